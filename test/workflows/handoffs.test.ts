import { PartnerError } from '../../connectors/partner-error';
import { handoffWorkflowId } from '../../workflows/partner-handoff/partner-handoff-messages';
import * as some from '../support/case-builders';
import { createCaseHarness, type CaseHarness } from '../support/case-harness';
import { handOff, handoffOf, say as sayTo } from '../support/handoff-steps';
import { standInPartner, type Spoken } from '../support/stand-in-partner';
import { accept, agree, bring, consent } from './every-command';

const spoken: Spoken[] = [];
const troubles = new Map<string, () => Promise<void>>();
let hub: CaseHarness;
beforeAll(async () => {
  const trouble = async ({ handoffId }: { readonly handoffId: string }) => {
    await troubles.get(handoffId)?.();
    return {};
  };
  hub = await createCaseHarness({}, standInPartner(spoken, { file: trouble }));
});
afterAll(() => hub.close());

const ready = [accept, agree, consent];

const say = (handoffId: string, said: Parameters<typeof sayTo>[2]) =>
  sayTo(hub.client, handoffId, said);

const heardBy = (handoffId: string) =>
  spoken.filter(({ message }) => message.handoffId === handoffId);

describe('a hand-off', () => {
  it('goes to its partner, comes back and completes its action', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase);
    expect(handoffId).toBe(`${testCase.caseNumber}-H1`);
    await handoffOf(testCase, ({ status }) => status === 'requested');
    await say(handoffId, { status: 'accepted', sequence: 1 });
    await say(handoffId, { status: 'completed', sequence: 2, outcomeRef: 'outcome-1' });
    const settled = await handoffOf(testCase, ({ status }) => status === 'completed');
    expect(settled).toMatchObject({ deliveryState: 'delivered', outcomeRef: 'outcome-1' });
    expect((await testCase.current()).plan?.actions[0]).toMatchObject({ status: 'completed' });
    expect(heardBy(handoffId)).toMatchObject([
      { what: 'file', message: { messageId: `${handoffId}-request-1` } },
    ]);
    await hub.client.workflow.getHandle(handoffWorkflowId(handoffId)).result();
  });

  it('waits for the plan: it starts when what its action depends on is done', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase, { actionId: 'a-2' });
    await testCase.quietHistory();
    expect(heardBy(handoffId)).toEqual([]);
    await testCase.give('completeAction', { actionId: 'a-1' });
    await handoffOf(testCase, ({ status }) => status === 'requested');
    expect(heardBy(handoffId)).toHaveLength(1);
  });

  it('is tried again under the same id, and told of after the second attempt', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = `${testCase.caseNumber}-H1`;
    let left = 2;
    troubles.set(handoffId, () => {
      left -= 1;
      return left < 0
        ? Promise.resolve()
        : Promise.reject(new PartnerError('viveste', 'unavailable', 'HTTP_503'));
    });
    await handOff(testCase);
    await handoffOf(testCase, ({ status }) => status === 'requested');
    expect(heardBy(handoffId).map(({ message }) => message.messageId)).toEqual(
      Array(3).fill(`${handoffId}-request-1`),
    );
    const journal = await testCase.journal((event) => event.type === 'handoffDelivered');
    expect(journal.map(({ type }) => type)).toContain('handoffDelayed');
  });

  it('becomes a dead letter that a person sends again', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = `${testCase.caseNumber}-H1`;
    troubles.set(handoffId, () =>
      Promise.reject(new PartnerError('viveste', 'rejected', 'HTTP_400')),
    );
    await handOff(testCase);
    const stuck = await handoffOf(testCase, (handoff) => handoff.deliveryState === 'dead-letter');
    expect(stuck.trouble).toBe('HTTP_400');
    troubles.delete(handoffId);
    await testCase.give('resendHandoff', { handoffId });
    await handoffOf(testCase, ({ status }) => status === 'requested');
    expect(heardBy(handoffId)).toHaveLength(2);
  });

  it('keeps an answer that is older than one applied, and does not apply it', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase);
    await handoffOf(testCase, ({ status }) => status === 'requested');
    await say(handoffId, { status: 'in-progress', sequence: 2 });
    await say(handoffId, { status: 'accepted', sequence: 1 });
    const journal = await testCase.journal(
      (event) => event.type === 'handoffAnswered' && !event.data.isApplied,
    );
    expect(journal.at(-1)?.data).toMatchObject({ status: 'accepted' });
    expect((await testCase.current()).handoffs?.[0]?.status).toBe('in-progress');
  });

  it('is stopped and recalled when its basis is withdrawn, until the partner confirms', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase);
    await handoffOf(testCase, ({ status }) => status === 'requested');
    await testCase.give('withdrawBasis', { basisId: 'b-00000001' });
    await handoffOf(testCase, ({ withdrawal }) => withdrawal?.state === 'recalled');
    await say(handoffId, { status: 'deleted', sequence: 9 });
    const gone = await handoffOf(testCase, ({ withdrawal }) => withdrawal?.state === 'deleted');
    expect(gone).toMatchObject({ status: 'cancelled', reason: 'basis-withdrawn' });
    expect(heardBy(handoffId).map(({ what }) => what)).toEqual(['file', 'recall']);
  });

  it('comes back when the basis of a completed one is withdrawn', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase);
    await handoffOf(testCase, ({ status }) => status === 'requested');
    await say(handoffId, { status: 'completed', sequence: 1, outcomeRef: 'outcome-1' });
    await handoffOf(testCase, ({ status }) => status === 'completed');
    await hub.client.workflow.getHandle(handoffWorkflowId(handoffId)).result();
    await testCase.give('withdrawBasis', { basisId: 'b-00000001' });
    const recalled = await handoffOf(testCase, ({ withdrawal }) => withdrawal !== undefined);
    expect(recalled.status).toBe('completed');
    await handoffOf(testCase, ({ withdrawal }) => withdrawal?.state === 'recalled');
  });

  it('never starts when it was cancelled while it waited', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const handoffId = await handOff(testCase, { actionId: 'a-2' });
    await testCase.give('cancelHandoff', { handoffId });
    const gone = await handoffOf(testCase, ({ status }) => status === 'cancelled');
    expect(gone.withdrawal?.state).toBe('nothing-sent');
    await testCase.give('completeAction', { actionId: 'a-1' });
    await testCase.quietHistory();
    expect(heardBy(handoffId)).toEqual([]);
  });

  it('goes on when its case continues as new', async () => {
    const testCase = await bring(await hub.refer({ limits: { commands: 4 } }), ready);
    const handoffId = await handOff(testCase);
    await testCase.untilContinued();
    await handoffOf(testCase, ({ status }) => status === 'requested');
    await say(handoffId, { status: 'accepted', sequence: 1 });
    const accepted = await handoffOf(testCase, ({ status }) => status === 'accepted');
    expect(accepted.partnerSequence).toBe(1);
  });

  it('reminds a silent partner when its term passes, then tells people', async () => {
    const testCase = await bring(await hub.refer(), ready);
    const acceptance = { unit: 'seconds', count: 1 } as const;
    const handoffId = await handOff(testCase, {
      terms: { ...some.partnerTerms, acceptance },
    });
    const journal = await testCase.journal(
      (event) => event.type === 'handoffTermPassed' && event.data.passing === 2,
    );
    expect(journal.map(({ type }) => type)).toContain('handoffReminded');
    expect(heardBy(handoffId).map(({ what }) => what)).toEqual(['file', 'followUp']);
    const { handoffs = [] } = await testCase.current();
    expect(handoffs[0]?.status).toBe('requested');
  });
});
