import { sql } from 'kysely';
import { pino } from 'pino';
import { findBudgetDifferences, readBudgetOverview } from '../../store/budget-overview';
import { recordEvents } from '../../store/case-journal';
import { readCase } from '../../store/case-view';
import { readEvents } from '../../store/journal-lines';
import { lookAtBudget } from '../../worker/budget-watch';
import { approved, asked, closed, decision, money, spend } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const spent = () =>
  approved(100_000)
    .give('recordSpend', spend('u-1', 30_000))
    .give('recordRefund', { ...spend('u-1', 5_000), refundId: 'r-1' });

describe('the ledger of the budget', () => {
  it('has a line for every spend and refund, and the sums of the case', async () => {
    const caseNumber = await plantCase(database.db, spent().journal);
    const lines = await database.db
      .selectFrom('budget_ledger')
      .selectAll()
      .orderBy('seq')
      .execute();
    expect(lines.map(({ kind, line_id, amount_cents }) => [kind, line_id, amount_cents])).toEqual([
      ['spend', 'u-1', 30_000],
      ['refund', 'r-1', 5_000],
    ]);
    const [whole] = await database.db.selectFrom('case_budget').selectAll().execute();
    expect(whole).toEqual({
      ...{ case_number: caseNumber, cap_cents: 250_000 },
      ...{ approved_cents: 100_000, spent_cents: 25_000 },
    });
    expect(await findBudgetDifferences(database.db)).toEqual([]);
  });

  it('takes a repeated batch of lines once', async () => {
    const story = spent();
    const caseNumber = await plantCase(database.db, story.journal);
    await recordEvents(database.db, caseNumber, story.journal);
    expect(await database.db.selectFrom('budget_ledger').selectAll().execute()).toHaveLength(2);
  });

  it('refuses a spend beyond what was approved, while the journal goes on and the difference shows', async () => {
    const story = approved(50_000);
    const caseNumber = await plantCase(database.db, story.journal);
    const before = story.journal.length;
    const defect = { requestId: 'm-1', spendId: 'u-1', amountCents: 50_001 };
    const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' };
    const line = { seq: before + 1, at: story.now, by, type: 'budgetSpent', data: defect } as const;
    await recordEvents(database.db, caseNumber, [line]);
    expect(await readEvents(database.db, caseNumber)).toHaveLength(before + 1);
    expect((await readCase(database.db, caseNumber))?.current.sequence).toBe(before + 1);
    expect(await database.db.selectFrom('budget_ledger').selectAll().execute()).toEqual([]);
    const [refused] = await database.db.selectFrom('budget_refused').selectAll().execute();
    expect(refused).toMatchObject({ seq: before + 1, why: 'request_spent_within_approved' });
    expect(await findBudgetDifferences(database.db)).toContainEqual({
      ...{ caseNumber, requestId: 'm-1' },
    });
  });

  it('refuses an approval by who asked', async () => {
    const story = asked();
    const caseNumber = await plantCase(database.db, story.journal);
    const data = { requestId: 'm-1', amountCents: 50_000, capCents: 250_000, decidedBy: 'wc-01' };
    const by = { subject: 'wc-01', role: 'project-leader', organisation: 'wil' };
    const seq = story.journal.length + 1;
    await recordEvents(database.db, caseNumber, [
      { seq, at: story.now, by, type: 'budgetApproved', data },
    ]);
    const [refused] = await database.db.selectFrom('budget_refused').selectAll().execute();
    expect(refused?.why).toBe('decider_is_another');
  });

  it('keeps its lines as they are', async () => {
    await plantCase(database.db, spent().journal);
    const change = sql`update budget_ledger set amount_cents = 1`.execute(database.db);
    await expect(change).rejects.toThrow('append-only');
  });

  it.each([
    ['a line is gone', sql`delete from budget_ledger where kind = 'refund'`],
    ['a sum is off', sql`update budget_request set spent_cents = spent_cents + 1`],
    ['the whole is off', sql`update case_budget set spent_cents = spent_cents + 1`],
    [
      'a decision is undone',
      sql`update budget_request set amount_cents = 99999, approved_cents = 99999`,
    ],
  ])(
    'is found to differ from the journal when %s, and the worker says so',
    async (_, statement) => {
      const caseNumber = await plantCase(database.db, spent().journal);
      await plantCase(database.db, spent().journal.map(withOtherCommand));
      await statement.execute(database.db);
      const differing = await findBudgetDifferences(database.db);
      expect(differing.map((each) => each.caseNumber)).toContain(caseNumber);
      const lines: string[] = [];
      await lookAtBudget(database.db, pino({}, { write: (line) => lines.push(line) }));
      expect(lines.join()).toContain('ledger and journal of the budget differ');
    },
  );
});

function withOtherCommand<Event extends { readonly commandId?: string }>(event: Event): Event {
  return event.commandId === undefined
    ? event
    : { ...event, commandId: `other-${event.commandId}` };
}

describe('the overview of the municipality', () => {
  it('adds up what is promised, spent and undecided', async () => {
    const journals = [
      spent(),
      asked(20_000),
      approved(10_000).give('requestBudget', money('m-2', 7_000)),
      approved(10_000)
        .give('requestBudget', money('m-2', 9_000))
        .give('decideBudget', decision('m-2', 'reject')),
      closed(),
    ].map(({ journal }) => journal);
    for (const [number, journal] of journals.entries())
      await plantCase(
        database.db,
        journal.map((event) =>
          event.commandId === undefined
            ? event
            : { ...event, commandId: `${String(number)}-${event.commandId}` },
        ),
      );
    expect(await readBudgetOverview(database.db)).toEqual({
      undecided: { count: 2, cents: 27_000 },
      promised: { count: 3, cents: 95_000 },
      spent: { count: 1, cents: 25_000 },
      years: [{ year: 2026, spentCents: 25_000 }],
    });
  });

  it('does not count as promised what a closed case left', async () => {
    const story = approved(10_000)
      .give('closeCase', { outcome: 'breakthrough' })
      .give('recordEvaluation', { success: 'reached', situation: [] });
    await plantCase(database.db, story.journal);
    const { promised } = await readBudgetOverview(database.db);
    expect(promised).toEqual({ count: 0, cents: 0 });
  });
});
