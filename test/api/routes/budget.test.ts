import { sql } from 'kysely';
import { startHub, type Hub } from '../../support/hub-harness';
import { eventually } from '../../support/eventually';
import { caseAt, eventsOf, written } from '../case-steps';

let hub: Hub;
/** Of a case that is not there nobody hears what was wrong with the input. */
let known: string;
beforeAll(async () => {
  hub = await startHub();
  known = await caseAt(hub, 'referral');
});
afterAll(() => hub.close());

interface BudgetBody {
  readonly approvedCents: number;
  readonly spentCents: number;
  readonly askableCents: number;
  readonly requests: readonly {
    readonly requestId: string;
    readonly status: string;
    readonly breakthroughRef: string;
    readonly spends: readonly { readonly spendId: string; readonly refundedCents: number }[];
  }[];
}

const lastOf = (headers: Headers) => headers.get('location')?.split('/').at(-1) ?? '';

async function ask(caseNumber: string, amountCents: number, as?: string): Promise<string> {
  const body = { amountCents, purpose: 'A bed.', breakthrough: 'The children can stay.' };
  const by = as === undefined ? {} : { as };
  const made = await hub.ask('postBudgetRequest', { params: { caseNumber }, body, ...by });
  return lastOf(made.headers);
}

const approve = (caseNumber: string, requestId: string, as = 'pl-01') =>
  hub.ask('postBudgetDecision', {
    ...{ params: { caseNumber, requestId }, body: { decision: 'approve' }, as },
  });

const spend = (caseNumber: string, requestId: string, amountCents: unknown, key?: string) =>
  hub.ask('postBudgetSpend', {
    ...{ params: { caseNumber, requestId }, body: { amountCents } },
    ...(key === undefined ? {} : { key }),
  });

const budgetOf = async (caseNumber: string) => {
  const { body } = await hub.ask<BudgetBody>('listBudgetRequests', { params: { caseNumber } });
  return body;
};

describe('the budget of a case', () => {
  it('goes from request to decision, spend and refund', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const requestId = await ask(caseNumber, 50_000);
    expect((await approve(caseNumber, requestId)).status).toBe(200);
    const spent = await spend(caseNumber, requestId, 30_000);
    const spendId = lastOf(spent.headers);
    const refunded = await hub.ask('postBudgetRefund', {
      params: { caseNumber, requestId, spendId },
      body: { amountCents: 5_000, receipt: 'It was cheaper.' },
    });
    await written(hub, caseNumber, refunded.body.sequence);
    expect(await budgetOf(caseNumber)).toMatchObject({
      ...{ approvedCents: 50_000, spentCents: 25_000, askableCents: 200_000 },
      requests: [{ requestId, status: 'approved', spends: [{ spendId, refundedCents: 5_000 }] }],
    });
    const { body } = await hub.ask('getBudgetOverview');
    expect(body).toMatchObject({ capCents: 250_000, differences: 0 });
  });

  it('keeps the reasons in the dossier and out of the journal', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    await ask(caseNumber, 50_000);
    const { requests } = await written<never>(hub, caseNumber).then(() => budgetOf(caseNumber));
    const entryId = requests[0]?.breakthroughRef ?? '';
    const entry = await hub.ask('getDossierEntry', { params: { caseNumber, entryId } });
    expect(entry.body).toMatchObject({ kind: 'breakthrough', content: 'The children can stay.' });
    const rows = await hub.db.selectFrom('case_journal').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('children');
  });

  it('above the delegated amount takes two project leaders', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const requestId = await ask(caseNumber, 100_001);
    await approve(caseNumber, requestId);
    expect((await spend(caseNumber, requestId, 1)).body.code).toBe('BUDGET_NOT_APPROVED');
    expect((await approve(caseNumber, requestId)).body.code).toBe('BUDGET_SECOND_DECIDER_IS_FIRST');
    expect((await approve(caseNumber, requestId, 'pl-02')).status).toBe(200);
    expect((await spend(caseNumber, requestId, 100_001)).status).toBe(201);
  });

  it('is decided once when two project leaders decide at the same time', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const requestId = await ask(caseNumber, 50_000);
    const answers = await Promise.all([
      approve(caseNumber, requestId, 'pl-01'),
      approve(caseNumber, requestId, 'pl-02'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.body.code).toBe('BUDGET_ALREADY_DECIDED');
    const approvals = await eventually(async () => {
      const types = await eventsOf(hub, caseNumber);
      const found = types.filter((type) => type === 'budgetApproved');
      return found.length === 0 ? undefined : found;
    });
    expect(approvals).toEqual(['budgetApproved']);
  });

  it('is not decided by who asked, nor by a professional', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const requestId = await ask(caseNumber, 50_000, 'pl-01');
    const own = await approve(caseNumber, requestId, 'pl-01');
    expect(own.body.code).toBe('BUDGET_DECIDER_IS_REQUESTER');
    expect((await approve(caseNumber, requestId, 'wc-01')).status).toBe(403);
  });

  it('spends once however often the same request is sent', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const requestId = await ask(caseNumber, 3_000);
    await approve(caseNumber, requestId);
    const sent = [1, 2, 3, 4].map(() => spend(caseNumber, requestId, 3_000, 'one-spend'));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await spend(caseNumber, requestId, 1)).body.code).toBe('BUDGET_USED_UP');
  });

  it.each([
    ...[-3_000, 0, 0.5, 30.005, 100_000_001, 2 ** 53, '2500.00', '2.500,00', '€ 30', 'EUR 30'],
    ...[null, true, [3_000], { cents: 3_000 }],
  ])('does not take %j as an amount', async (amountCents) => {
    const params = { caseNumber: known, requestId: 'm-1' };
    const reply = await hub.ask('postBudgetSpend', { params, body: { amountCents } });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(reply.body.errors?.[0]?.pointer).toMatch(/^\/amountCents/);
  });
});

