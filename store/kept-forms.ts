import type { Database } from './database';

const keptForMs = 3_600_000;

export interface KeptForm {
  readonly formId: string;
  /** Encrypted by whoever keeps it: this table opens nothing. */
  readonly sealed: string;
}

/** Keeps what was typed for an hour at most. */
export async function keepForm(
  db: Database,
  { formId, sealed }: KeptForm,
  now: Date,
): Promise<void> {
  await forgetOldForms(db, now);
  await db
    .insertInto('kept_form')
    .values({ form_id: formId, sealed, kept_at: now.toISOString() })
    .execute();
}

/** Undefined when it was never kept, or for too long. */
export async function findForm(
  db: Database,
  formId: string,
  now: Date,
): Promise<string | undefined> {
  await forgetOldForms(db, now);
  const row = await db
    .selectFrom('kept_form')
    .select('sealed')
    .where('form_id', '=', formId)
    .executeTakeFirst();
  return row?.sealed;
}

export async function forgetForm(db: Database, formId: string): Promise<void> {
  await db.deleteFrom('kept_form').where('form_id', '=', formId).execute();
}

/** Those that nobody came back for in time; resolves to how many. */
export async function forgetOldForms(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptForMs).toISOString();
  const { numDeletedRows } = await db
    .deleteFrom('kept_form')
    .where('kept_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
