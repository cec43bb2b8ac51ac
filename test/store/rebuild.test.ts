import fc from 'fast-check';
import { rebuildView, recordEvents } from '../../store/case-journal';
import { openSession, type SessionOutcome } from '../../domain/case/case';
import type { CommandName, Commands } from '../../domain/case/commands';
import type { CaseEvent } from '../../domain/case/events';
import {
  CaseStory,
  action,
  calledBackWell,
  held,
  intake,
  session,
} from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Given = { [Name in CommandName]: readonly [Name, Commands[Name]] }[CommandName];
/** What is given may depend on what happened before, such as which session is open. */
type Step = number | ((story: CaseStory) => Given);

const contact = { soort: 'Mail', dagdeel: 'Avond', reached: false } as const;
const ids = fc.integer({ min: 1, max: 4 }).map((number) => `a${String(number)}`);
const daysOn = (story: CaseStory, days: number) =>
  new Date(Date.parse(story.now) + days * 86_400_000).toISOString();

const schedule = (story: CaseStory): Given => [
  'scheduleSession',
  { ...session, sessionId: `s-${String(story.journal.length)}`, startsAt: daysOn(story, 7) },
];
const record =
  (outcome: SessionOutcome) =>
  (story: CaseStory): Given => [
    'recordSession',
    { ...held, outcome, sessionId: openSession(story.current)?.sessionId ?? 's-none' },
  ];
const suspend = (story: CaseStory): Given => [
  'suspendCase',
  { reason: 'abroad', until: daysOn(story, 20) },
];
const always = (...all: readonly Given[]) => fc.constantFrom(...all.map((given) => () => given));

const work: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step[]>(schedule, schedule, record('held'), record('held'), suspend),
  fc.constantFrom<Step[]>(record('cancelled'), record('resident-absent')),
  always(
    ['recordIntake', intake],
    ['recordIntake', { lifeDomains: [], wantedAtTable: ['ggz'] }],
    ['agreePlan', { goals: [], actions: [] }],
    ['recordCallBackAttempt', calledBackWell],
    ['recordCallBackAttempt', { ...calledBackWell, outcome: 'worse' }],
    ['recordCallBackAttempt', contact],
    ['recordContactAttempt', { ...contact, reached: true }],
    ['recordDeviation', { rule: 'Wmo', reasonRef: 'reason', decidedBy: 'pl-01' }],
    ['raiseSignal', { theme: 'waiting-list', window: 'resident', organisations: [] }],
    ['resumeCase', {}],
    ['changeTeam', { caseHolder: 'wc-02', members: ['st-01'] }],
  ),
  ids.map((actionId): Step => () => ['addAction', action(actionId, { dueDate: '2026-11-20' })]),
  ids.map((actionId): Step => () => ['startAction', { actionId }]),
  ids.map((actionId): Step => () => ['completeAction', { actionId }]),
  ids.map((actionId): Step => () => ['cancelAction', { actionId }]),
);

const ending: fc.Arbitrary<Step> = always(
  ['closeCase', { outcome: 'breakthrough' }],
  ['closeCase', { outcome: 'moved' }],
  ['recordEvaluation', { success: 'partly', situation: [] }],
  ['startAftercare', {}],
  ['recordPilotFlameContact', contact],
  ['endAftercare', {}],
  ['reopenCase', { reasonRef: 'reason' }],
  ['redirectReferral', { to: 'lister', reason: 'other' }],
  ['acceptReferral', { team: 'youth', caseHolder: 'yw-01', backup: 'yw-02' }],
);

/** So many hours in which nobody does anything. */
const waiting: fc.Arbitrary<Step> = fc.integer({ min: 1, max: 24 * 40 });
const step = fc.oneof(
  { weight: 6, arbitrary: work },
  { weight: 2, arbitrary: ending },
  { weight: 1, arbitrary: waiting },
);

/** The journal of a case to which these things happened, as far as it took them. */
function journalOf(steps: readonly Step[]): readonly CaseEvent[] {
  const story = new CaseStory({ urgency: 'crisis' });
  tell(story, steps.length % 5 === 0 ? steps[0]! : accept);
  for (const next of steps) tell(story, next);
  return story.journal;
}

const accept = (): Given => ['acceptReferral', { team: 'adult', caseHolder: 'wc-01' }];

function tell(story: CaseStory, next: Step): void {
  if (typeof next === 'number') story.at(daysOn(story, next / 24));
  else giveIfTaken(story, next(story));
}

function giveIfTaken<Name extends CommandName>(
  story: CaseStory,
  [name, data]: readonly [Name, Commands[Name]],
): void {
  if (story.refusal(name, data) === undefined) story.give(name, data);
}

/** What the hub has written of the case, and what its journal alone gives. */
async function bothViews(caseNumber: string) {
  const { state, ...written } = await database.db
    .selectFrom('case_view')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .executeTakeFirstOrThrow();
  const rebuilt = await rebuildView(database.db, caseNumber);
  return [
    { ...written, state },
    { ...rebuilt, state: JSON.parse(rebuilt?.state ?? 'null') as unknown },
  ] as const;
}

describe('the view of a case', () => {
  it('is what its journal gives, whatever happened and however it was batched', async () => {
    const types = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        async (steps, batch) => {
          const journal = journalOf(steps);
          for (const event of journal) types.add(event.type);
          const caseNumber = await plantCase(database.db, journal.slice(0, 1));
          for (let from = 1; from < journal.length; from += batch)
            await recordEvents(database.db, caseNumber, journal.slice(from, from + batch));
          const [written, rebuilt] = await bothViews(caseNumber);
          expect(written).toEqual(rebuilt);
          expect(written.seq).toBe(journal.length);
        },
      ),
      { numRuns: 80 },
    );
    // Otherwise the case mostly refused, and nothing was proved.
    expect(types.size).toBeGreaterThan(22);
  });

  it('is nothing without a journal', async () => {
    expect(await rebuildView(database.db, 'OK-2026-99999')).toBeUndefined();
  });
});
