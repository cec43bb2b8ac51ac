import type { Figures } from '../../../domain/report/guard';
import { guardFigures } from '../../../domain/report/guard';

const guard = (now: Figures, ...earlier: readonly Figures[]) =>
  guardFigures({ now, earlier, threshold: 5, whole: 'residents' });

describe('figures that grow', () => {
  it('are what was counted in the first edition', () => {
    expect(guard({ residents: 15, housing: 5 })).toEqual({ residents: 15, housing: 5 });
  });

  it('stay as they were until enough people came', () => {
    const before = { residents: 15, housing: 5 };
    expect(guard({ residents: 19, housing: 9 }, before)).toEqual(before);
  });

  it('move together when enough came', () => {
    const before = { residents: 15, housing: 5 };
    const now = { residents: 25, housing: 11 };
    expect(guard(now, before)).toEqual(now);
  });

  it.each([
    ['too few of those who came are in it', 8],
    ['all of those who came are in it', 15],
    ['all but one are in it', 14],
  ])('stay when %s', (_why, housing) => {
    const before = { residents: 15, housing: 5 };
    expect(guard({ residents: 25, housing }, before)).toEqual({ residents: 25, housing: 5 });
  });

  it('are compared with every earlier edition, not only the last', () => {
    const first = { residents: 15, housing: 6 };
    const second = { residents: 25, housing: 12 };
    expect(guard({ residents: 35, housing: 7 }, first, second)).toEqual({
      residents: 35,
      housing: 12,
    });
  });

  it('appear only when it does not follow who is in them', () => {
    const before = { residents: 10, housing: 'withheld' } as const;
    expect(guard({ residents: 15, housing: 7 }, before)).toHaveProperty('housing', 7);
    expect(guard({ residents: 15, housing: 8 }, before)).toHaveProperty('housing', 'withheld');
  });

  it('are not taken back once they were said', () => {
    const before = { residents: 10, housing: 5 };
    expect(guard({ residents: 15, housing: 'withheld' }, before)).toHaveProperty('housing', 5);
  });
});
