import type { Transaction } from 'kysely';
import type { CaseEvent } from '../domain/case/events';
import type { Database } from './database';
import { CaseErased } from './erased';
import type { CaseKeys } from './keys/case-keys';
import { seal, unseal } from './keys/seal';
import type { HubDatabase } from './schema';

/** What was typed for a session and not recorded yet. */
export interface SessionDraft {
  readonly caseNumber: string;
  readonly sessionId: string;
  readonly content: unknown;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

export type DraftRefusal = 'CASE_UNKNOWN' | 'SESSION_UNKNOWN' | 'SESSION_ALREADY_RECORDED';

/**
 * Keeps a draft, sealed under the key of its case, instead of the one before. Behind the journal's own lock, so that none
 * is left of a session that was recorded at that moment. Throws CaseErased.
 */
export async function keepDraft(
  db: Database,
  keys: CaseKeys,
  draft: SessionDraft,
): Promise<DraftRefusal | undefined> {
  const columns = {
    ...(await sealed(keys, draft)),
    written_by: draft.writtenBy,
    written_at: draft.writtenAt,
  };
  return db.transaction().execute(async (trx) => {
    const refusal = await refuse(trx, draft);
    if (refusal !== undefined) return refusal;
    await trx
      .insertInto('session_draft')
      .values({ case_number: draft.caseNumber, session_id: draft.sessionId, ...columns })
      .onConflict((conflict) =>
        conflict.columns(['case_number', 'session_id']).doUpdateSet(columns),
      )
      .execute();
    return undefined;
  });
}

async function refuse(
  trx: Transaction<HubDatabase>,
  { caseNumber, sessionId }: SessionDraft,
): Promise<DraftRefusal | undefined> {
  const view = await trx
    .selectFrom('case_view')
    .select('state')
    .where('case_number', '=', caseNumber)
    .forShare()
    .executeTakeFirst();
  if (view === undefined) return 'CASE_UNKNOWN';
  const session = view.state.sessions.find((one) => one.sessionId === sessionId);
  if (session === undefined) return 'SESSION_UNKNOWN';
  return session.outcome === undefined ? undefined : 'SESSION_ALREADY_RECORDED';
}

/** Throws CaseErased when it was sealed under a key that was destroyed. */
export async function readDraft(
  db: Database,
  keys: CaseKeys,
  { caseNumber, sessionId }: Pick<SessionDraft, 'caseNumber' | 'sessionId'>,
): Promise<SessionDraft | undefined> {
  const drafts = await draftsOf(db, keys, caseNumber);
  return drafts.find((draft) => draft.sessionId === sessionId);
}

/** Of one case: there is one session at a time, so these are few. */
export async function draftsOf(
  db: Database,
  keys: CaseKeys,
  caseNumber: string,
): Promise<readonly SessionDraft[]> {
  const rows = await db
    .selectFrom('session_draft')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .orderBy('session_id')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const place = { caseNumber, sessionId: row.session_id };
      const content = await open(keys, place, row);
      return { ...place, content, writtenBy: row.written_by, writtenAt: row.written_at };
    }),
  );
}

/** A session that is recorded has no draft any more. */
export async function followDrafts(
  trx: Transaction<HubDatabase>,
  caseNumber: string,
  events: readonly CaseEvent[],
): Promise<void> {
  const recorded = events.flatMap((event) =>
    event.type === 'sessionRecorded' ? [event.data.sessionId] : [],
  );
  if (recorded.length === 0) return;
  await trx
    .deleteFrom('session_draft')
    .where('case_number', '=', caseNumber)
    .where('session_id', 'in', recorded)
    .execute();
}

async function sealed(keys: CaseKeys, draft: SessionDraft) {
  const text = JSON.stringify(draft.content);
  if (keys.leavesDossierPlain) return { content: text, sealed: null, key_id: null };
  const sealing = await keys.sealingKey(draft.caseNumber);
  if (sealing === 'destroyed') throw new CaseErased();
  const bytes = seal(sealing.key, placeOf(draft), Buffer.from(text, 'utf8'));
  return { content: null, sealed: bytes, key_id: sealing.keyId };
}

interface Sealed {
  readonly content: unknown;
  readonly sealed: Buffer | null;
  readonly key_id: string | null;
}

async function open(
  keys: CaseKeys,
  place: Pick<SessionDraft, 'caseNumber' | 'sessionId'>,
  { content, sealed: bytes, key_id: keyId }: Sealed,
): Promise<unknown> {
  if (bytes === null || keyId === null) return content;
  const found = await keys.findKey(keyId);
  if (found.state === 'destroyed') throw new CaseErased();
  if (found.state === 'unknown' || found.caseNumber !== place.caseNumber)
    throw new Error(`a draft is sealed under ${keyId}, which is no key of its case`);
  const parsed: unknown = JSON.parse(unseal(found.key, placeOf(place), bytes).toString('utf8'));
  return parsed;
}

/** Sealed bytes that are put into another row do not open. */
function placeOf({
  caseNumber,
  sessionId,
}: Pick<SessionDraft, 'caseNumber' | 'sessionId'>): string {
  return `draft/${caseNumber}/${sessionId}`;
}
