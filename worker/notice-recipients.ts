import type { Members } from '../config/members';
import { amsterdamDate } from '../domain/calendar/amsterdam';
import type { Case } from '../domain/case/case';
import type { Audience } from '../domain/notice/notice';
import type { Policy } from '../domain/policy/policy';
import { seatsOn } from '../domain/table/seats';
import { absencesFrom } from '../store/absences';
import type { Database } from '../store/database';
import type { InvitedSession } from '../store/invitations';

/** Codes of who is to be told; the backup as well while the case holder is absent. */
export async function tellWhom(
  db: Database,
  current: Pick<Case, 'caseHolder' | 'backup'>,
  audience: readonly Audience[],
  { directory, now }: { readonly directory: Members; readonly now: string },
): Promise<readonly string[]> {
  const { caseHolder, backup } = current;
  const whoever = async (group: Audience): Promise<readonly (string | undefined)[]> => {
    if (group === 'project-leader') return directory.projectLeaders;
    if (group === 'privacy-officer') return directory.privacyOfficers;
    if (group === 'backup') return [backup];
    if (group === 'seats') return [];
    // Before triage nobody holds the case, and a term that passes is still somebody's.
    if (caseHolder === undefined) return directory.projectLeaders;
    return (await isAway(db, caseHolder, now)) ? [caseHolder, backup] : [caseHolder];
  };
  const groups = await Promise.all(audience.map(whoever));
  return distinct(groups.flat().filter((code) => code !== undefined));
}

async function isAway(db: Database, member: string, now: string): Promise<boolean> {
  const today = amsterdamDate(now);
  const absences = await absencesFrom(db, [member], today);
  return absences.some(({ from, until }) => from <= today && today <= until);
}

/** Codes of who comes to a session: the seats of the table with their backups, and the partners on call who were asked. */
export async function inviteWhom(
  db: Database,
  session: InvitedSession,
  policy: Policy,
): Promise<readonly string[]> {
  const table = policy.tables[session.team];
  const date = amsterdamDate(session.startsAt);
  const members = table.seats.flatMap(({ member, backup }) => [member, backup]);
  const seats = seatsOn(table, date, await absencesFrom(db, members, date));
  const seated = seats.filter(({ isEmpty }) => isEmpty !== true).map(({ member }) => member);
  return distinct([...seated, ...session.invitees.filter((code) => table.onCall.includes(code))]);
}

const distinct = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

/** Undefined for a code that has no mail address. */
export function addressOf(directory: Members, code: string): string | undefined {
  const known = (group: Members['members']) =>
    Object.hasOwn(group, code) ? group[code]?.email : undefined;
  return known(directory.members) ?? known(directory.partnersOnCall);
}