describe('a deviation', () => {
  it('leaves a decision text to hand to who carries it out', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const given = await hub.ask('postDeviation', {
      params: { caseNumber },
      body: {
        ...{ rule: 'Participatiewet', article: 'artikel 40', decidedBy: 'pl-01' },
        ...{ reason: 'Geen adres, daarom geen uitkering.', insteadOf: 'Afwijzen.' },
      },
    });
    expect(given.headers.get('location')).toMatch(/\/deviations\/d-[0-9a-f]{12}$/);
    await written(hub, caseNumber, given.body.sequence);
    const { body } = await hub.ask<{ deviations: { decisionRef: string; mandate: string }[] }>(
      'listDeviations',
      { params: { caseNumber } },
    );
    expect(body.deviations).toMatchObject([{ mandate: 'Mandaat van de wethouders aan Op Koers' }]);
    const entryId = body.deviations[0]?.decisionRef ?? '';
    const entry = await hub.ask('getDossierEntry', { params: { caseNumber, entryId } });
    for (const words of ['Participatiewet, artikel 40', 'Geen adres', 'Afwijzen.', caseNumber])
      expect(entry.body['content']).toContain(words);
    const { body: view } = await hub.ask('getCase', { params: { caseNumber } });
    expect(view['deviations']).toHaveLength(1);
  });
});

describe('the effects of a case', () => {
  it('are the sum of the journal and of what people entered', async () => {
    const caseNumber = await caseAt(hub, 'closure');
    const body = {
      followUp: [{ party: 'wil', lowMinutes: 60 }],
      otherCosts: [{ what: 'Een bed.', amount: { lowCents: 10_000, highCents: 10_000 } }],
      reference: [{ code: 'benefit', months: 6 }],
    };
    const given = await hub.ask('postEffects', { params: { caseNumber }, body });
    await written(hub, caseNumber, given.body.sequence);
    const { body: effects } = await hub.ask('getEffects', { params: { caseNumber } });
    expect(effects).toMatchObject({
      intervention: { total: { lowCents: 15_000, isComplete: false } },
      reference: { total: { lowCents: 700_000, highCents: 700_000, isComplete: true } },
      judged: { verdict: 'cost-effective', ground: 'amounts', marginCents: 685_000 },
      priceList: 'op-koers-2022',
    });
  });

  it('are a page in Dutch for who asks for one', async () => {
    const caseNumber = await caseAt(hub, 'closure');
    const body = { otherCosts: [{ what: 'Een bed.' }], reference: [{ code: 'homelessness' }] };
    const given = await hub.ask('postEffects', { params: { caseNumber }, body });
    await written(hub, caseNumber, given.body.sequence);
    const page = await hub.ask('getEffects', { params: { caseNumber }, accept: 'text/html' });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('Een bed.');
    expect(page.text).toContain('Wat het in geld opleverde, is niet goed te zeggen.');
    expect(page.text).not.toContain('<script');
    const lines = await hub.db
      .selectFrom('access_log')
      .select('entry_ids')
      .where('operation', '=', 'getEffects')
      .where('case_numbers', '@>', sql<string[]>`array[${caseNumber}]`)
      .execute();
    expect(lines.map((line) => line.entry_ids.length)).toEqual([1]);
  });

  it('take only codes of the price list', async () => {
    const body = { reference: [{ code: 'benefit' }, { code: 'no-such-event' }] };
    const params = { caseNumber: known };
    const reply = await hub.ask('postEffects', { params, body });
    expect(reply.body.errors).toEqual([
      expect.objectContaining({ pointer: '/reference/1/code', code: 'UNKNOWN_CODE' }),
    ]);
    expect((await hub.ask('getPriceList')).body).toMatchObject({ version: 'op-koers-2022' });
  });
});
