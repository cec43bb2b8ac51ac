import type { Seat, WeeklyTable } from '../policy/policy';

/** ISO dates, both inclusive. */
export interface Absence {
  readonly member: string;
  readonly from: string;
  readonly until: string;
}

export interface SeatTaken {
  readonly role: string;
  /** Who comes; of an empty seat the member whose seat it is. */
  readonly member: string;
  readonly standsInFor?: string;
  readonly isEmpty?: true;
}

/** Who sits at the table on a date: the backup replaces an absent member, and with both away the seat is empty. */
export function seatsOn(
  table: WeeklyTable,
  date: string,
  absences: readonly Absence[],
): readonly SeatTaken[] {
  const isAway = (member: string): boolean =>
    absences.some(
      (absence) => absence.member === member && absence.from <= date && date <= absence.until,
    );
  return table.seats.map((seat) => takeSeat(seat, isAway));
}

function takeSeat(seat: Seat, isAway: (member: string) => boolean): SeatTaken {
  const { role, member, backup } = seat;
  if (!isAway(member)) return { role, member };
  return isAway(backup)
    ? { role, member, isEmpty: true }
    : { role, member: backup, standsInFor: member };
}
