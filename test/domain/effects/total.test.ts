import fc from 'fast-check';
import { totalOf, type Priced } from '../../../domain/effects/total';

const cents = fc.integer({ min: 0, max: 100_000_000 });
const line: fc.Arbitrary<Priced> = fc.option(
  fc.tuple(cents, cents).map(([a, b]) => ({
    amount: { lowCents: Math.min(a, b), highCents: Math.max(a, b) },
  })),
  { nil: {} },
);

describe('a total', () => {
  it('is the sum of its lines in any order', () => {
    fc.assert(
      fc.property(fc.array(line), fc.infiniteStream(fc.nat()), (lines, chance) => {
        const shuffled = lines
          .map((each) => [chance.next().value, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
        const total = totalOf(lines);
        expect(totalOf(shuffled)).toEqual(total);
        const known = lines.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
        expect(total.lowCents).toBe(known.reduce((sum, { lowCents }) => sum + lowCents, 0));
        expect(total.isComplete).toBe(lines.length > 0 && known.length === lines.length);
      }),
      { numRuns: 500 },
    );
  });

  it('of nothing is not a known zero', () => {
    expect(totalOf([])).toEqual({ lowCents: 0, highCents: 0, isComplete: false });
  });
});
