import { Transaction, type ExpressionBuilder } from 'kysely';
import type { CorrectionReason } from '../domain/handoff/correction';
import type { Database, DatabaseTransaction } from './database';
import { CaseErased } from './erased';
import type { CaseKeys, FoundKey } from './keys/case-keys';
import { seal, unseal } from './keys/seal';
import { forgetHashes, writeHashes } from './person-hashes';
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
  /** The entry that this one counts instead of, and why. */
  readonly corrects?: string;
  readonly correctionReason?: CorrectionReason;
  /** The entry that counts instead of this one. */
  readonly correctedBy?: string;
}

export type DossierLine = Omit<DossierEntry, 'content' | 'commandId'>;

/** The kind whose hashes a person is found by. */
export const personKind = 'person';

/** What the law keeps from others, such as about safety at home. */
export const confidentialKind = 'confidential';

/**
 * Writes entries, each sealed under the key of its case, and the hashes of a person with it; one that stands already, from
 * an earlier try of the same command, is left alone. Throws CaseErased.
 */
export async function writeEntries(
  db: Database | DatabaseTransaction,
  keys: CaseKeys,
  entries: readonly DossierEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const sealed = await Promise.all(
    entries.map(async (entry) => ({ entry, columns: await sealContent(keys, entry) })),
  );
  const hashKeys = entries.some(isPerson) ? await keys.hashKeys() : undefined;
  await inOne(db, async (trx) => {
    const written = await insert(trx, sealed);
    for (const entry of entries.filter(isPerson))
      if (hashKeys !== undefined && written.has(entry.entryId)) {
        await writeHashes(trx, hashKeys[0], entry);
        // A wrong number may be that of somebody else, whom this case is not about.
        if (entry.corrects !== undefined) await forgetHashes(trx, entry.corrects);
      }
  });
}

function isPerson({ kind }: Pick<DossierEntry, 'kind'>): boolean {
  return kind === personKind;
}

function inOne(
  db: Database | DatabaseTransaction,
  work: (trx: DatabaseTransaction) => Promise<void>,
): Promise<void> {
  return db instanceof Transaction ? work(db) : db.transaction().execute(work);
}

interface SealedEntry {
  readonly entry: DossierEntry;
  readonly columns: Awaited<ReturnType<typeof sealContent>>;
}

/** Resolves to the ids of those that did not stand yet. */
async function insert(
  trx: DatabaseTransaction,
  sealed: readonly SealedEntry[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .insertInto('dossier_entry')
    .values(
      sealed.map(({ entry, columns }) => ({
        entry_id: entry.entryId,
        case_number: entry.caseNumber,
        kind: entry.kind,
        ...columns,
        written_by: entry.writtenBy,
        written_at: entry.writtenAt,
        command_id: entry.commandId ?? null,
        corrects: entry.corrects ?? null,
        correction_reason: entry.correctionReason ?? null,
      })),
    )
    .onConflict((conflict) => conflict.column('entry_id').doNothing())
    .returning('entry_id')
    .execute();
  return new Set(rows.map((row) => row.entry_id));
}

/** Nothing may stay behind of a command that was refused. */
export async function removeEntriesOf(db: Database, commandId: string): Promise<void> {
  await db.deleteFrom('dossier_entry').where('command_id', '=', commandId).execute();
}

/** Throws CaseErased when the entry was sealed under a key that was destroyed. */
export async function readEntry(
  db: Database,
  keys: CaseKeys,
  { caseNumber, entryId }: Pick<DossierEntry, 'caseNumber' | 'entryId'>,
): Promise<DossierEntry | undefined> {
  const row = await db
    .selectFrom('dossier_entry')
    .selectAll()
    .select(correctedBy)
    .where('case_number', '=', caseNumber)
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...toLine(row), content: await openContent(keys, row) };
}

