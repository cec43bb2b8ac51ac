import { composeEvaluations } from '../../../domain/report/compose-evaluations';
import { line, partsOf } from './report-parts';

interface Answers {
  readonly success?: Readonly<Record<string, number>>;
  /** Sum of the marks, and by how many. */
  readonly marks?: readonly [number, number];
}

const evaluationsOf = ({ success = {}, marks }: Answers, whole = 30, threshold?: number) =>
  composeEvaluations(
    partsOf(
      [
        ...Object.entries(success).map(([code, cases]) => line('success', code, [cases, cases])),
        ...(marks === undefined ? [] : [line('satisfaction', 'marks', marks)]),
      ],
      whole,
      threshold,
    ),
  );

describe('how residents looked back', () => {
  it('has a row for every answer, and a number for what enough of them said', () => {
    const { success } = evaluationsOf({ success: { reached: 9, partly: 4 } });
    expect(success).toEqual([
      { code: 'reached', count: 9 },
      { code: 'partly', count: 'withheld' },
      { code: 'not-reached', count: 'withheld' },
      { code: 'unknown', count: 'withheld' },
    ]);
  });

  it('has a rounded mean of enough marks', () => {
    expect(evaluationsOf({ marks: [75, 10] }).meanSatisfaction).toBe(8);
    expect(evaluationsOf({ marks: [30, 4] })).not.toHaveProperty('meanSatisfaction');
  });

  it('has no mean when everybody gave a mark, or all but one', () => {
    expect(evaluationsOf({ marks: [70, 10] }, 12).meanSatisfaction).toBe(7);
    expect(evaluationsOf({ marks: [70, 10] }, 11)).not.toHaveProperty('meanSatisfaction');
  });

  it.each([
    ['highest', 100],
    ['lowest', 10],
  ])('has no mean when it tells that all gave the %s mark', (_which, sum) => {
    expect(evaluationsOf({ marks: [sum, 10] })).not.toHaveProperty('meanSatisfaction');
  });

  it('has no mean beside rows of nearly everybody', () => {
    const marks = [70, 10] as const;
    expect(evaluationsOf({ success: { reached: 25 }, marks }).meanSatisfaction).toBe(7);
    expect(evaluationsOf({ success: { reached: 26 }, marks })).not.toHaveProperty(
      'meanSatisfaction',
    );
  });

  it('shows all with a threshold of 1', () => {
    const all = evaluationsOf({ success: { reached: 1 }, marks: [10, 1] }, 1, 1);
    expect(all.success[0]).toEqual({ code: 'reached', count: 1 });
    expect(all.meanSatisfaction).toBe(10);
  });
});
