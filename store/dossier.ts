import type { Transaction } from 'kysely';
import type { Database } from './database';
import type { HubDatabase } from './schema';

/** A text or the person data of a case. The only place in the hub that reads or writes any. */
export interface DossierEntry {
  readonly entryId: string;
  readonly caseNumber: string;
  /** Which field it fills, for example `story`, `person` or `summary`. */
  readonly kind: string;
  readonly content: unknown;
  readonly writtenBy: string;
  readonly writtenAt: string;
  /** The command it came with; absent for an entry of its own. */
  readonly commandId?: string;
}

export type DossierLine = Omit<DossierEntry, 'content' | 'commandId'>;

/** Writes entries; one that stands already, from an earlier try of the same command, is left alone. */
export async function writeEntries(
  db: Database | Transaction<HubDatabase>,
  entries: readonly DossierEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('dossier_entry')
    .values(
      entries.map((entry) => ({
        entry_id: entry.entryId,
        case_number: entry.caseNumber,
        kind: entry.kind,
        content: JSON.stringify(entry.content),
        written_by: entry.writtenBy,
        written_at: entry.writtenAt,
        command_id: entry.commandId ?? null,
      })),
    )
    .onConflict((conflict) => conflict.column('entry_id').doNothing())
    .execute();
}

/** Nothing may stay behind of a command that was refused. */
export async function removeEntriesOf(db: Database, commandId: string): Promise<void> {
  await db.deleteFrom('dossier_entry').where('command_id', '=', commandId).execute();
}

export async function readEntry(
  db: Database,
  caseNumber: string,
  entryId: string,
): Promise<DossierEntry | undefined> {
  const row = await db
    .selectFrom('dossier_entry')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...toLine(row), content: row.content };
}

/** What there is, without what it says; newest first. */
export async function listEntries(
  db: Database,
  caseNumber: string,
): Promise<readonly DossierLine[]> {
  const rows = await db
    .selectFrom('dossier_entry')
    .select(['entry_id', 'case_number', 'kind', 'written_by', 'written_at'])
    .where('case_number', '=', caseNumber)
    .orderBy('written_at', 'desc')
    .orderBy('entry_id')
    .execute();
  return rows.map(toLine);
}

interface Row {
  readonly entry_id: string;
  readonly case_number: string;
  readonly kind: string;
  readonly written_by: string;
  readonly written_at: string;
}

function toLine(row: Row): DossierLine {
  return {
    entryId: row.entry_id,
    caseNumber: row.case_number,
    kind: row.kind,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}
