import * as fc from 'fast-check';
import { commandRules } from '../../../domain/case/command-rules';
import { availableCommands, type AvailableCommand } from '../../../domain/desk/available-commands';
import { nextStep, stepsOf } from '../../../domain/desk/next-step';
import type { Viewer } from '../../../domain/desk/viewer';
import type { CaseStory } from '../case/case-builder';
import { budgetPolicy, handedOff, money, planned, terms } from '../case/case-builder';
import { idsOf, payloads, randomCase } from './random-case';

const leader = (subject: string): Viewer => ({
  ...{ subject, organisation: 'houten', actsFor: [subject] },
  rights: { work: 'project-leader', triage: 'project-leader', 'decide-budget': 'project-leader' },
});

const coach: Viewer = {
  ...{ subject: 'wc-01', organisation: 'wil', actsFor: ['wc-01'] },
  rights: { work: 'professional', triage: 'professional' },
};

function availableIn(story: CaseStory, viewer: Viewer): readonly AvailableCommand[] {
  return availableCommands(story.current, viewer, {
    ...{ now: story.now, terms, budget: budgetPolicy },
  });
}

/** Whether each payload for this line is accepted. */
function verdicts(story: CaseStory, viewer: Viewer, line: AvailableCommand): readonly boolean[] {
  const { name, about, choice } = line;
  const { subject, organisation } = viewer;
  const role = viewer.rights[name === 'decideBudget' ? 'decide-budget' : 'work'] ?? 'professional';
  return payloads(story.current, name, about, story.now)
    .filter((data) => fits(choice, data))
    .map((data) => {
      const refusal = story.as({ subject, organisation, role }).refusal(name, data);
      return refusal === undefined;
    });
}

function fits(choice: AvailableCommand['choice'], data: object): boolean {
  if (choice === 'approve' || choice === 'reject')
    return 'decision' in data && data.decision === choice;
  if (choice === undefined || !('outcome' in data)) return true;
  const isWorked = data.outcome === 'breakthrough' || data.outcome === 'no-breakthrough';
  if ('closeAnyway' in data) return choice === 'anyway' && !isWorked;
  return choice === (isWorked ? 'worked' : 'ended');
}

const histories = fc.array(fc.nat({ max: 100_000 }), { minLength: 5, maxLength: 90 });
const viewers = fc.constantFrom(leader('pl-01'), leader('pl-02'), coach);

describe('the commands that are available', () => {
  it('are never refused when filled in well, and the others always, in any case', () => {
    const seen = { allowed: new Set<string>(), refused: new Set<string>() };
    fc.assert(
      fc.property(histories, viewers, (moves, viewer) => {
        const story = randomCase(moves);
        for (const line of availableIn(story, viewer)) {
          if (line.refusal === 'ACCESS_NOT_ALLOWED') continue;
          const accepted = verdicts(story, viewer, line);
          const isAllowed = line.refusal === undefined;
          if (accepted.length === 0 || accepted.some(Boolean) !== isAllowed)
            throw new Error(`${JSON.stringify(line)}: ${JSON.stringify(accepted)}`);
          (isAllowed ? seen.allowed : seen.refused).add(line.name);
        }
      }),
      { numRuns: 500, seed: 20_261_126 },
    );
    // Signals and withdrawals are refused in no case.
    const names = Object.keys(commandRules).toSorted();
    expect([...seen.allowed].toSorted()).toEqual(names);
    expect([...seen.refused].toSorted()).toEqual(
      names.filter((name) => name !== 'raiseSignal' && name !== 'withdrawBasis'),
    );
  });

  it('name every command, and everything of the case that it can be about', () => {
    fc.assert(
      fc.property(histories, (moves) => {
        const story = randomCase(moves);
        const lines = availableIn(story, coach);
        for (const name of Object.keys(commandRules) as (keyof typeof commandRules)[]) {
          const named = lines.filter((line) => line.name === name).map(({ about }) => about);
          const ids = idsOf(story.current, name);
          if (name === 'withdrawBasis') expect(ids).toEqual(expect.arrayContaining(named));
          else if (named.every((about) => about === undefined)) expect(ids).toEqual([]);
          else expect([...new Set(named)].toSorted()).toEqual(ids.toSorted());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are none for who may only read, and no decision on money for who is no project leader', () => {
    const reader: Viewer = { ...coach, rights: {} };
    const refusals = availableIn(handedOff(), reader).map(({ refusal }) => refusal);
    expect(new Set(refusals)).toEqual(new Set(['ACCESS_NOT_ALLOWED']));
    const story = planned().give('requestBudget', money());
    const decisions = availableIn(story, coach).filter(({ name }) => name === 'decideBudget');
    expect(decisions.map(({ refusal }) => refusal)).toEqual([
      ...['ACCESS_NOT_ALLOWED', 'ACCESS_NOT_ALLOWED'],
    ]);
  });
});

describe('the next step', () => {
  it('never points to a command that would be refused to who is to give it', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(histories, viewers, (moves, viewer) => {
        const story = randomCase(moves);
        const view = { current: story.current, now: story.now, acknowledged: {} };
        const lines = availableIn(story, viewer);
        for (const step of stepsOf(view, viewer)) {
          kinds.add(step.kind);
          if (!step.isYours || step.command === undefined) continue;
          // Who asked for money, or approved first, sees that it waits, and for whom.
          if (step.command === 'decideBudget') continue;
          const found = lines.filter(({ name }) => name === step.command);
          const about = found.filter(
            (line) => line.about === undefined || line.about === step.about,
          );
          if (!about.some(({ refusal }) => refusal === undefined))
            throw new Error(JSON.stringify([step, about]));
        }
        expect(nextStep(view, viewer).kind).toBeDefined();
      }),
      { numRuns: 500, seed: 20_261_126 },
    );
    expect(kinds.size).toBeGreaterThanOrEqual(17);
  });
});
