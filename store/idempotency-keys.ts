import type { Transaction } from 'kysely';
import type { Database } from './database';
import type { HubDatabase } from './schema';

export interface RememberedKey {
  readonly fingerprint: string;
  readonly commandId: string;
  /** Present once the command has been answered. */
  readonly answer?: { readonly status: number; readonly body: unknown };
}

export interface NewKey {
  readonly subject: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly commandId: string;
  readonly at: string;
}

/** Stores the key at its first use and says what is known about it; keys are kept for ever. */
export async function rememberKey(
  db: Database | Transaction<HubDatabase>,
  key: NewKey,
): Promise<RememberedKey> {
  await db
    .insertInto('idempotency_key')
    .values({
      subject: key.subject,
      key: key.key,
      fingerprint: key.fingerprint,
      command_id: key.commandId,
      status: null,
      answer: null,
      created_at: key.at,
    })
    .onConflict((conflict) => conflict.columns(['subject', 'key']).doNothing())
    .execute();
  const row = await db
    .selectFrom('idempotency_key')
    .selectAll()
    .where('subject', '=', key.subject)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  const known = { fingerprint: row.fingerprint, commandId: row.command_id };
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
