import { join } from 'node:path';
import fc from 'fast-check';
import { loadPolicy } from '../../../config/policy';
import type { Basis } from '../../../domain/basis/basis';
import type { Plan } from '../../../domain/case/case';
import { retentionOf } from '../../../domain/retention/retention';
import { repoRoot } from '../../../launch/repo-root';

const { retention: policy } = loadPolicy(join(repoRoot, 'config/policy/houten.json'));

const plan: Plan = { goals: [], actions: [] };
const closed = { team: 'adult', closedAt: '2026-11-26T10:00:00.000Z', plan } as const;
const basis = (kind: Basis['kind'], law?: string): Basis => ({
  basisId: 'b1',
  kind,
  grants: [],
  recordedAt: closed.closedAt,
  ...(law === undefined ? {} : { law }),
});

const groundsOf = (current: Parameters<typeof retentionOf>[0]) =>
  retentionOf(current, policy)?.lines.map(({ ground }) => ground);
const dueOf = (current: Parameters<typeof retentionOf>[0]) => retentionOf(current, policy)?.dueAt;

describe('how long a case is kept', () => {
  it('is not known before it is closed', () => {
    expect(retentionOf({ team: 'adult', plan }, policy)).toBeUndefined();
  });

  it.each([
    ['of the adult table with a plan, fifteen years', closed, '2041-11-26T23:00:00.000Z'],
    ['of the youth table, twenty years', { ...closed, team: 'youth' }, '2046-11-26T23:00:00.000Z'],
    [
      'without a plan, five years',
      { team: 'adult', closedAt: closed.closedAt },
      '2031-11-26T23:00:00.000Z',
    ],
  ] as const)('is, for a case %s', (_what, current, dueAt) => {
    expect(dueOf(current)).toBe(dueAt);
  });

  it('counts from the evaluation when that came last', () => {
    expect(dueOf({ ...closed, evaluatedAt: '2027-01-02T10:00:00.000Z' })).toBe(
      '2042-01-02T23:00:00.000Z',
    );
  });

  it('is a line for every ground, once, each with its source, and the longest counts', () => {
    const bases = [
      basis('consent'),
      basis('statutory', ' participatiewet'),
      basis('statutory', 'Participatiewet'),
      basis('statutory', 'Jeugdwet'),
    ];
    const kept = retentionOf({ ...closed, bases }, policy);
    expect(kept?.lines.map(({ ground }) => ground)).toEqual([
      'wmo',
      'consent',
      'participatiewet',
      'jeugdwet',
    ]);
    expect(kept?.lines.every(({ source }) => source.length > 5)).toBe(true);
    expect(kept?.dueAt).toBe('2046-11-26T23:00:00.000Z');
  });

  it('is the longest term there is for a law that the policy does not name', () => {
    expect(groundsOf({ ...closed, bases: [basis('statutory', 'Waterwet')] })).toEqual([
      'wmo',
      'other-law',
    ]);
  });

  it('never ends a day too soon, not even for a case that was closed on 29 February', () => {
    expect(dueOf({ ...closed, closedAt: '2028-02-29T12:00:00.000Z' })).toBe(
      '2043-03-01T23:00:00.000Z',
    );
  });

  it('covers the whole of the last day in Amsterdam, whenever the case was closed', () => {
    const min = new Date('2026-01-01T00:00:00Z');
    const max = new Date('2060-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        const due = Date.parse(dueOf({ ...closed, closedAt: date.toISOString() }) ?? '');
        const anniversary = new Date(date);
        anniversary.setUTCFullYear(date.getUTCFullYear() + 15);
        const days = (due - anniversary.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(1.1);
      }),
    );
  });
});
