import { breakGlassAt, refuseReview } from '../../../domain/access/break-glass';

describe('a broken glass', () => {
  it('holds for an hour and is looked at within three days, over the end of summer time too', () => {
    const asked = {
      ...{ id: 'b', caseNumber: 'OK-2026-00001', subject: 'yw-01', textRef: 'r' },
      reason: 'crisis' as const,
    };
    expect(breakGlassAt(asked, '2026-10-25T00:30:00.000Z')).toMatchObject({
      endsAt: '2026-10-25T01:30:00.000Z',
      reviewBy: '2026-10-28T00:30:00.000Z',
    });
  });

  it('is reviewed once, and by somebody else', () => {
    expect(refuseReview({ subject: 'yw-01' }, 'pl-01')).toBeUndefined();
    expect(refuseReview({ subject: 'pl-01' }, 'pl-01')).toBe('OWN_BREAK_GLASS');
    const reviewed = { subject: 'yw-01', reviewedAt: '2026-10-25T00:30:00.000Z' };
    expect(refuseReview(reviewed, 'pl-01')).toBe('ALREADY_REVIEWED');
  });
});
