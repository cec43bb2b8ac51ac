import { seatsOn } from '../../../domain/table/seats';
import { weeklyTable } from './weekly-table';

const table = weeklyTable();
const DATE = '2026-03-03';
const socialTeam = { role: 'social-team', member: 'st-01' };

function away(member: string, from = '2026-03-01', until = '2026-03-08') {
  return { member, from, until };
}

describe('the seats at the table on a date', () => {
  it('are taken by their members, in the order of the policy', () => {
    expect(seatsOn(table, DATE, [])).toEqual([{ role: 'work-coach', member: 'wc-01' }, socialTeam]);
  });

  it('are taken by the backup of an absent member', () => {
    expect(seatsOn(table, DATE, [away('wc-01')])).toEqual([
      { role: 'work-coach', member: 'wc-02', standsInFor: 'wc-01' },
      socialTeam,
    ]);
  });

  it('are empty when the backup is absent too, and say whose they are', () => {
    expect(seatsOn(table, DATE, [away('wc-02'), away('wc-01')])).toEqual([
      { role: 'work-coach', member: 'wc-01', isEmpty: true },
      socialTeam,
    ]);
  });

  it('stay with the member when only the backup is absent', () => {
    expect(seatsOn(table, DATE, [away('wc-02')])[0]).toEqual({
      role: 'work-coach',
      member: 'wc-01',
    });
  });

  it('may all be taken by backups', () => {
    const taken = seatsOn(table, DATE, [away('wc-01'), away('st-01')]);
    expect(taken.map((seat) => seat.member)).toEqual(['wc-02', 'st-02']);
  });

  it.each([
    ['the first day', '2026-03-03', '2026-03-10', 'wc-02'],
    ['the last day', '2026-02-24', '2026-03-03', 'wc-02'],
    ['the only day', '2026-03-03', '2026-03-03', 'wc-02'],
    ['not the day before it begins', '2026-03-04', '2026-03-10', 'wc-01'],
    ['not the day after it ended', '2026-02-24', '2026-03-02', 'wc-01'],
    ['not a day a year later', '2025-03-01', '2025-03-08', 'wc-01'],
  ])('count %s of an absence', (_name, from, until, member) => {
    expect(seatsOn(table, DATE, [away('wc-01', from, until)])[0]?.member).toBe(member);
  });

  it('count several absences of one member', () => {
    const absences = [away('wc-01', '2026-01-01', '2026-01-05'), away('wc-01')];
    expect(seatsOn(table, DATE, absences)[0]?.member).toBe('wc-02');
  });
});
