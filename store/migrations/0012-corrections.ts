import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await corrections.execute(db);
}

/** A correction stands beside what it corrects, and each entry is corrected once at most: then the correction is. */
const corrections = sql`
  alter table dossier_entry
    add column corrects uuid unique references dossier_entry,
    add column correction_reason text,
    add constraint dossier_entry_correction check ((corrects is null) = (correction_reason is null)),
    add constraint dossier_entry_not_of_itself check (corrects <> entry_id);
`;
