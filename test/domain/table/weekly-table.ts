import type { WeeklyTable } from '../../../domain/policy/policy';

export function weeklyTable(changes: Partial<WeeklyTable> = {}): WeeklyTable {
  return {
    weekdays: ['tuesday'],
    from: '09:00',
    until: '16:30',
    slotMinutes: 90,
    place: 'room 1',
    seats: [
      { role: 'work-coach', member: 'wc-01', backup: 'wc-02' },
      { role: 'social-team', member: 'st-01', backup: 'st-02' },
    ],
    onCall: ['viveste'],
    ...changes,
  };
}
