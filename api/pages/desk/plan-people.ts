import type { Fact } from '../parts/facts';
import { capitalised, listed } from '../phrases';
import { isSettledStep, residentOf, stepNumber, type CaseDesk, type CaseProps } from './case-view';
import { ownerName } from './who';

type Action = CaseDesk['actions'][number];

const isNow = (action: Action) => !isSettledStep(action) && !action.isBlocked;

/** `Nu aan zet: Viveste (stap 2) en Noor zelf (stap 3 en 4).`; undefined when nobody is. */
export function turnsOf(props: CaseProps): string | undefined {
  const turns = byOwner(props).flatMap(([who, actions]) => {
    const now = actions.filter(isNow);
    return now.length === 0 ? [] : [`${who} (stap ${numbersOf(props.of, now)})`];
  });
  return turns.length === 0 ? undefined : `Nu aan zet: ${listed(turns)}.`;
}

/** What each person does: now, after that, and what is done. */
export function planByPerson(props: CaseProps): readonly Fact[] {
  return byOwner(props).map(([who, actions]) => {
    const part = (word: string, isIn: (action: Action) => boolean) => {
      const steps = actions.filter(isIn).map((action) => stepWords(props.of, action));
      return steps.length === 0 ? [] : [`${word}: ${steps.join(', ')}`];
    };
    const lines = [
      ...part('Nu', isNow),
      ...part('Daarna', (action) => !isSettledStep(action) && action.isBlocked),
      ...part('Klaar', ({ status }) => status === 'completed'),
      ...part('Vervallen', ({ status }) => status === 'cancelled'),
    ];
    return [who, lines.join('\n')];
  });
}

/** In the order of their first step. */
function byOwner({ visit, of }: CaseProps): readonly (readonly [string, readonly Action[]])[] {
  const owners = [...new Set(of.actions.map(({ owner }) => owner))];
  return owners.map((owner) => [
    capitalised(ownerName(visit, owner, residentOf(of))),
    of.actions.filter((action) => action.owner === owner),
  ]);
}

function numbersOf(of: CaseDesk, actions: readonly Action[]): string {
  return listed(actions.map(({ actionId }) => String(stepNumber(of, actionId))));
}

function stepWords(of: CaseDesk, { actionId, what = 'zonder tekst' }: Action): string {
  return `${what.replace(/[.!]$/u, '')} (${stepNumber(of, actionId)})`;
}
