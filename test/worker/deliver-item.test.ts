import { randomInt, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { PartnerReport } from '../../connectors/connector';
import type { Handoff } from '../../domain/handoff/handoff';
import { deliverNext, putInInbox, type InboxItem } from '../../store/inbox';
import { deliverItem } from '../../worker/deliver-item';
import { handoffWorkflowId } from '../../workflows/partner-handoff/partner-handoff-messages';
import * as some from '../support/case-builders';
import { createCaseHarness, eventually, type CaseHarness } from '../support/case-harness';
import { standInPartner, type Spoken } from '../support/stand-in-partner';
import type { TestCase } from '../support/test-case';
import { accept, agree, bring, consent } from '../workflows/every-command';

const spoken: Spoken[] = [];
const reports = new Map<string, PartnerReport>();
const warnings: string[] = [];
const logger = pino({}, { write: (line: string) => void warnings.push(line) });
let hub: CaseHarness;
beforeAll(async () => {
  const followUp = ({ handoffId }: { readonly handoffId: string }) =>
    Promise.resolve(reports.get(handoffId));
  hub = await createCaseHarness({}, standInPartner(spoken, { followUp }));
});
afterAll(() => hub.close());

const basisId = 'b-00000001';
/** The number of a case that there is not. */
const nobody = () => String(randomInt(900_000_000, 1_000_000_000));

async function handOff(
  overrides: Parameters<typeof some.handoff>[0] = {},
): Promise<{ readonly testCase: TestCase; readonly handoffId: string }> {
  const testCase = await bring(await hub.refer(), [accept, agree, consent]);
  const order = some.handoff({ actionId: 'a-1', ...overrides });
  const { handoffId = '' } = await testCase.give('requestHandoff', order);
  await until(testCase, ({ status }) => status === 'requested');
  return { testCase, handoffId };
}

function until(testCase: TestCase, fits: (handoff: Handoff) => boolean): Promise<Handoff> {
  return eventually(async () => {
    const handoff = (await testCase.current()).handoffs?.at(-1);
    return handoff !== undefined && fits(handoff) ? handoff : undefined;
  }, 'a hand-off in that state');
}

const deliver = (item: InboxItem) => {
  const { db, client } = hub;
  return deliverItem({ db, client: client.workflow, taskQueue: 'no-queue', logger }, item);
};

const item = (
  kind: InboxItem['kind'],
  { caseNumber }: { readonly caseNumber: string },
  payload: unknown,
): InboxItem => ({ kind, caseNumber, itemKey: `${kind}/${randomUUID()}`, payload });

function withdrawalOf(testCase: { readonly caseNumber: string }, id = basisId): InboxItem {
  const command = { basisId: id, commandId: randomUUID(), by: some.workCoach };
  return item('withdrawal', testCase, { name: 'withdrawBasis', command });
}

function answerOf(
  testCase: TestCase,
  said: { readonly handoffId: string; readonly sequence: number; readonly status: string },
): InboxItem {
  const about = { answerId: randomUUID(), partner: 'viveste', receivedAt: '2026-11-24T09:00:00Z' };
  return item('partner-answer', testCase, { ...about, ...said });
}

const store = (stored: InboxItem, receivedAt = new Date().toISOString()) =>
  hub.db.transaction().execute((trx) => putInInbox(trx, stored, receivedAt));

const answersOf = async (testCase: TestCase) =>
  (await testCase.journal(1)).flatMap((event) =>
    event.type === 'handoffAnswered' ? [event.data.status] : [],
  );

describe('a withdrawal', () => {
  it('reaches its case, and a second delivery changes nothing', async () => {
    const { testCase, handoffId } = await handOff();
    const withdrawal = withdrawalOf(testCase);
    expect([await deliver(withdrawal), await deliver(withdrawal)]).toEqual([
      'delivered',
      'delivered',
    ]);
    await until(testCase, (handoff) => handoff.withdrawal?.state === 'recalled');
    const journal = await testCase.journal(1);
    expect(journal.filter(({ type }) => type === 'basisWithdrawn')).toHaveLength(1);
    const heard = spoken.filter(({ message }) => message.handoffId === handoffId);
    expect(heard.map(({ what }) => what)).toEqual(['file', 'recall']);
  });

  it('waits for a case that the engine does not have yet', async () => {
    expect(await deliver(withdrawalOf({ caseNumber: `OK-2026-${nobody()}` }))).toBe('postponed');
  });

  it('is parked when the engine had the case and has it no more', async () => {
    const gone = { caseNumber: `OK-2026-${nobody()}` };
    await store(item('referral', gone, {}));
    await hub.db
      .updateTable('inbox')
      .set({ delivered_at: '2026-11-24T09:00:00Z' })
      .where('case_number', '=', gone.caseNumber)
      .execute();
    expect(await deliver(withdrawalOf(gone))).toBe('parked');
  });
});

describe('an answer of a partner', () => {
  it('reaches its hand-off', async () => {
    const { testCase, handoffId } = await handOff();
    const accepted = answerOf(testCase, { handoffId, sequence: 1, status: 'accepted' });
    expect(await deliver(accepted)).toBe('delivered');
    await until(testCase, ({ status }) => status === 'accepted');
  });

  it('is parked when the hand-off has ended', async () => {
    const { testCase, handoffId } = await handOff();
    await deliver(answerOf(testCase, { handoffId, sequence: 1, status: 'completed' }));
    await hub.client.workflow.getHandle(handoffWorkflowId(handoffId)).result();
    const late = answerOf(testCase, { handoffId, sequence: 2, status: 'in-progress' });
    expect(await deliver(late)).toBe('parked');
    await until(testCase, ({ status }) => status === 'completed');
    expect(await answersOf(testCase)).toEqual(['completed']);
  });

  it('comes in the order in which it was stored, however many relays there are', async () => {
    const { testCase, handoffId } = await handOff();
    const said = ['accepted', 'in-progress', 'on-hold', 'in-progress', 'completed'];
    for (const [index, status] of said.entries())
      await store(answerOf(testCase, { handoffId, sequence: index + 1, status }));
    const relay = async () => {
      while (await deliverNext(hub.db, deliver, () => new Date().toISOString()));
    };
    // A relay that finds everything taken stops: the next looks again.
    await eventually(async () => {
      await Promise.all([relay(), relay(), relay()]);
      const open = await hub.db
        .selectFrom('inbox')
        .select('inbox_id')
        .where('case_number', '=', testCase.caseNumber)
        .where('delivered_at', 'is', null)
        .execute();
      return open.length === 0 ? true : undefined;
    }, 'an empty inbox');
    await until(testCase, ({ status }) => status === 'completed');
    expect(await answersOf(testCase)).toEqual(said);
  });
});

describe('a nudge', () => {
  const pollEvery = { unit: 'weeks', count: 1 } as const;

  it('makes the hand-off look at its partner at once', async () => {
    const { testCase, handoffId } = await handOff({ pollEvery });
    reports.set(handoffId, { reportId: randomUUID(), sequence: 1, status: 'accepted' });
    expect(await deliver(item('partner-nudge', testCase, { handoffId }))).toBe('delivered');
    await until(testCase, ({ status }) => status === 'accepted');
  });

  it('is parked when the hand-off has ended', async () => {
    const { testCase, handoffId } = await handOff({ pollEvery });
    await deliver(answerOf(testCase, { handoffId, sequence: 1, status: 'completed' }));
    await hub.client.workflow.getHandle(handoffWorkflowId(handoffId)).result();
    expect(await deliver(item('partner-nudge', testCase, { handoffId }))).toBe('parked');
  });
});

it.each(['withdrawal', 'partner-answer', 'partner-nudge'] as const)(
  'a %s that nobody can read waits and is told of without its content',
  async (kind) => {
    warnings.length = 0;
    const unreadable = item(kind, { caseNumber: 'OK-2026-00001' }, { story: 'Sam Voorbeeld' });
    expect(await deliver(unreadable)).toBe('postponed');
    expect(warnings.join()).toContain('inbox item cannot be delivered and waits');
    expect(warnings.join()).not.toContain('Voorbeeld');
  },
);
