import type { CaseDesk } from '../../../api/pages/desk/case-view';
import { planAgain, planNow } from '../../../api/pages/desk/plan-again';
import { planErrors, planOf, planStart } from '../../../api/pages/desk/plan-form';
import { circleIn, circleWords } from '../../../api/pages/desk/plan-order';
import { rowsIn } from '../../../api/pages/desk/plan-rows';
import { agreementOf, draftOf, sessionErrors } from '../../../api/pages/desk/session-form';
import { cases, sampleCase } from '../../../verify/pages/sample-case';

type Action = CaseDesk['actions'][number];

const action = (actionId: string, changes: Partial<Action> = {}): Action => ({
  ...{ actionId, owner: 'resident', what: `Do ${actionId}.`, dependsOn: [] },
  ...{ status: 'open', isBlocked: false, isLate: false },
  ...changes,
});

const withActions = (...actions: Action[]): CaseDesk => ({
  ...sampleCase(cases.running),
  goals: [{ goalId: 'g1', what: 'A home.' }],
  actions,
});

const filled = (of: CaseDesk, fields: Readonly<Record<string, string>> = {}) =>
  new Map([...planStart(of), ...Object.entries(fields)]);

describe('the order of steps', () => {
  const steps = (...after: number[][]) =>
    after.map((numbers, index) => ({ number: index + 1, after: numbers }));

  it.each([
    [steps([], [1], [1, 2]), undefined],
    [steps([], [3], [2]), 'Stap 2 wacht op stap 3, en stap 3 op stap 2'],
    [steps([2], [3], [1]), 'Stap 1 wacht op stap 2, stap 2 op stap 3, en stap 3 op stap 1'],
    [steps([2], [2]), 'Stap 2 wacht op zichzelf'],
  ])('is followed to its end, or told in words', (given, words) => {
    const circle = circleIn(given);
    expect(circle && circleWords(circle)).toBe(words);
  });
});

describe('the form of a plan', () => {
  const of = withActions(
    action('a1', { status: 'completed' }),
    action('a2', { goalId: 'g1', dueDate: '2026-12-11', lifeDomain: 'housing' }),
    action('a3', { dependsOn: ['a1', 'a2'] }),
  );

  it('begins with the steps that are not done, under their own ids, and sends them again', () => {
    expect(planOf(planStart(of))).toEqual({
      goals: [{ goalId: 'g1', what: 'A home.' }],
      actions: [
        {
          ...{ actionId: 'a2', owner: 'resident', what: 'Do a2.', dependsOn: [], goalId: 'g1' },
          ...{ dueDate: '2026-12-11', lifeDomain: 'housing' },
        },
        { actionId: 'a3', owner: 'resident', what: 'Do a3.', dependsOn: ['a2'] },
      ],
    });
  });

  it('gives a new step an id that none has, and the first goal', () => {
    const typed = filled(of, { 'wat-4': ' Call. ', 'wie-4': 'viveste', 'na-4': 'a3' });
    expect(planOf(typed).actions.at(-1)).toEqual({
      ...{ actionId: 'a4', owner: 'viveste', what: 'Call.', dependsOn: ['a3'], goalId: 'g1' },
    });
  });

  it('adds a step and keeps everything', () => {
    const typed = filled(of, { 'wat-4': 'Call.', verteld: 'A story.', doe: 'stap-erbij' });
    const again = planAgain(typed, of);
    expect([...(again?.typed ?? [])]).toEqual(expect.arrayContaining([...typed]));
    expect(rowsIn(again?.typed ?? new Map()).map(({ actionId }) => actionId)).toEqual([
      ...['a2', 'a3', 'a4', 'a5'],
    ]);
  });

  it('says at the step what is missing and what does not end', () => {
    const fields = (changes: Readonly<Record<string, string>>) =>
      planErrors(filled(of, changes)).map(({ field }) => field);
    expect(fields({})).toEqual([]);
    expect(fields({ 'wat-2': ' ', 'voor-4': '2026-12-01' })).toEqual(['wat-2', 'wat-4', 'wie-4']);
    expect(fields({ 'na-3': 'a4' })).toEqual(['na-3']);
    expect(planErrors(filled(of, { 'na-2': 'a3' }))).toEqual([
      { field: 'na-2', text: 'Stap 2 wacht op stap 3, en stap 3 op stap 2', isWrong: true },
    ]);
    expect(planErrors(planStart(withActions()))).toEqual([
      { field: 'wat-1', text: 'Schrijf op wat jullie gaan doen' },
    ]);
  });

  it('loses no step that a colleague added, and drops what was done meanwhile', () => {
    const typed = filled(of, { 'wat-4': 'Call.', 'wie-4': 'viveste' });
    expect(planNow(typed, of)).toBeUndefined();
    const sent = withActions(...of.actions, action('a4', { what: 'Call.', owner: 'viveste' }));
    expect(planNow(typed, sent)).toBeUndefined();
    const moved = withActions(
      ...of.actions.map((one) =>
        one.actionId === 'a2' ? action('a2', { status: 'completed' }) : one,
      ),
      action('a4', { what: 'By a colleague.' }),
    );
    const now = planNow(typed, moved);
    expect(now?.notice).toContain('intussen veranderd');
    expect(
      planOf(now?.typed ?? new Map()).actions.map(({ actionId, what }) => [actionId, what]),
    ).toEqual([
      ['a3', 'Do a3.'],
      ['a5', 'Call.'],
      ['a4', 'By a colleague.'],
    ]);
  });
});

describe('the form of a session', () => {
  const talk = (fields: Readonly<Record<string, string>>) =>
    new Map(Object.entries({ 'aanwezig-resident': 'ja', ...fields }));

  it('tells apart what was told and what was agreed, and leaves out what nobody wrote', () => {
    const asked = agreementOf(talk({ verteld: ' A story. ', afspraken: 'A letter.', duur: '45 ' }));
    expect(asked).toMatchObject({
      ...{ attendees: ['resident'], told: 'A story.', summary: 'A letter.', minutes: 45 },
    });
    const short = agreementOf(talk({ verteld: ' ', afspraken: '', duur: '' }));
    for (const field of ['told', 'summary', 'minutes']) expect(short).not.toHaveProperty(field);
  });

  it('takes minutes in digits only', () => {
    const wrong = (duur: string) =>
      sessionErrors(talk({ duur }), 'Noor').some(({ field }) => field === 'duur');
    expect(['', '45', ' 90 '].map(wrong)).toEqual([false, false, false]);
    expect(['een uur', '1,5', '-3', '1e3'].map(wrong)).toEqual([true, true, true, true]);
  });

  it('keeps for later what somebody typed, and nothing of the sending', () => {
    const typed = new Map(
      Object.entries({ csrf: 'c', key: 'k', goed: 'bijna', verteld: 'A story.' }),
    );
    expect(draftOf(typed)).toEqual({ fields: [{ name: 'verteld', value: 'A story.' }] });
  });
});
