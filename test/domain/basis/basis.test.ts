import { covers, isOver, withoutScope, type Basis } from '../../../domain/basis/basis';

const basis: Basis = {
  basisId: 'b-00000001',
  kind: 'consent',
  grants: [
    { partner: 'viveste', categories: ['identity', 'housing'] },
    { partner: 'lister', categories: ['housing'] },
  ],
  recordedAt: '2026-10-05T08:00:00.000Z',
  validUntil: '2027-10-05T08:00:00.000Z',
};
const now = '2026-11-01T08:00:00.000Z';

describe('what a basis covers', () => {
  it('is what it grants to this partner', () => {
    expect(covers(basis, 'viveste', now)).toEqual(['identity', 'housing']);
    expect(covers(basis, 'jellinek', now)).toBeUndefined();
    expect(covers(undefined, 'viveste', now)).toBeUndefined();
  });

  it.each([
    ['withdrawn', { withdrawnAt: now }, now],
    ['expired', { expiredAt: now }, now],
    ['past its end', {}, '2027-10-05T08:00:00.000Z'],
  ])('is nothing when it is %s', (_how, change, at) => {
    expect(isOver({ ...basis, ...change }, at)).toBe(true);
    expect(covers({ ...basis, ...change }, 'viveste', at)).toBeUndefined();
  });

  it('holds until the last moment', () => {
    expect(isOver(basis, '2027-10-05T07:59:59.999Z')).toBe(false);
  });
});

describe('what stays after a withdrawal', () => {
  it.each([
    ['of everything', {}, []],
    ['of a partner', { partners: ['viveste'] }, [basis.grants[1]]],
    [
      'of a category',
      { categories: ['housing' as const] },
      [{ partner: 'viveste', categories: ['identity'] }],
    ],
    [
      'of a category for a partner',
      { partners: ['viveste'], categories: ['identity' as const] },
      [{ partner: 'viveste', categories: ['housing'] }, basis.grants[1]],
    ],
    ['of what was never given', { partners: ['jellinek'] }, basis.grants],
  ])('%s', (_what, scope, left) => {
    expect(withoutScope(basis.grants, scope)).toEqual(left);
  });
});
