import type { Transaction } from 'kysely';
import type { Database } from './database';
import type { HubDatabase } from './schema';

export interface RememberedKey {
  readonly fingerprint: string;
  /** Present once the command has been answered. */
  readonly answer?: { readonly status: number; readonly body: unknown };
}

export interface NewKey {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly at: string;
  /** W3C, of the request; what is sent because of the command goes on with its trace. */
  readonly traceparent: string;
  /** Where the path names one. */
  readonly caseNumber?: string;
}

/** Of a request whose case was erased: no SHA-256 is like this. */
export const erasedFingerprint = 'erased';

/** Stores the key at its first use and says what is known about it; keys are kept for ever. */
export async function rememberKey(
  db: Database | Transaction<HubDatabase>,
  { commandId, fingerprint, at, traceparent, caseNumber }: NewKey,
): Promise<RememberedKey> {
  await db
    .insertInto('idempotency_key')
    .values({
      command_id: commandId,
      fingerprint,
      status: null,
      answer: null,
      created_at: at,
      traceparent,
      case_number: caseNumber ?? null,
    })
    .onConflict((conflict) => conflict.column('command_id').doNothing())
    .execute();
  const row = await db
    .selectFrom('idempotency_key')
    .selectAll()
    .where('command_id', '=', commandId)
    .executeTakeFirstOrThrow();
  const known = { fingerprint: row.fingerprint };
  return row.status === null
    ? known
    : { ...known, answer: { status: row.status, body: row.answer } };
}

/** The first answer stands: a second try that comes later does not change it. */
export async function rememberAnswer(
  db: Database | Transaction<HubDatabase>,
  commandId: string,
  answer: { readonly status: number; readonly body: unknown },
): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ status: answer.status, answer: JSON.stringify(answer.body ?? null) })
    .where('command_id', '=', commandId)
    .where('status', 'is', null)
    .execute();
}

/** Whether this command was answered, or was let in after `since` and may still be under way. */
export async function isKnownCommand(
  db: Database,
  commandId: string,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('idempotency_key')
    .select(['status', 'created_at'])
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row !== undefined && (row.status !== null || row.created_at > since);
}
