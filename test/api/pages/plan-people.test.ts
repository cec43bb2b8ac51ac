import type { CaseProps } from '../../../api/pages/desk/case-view';
import { planByPerson, turnsOf } from '../../../api/pages/desk/plan-people';

const action = (actionId: string, owner: string, changes: object = {}) => ({
  ...{ actionId, owner, what: `Do ${actionId}.`, status: 'open', isBlocked: false },
  ...changes,
});

function caseOf(...actions: readonly object[]): CaseProps {
  const visit = {
    directory: { nameOf: (code: string) => code },
    labels: { organisation: (code: string) => (code === 'viveste' ? 'Viveste' : code) },
  };
  return { visit, of: { actions, person: { name: 'Noor Voorbeeld' } } } as unknown as CaseProps;
}

const mixed = caseOf(
  action('a1', 'viveste', { status: 'completed' }),
  action('a2', 'viveste'),
  action('a3', 'resident', { status: 'started' }),
  action('a4', 'resident'),
  action('a5', 'viveste', { isBlocked: true }),
  action('a6', 'resident', { status: 'cancelled', what: undefined }),
);

describe('whose turn it is', () => {
  it('names everybody who can act now, with their steps', () => {
    expect(turnsOf(mixed)).toBe('Nu aan zet: Viveste (stap 2) en Noor zelf (stap 3 en 4).');
  });

  it('names nobody when all is done', () => {
    expect(turnsOf(caseOf(action('a1', 'resident', { status: 'completed' })))).toBeUndefined();
    expect(turnsOf(caseOf())).toBeUndefined();
  });
});

it('tells by person what is now, what comes after that and what is done', () => {
  expect(planByPerson(mixed)).toEqual([
    ['Viveste', 'Nu: Do a2 (2)\nDaarna: Do a5 (5)\nKlaar: Do a1 (1)'],
    ['Noor zelf', 'Nu: Do a3 (3), Do a4 (4)\nVervallen: zonder tekst (6)'],
  ]);
});