/** Seals the entries from before the keys; resolves to how many. A run that is broken off goes on where it was. */
export async function sealPlainEntries(db: Database, keys: CaseKeys): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await db
      .selectFrom('dossier_entry')
      .selectAll()
      .where('sealed', 'is', null)
      .limit(500)
      .execute();
    if (rows.length === 0) return count;
    for (const row of rows) {
      const sealed = await sealContent(keys, { ...toLine(row), content: row.content });
      await db
        .updateTable('dossier_entry')
        .set(sealed)
        .where('entry_id', '=', row.entry_id)
        .execute();
    }
    count += rows.length;
  }
}

async function sealContent(keys: CaseKeys, entry: Omit<DossierEntry, 'commandId'>) {
  if (keys.leavesDossierPlain) return { content: JSON.stringify(entry.content) };
  const sealing = await keys.sealingKey(entry.caseNumber);
  if (sealing === 'destroyed') throw new CaseErased();
  const { keyId, key } = sealing;
  const text = Buffer.from(JSON.stringify(entry.content), 'utf8');
  return { content: null, sealed: seal(key, placeOf(entry), text), key_id: keyId };
}

async function openContent(keys: CaseKeys, row: Row & SealedContent): Promise<unknown> {
  const { key_id: keyId } = row;
  return openRow(row, keyId === null ? new Map() : new Map([[keyId, await keys.findKey(keyId)]]));
}

/** What a row says, under the keys that were found for it. Throws CaseErased. */
export function openRow(row: Row & SealedContent, keys: ReadonlyMap<string, FoundKey>): unknown {
  const { key_id: keyId, sealed, content } = row;
  if (sealed === null || keyId === null) return content;
  const found = keys.get(keyId);
  if (found?.state === 'destroyed') throw new CaseErased();
  if (found?.state !== 'live' || found.caseNumber !== row.case_number)
    throw new Error(`entry ${row.entry_id} is sealed under ${keyId}, which is no key of its case`);
  const parsed: unknown = JSON.parse(
    unseal(found.key, placeOf(toLine(row)), sealed).toString('utf8'),
  );
  return parsed;
}

/** Sealed bytes that are put into another row do not open. */
function placeOf({ caseNumber, entryId, kind }: DossierLine): string {
  return `dossier/${caseNumber}/${entryId}/${kind}`;
}

export interface SealedContent {
  readonly content: unknown;
  readonly sealed: Buffer | null;
  readonly key_id: string | null;
}

/** What there is, without what it says; newest first. */
export async function listEntries(
  db: Database,
  caseNumber: string,
): Promise<readonly DossierLine[]> {
  const rows = await db
    .selectFrom('dossier_entry')
    .select(['entry_id', 'case_number', 'kind', 'written_by', 'written_at'])
    .select(['corrects', 'correction_reason', correctedBy])
    .where('case_number', '=', caseNumber)
    .orderBy('written_at', 'desc')
    .orderBy('entry_id')
    .execute();
  return rows.map(toLine);
}

function correctedBy(from: ExpressionBuilder<HubDatabase, 'dossier_entry'>) {
  return from
    .selectFrom('dossier_entry as later')
    .select('later.entry_id')
    .whereRef('later.corrects', '=', 'dossier_entry.entry_id')
    .as('corrected_by');
}

export interface Row {
  readonly entry_id: string;
  readonly case_number: string;
  readonly kind: string;
  readonly written_by: string;
  readonly written_at: string;
  readonly corrects: string | null;
  readonly correction_reason: CorrectionReason | null;
  readonly corrected_by?: string | null;
}

export function toLine(row: Row): DossierLine {
  const { corrects, correction_reason: reason, corrected_by: later } = row;
  return {
    entryId: row.entry_id,
    caseNumber: row.case_number,
    kind: row.kind,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    ...(corrects === null || reason === null ? {} : { corrects, correctionReason: reason }),
    ...(typeof later === 'string' ? { correctedBy: later } : {}),
  };
}
