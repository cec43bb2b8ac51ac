import { createHash, createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database';
import { isSame } from './is-same';

const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32}$/;
const CODE = /^\d{6}$/;
const CODE_MINUTES = 15;
const TRIES = 5;
const BURST = 3;

/** A link that was mailed to a partner, and the code that opens it as long as there is one. */
export interface HandoffLink {
  readonly handoffId: string;
  readonly code?: { readonly expiresAt: string; readonly triesLeft: number };
}

export type CodeTry =
  | { readonly result: 'right' }
  | { readonly result: 'wrong'; readonly triesLeft: number }
  /** None was sent, it was used or is too old, or it was tried too often. */
  | { readonly result: 'no-code' };

/** The links of e-mail partners. Only hashes of what opens them are stored. */
export interface HandoffLinks {
  /** The token of this hand-off's link: the same in every mail. */
  keep(handoffId: string, at: string): Promise<string>;
  find(token: string): Promise<HandoffLink | undefined>;
  /** A new code, which ends the one before; undefined when one was made too short ago. */
  issueCode(handoffId: string, at: string): Promise<string | undefined>;
  /** A right code works once. */
  tryCode(handoffId: string, code: string, at: string): Promise<CodeTry>;
  /** Counts the answers given on the page of this hand-off from 1. */
  nextAnswerNumber(handoffId: string): Promise<number>;
}

/** `secret` makes tokens and hashes codes: another one ends all links until they are mailed again. */
export function createHandoffLinks(db: Database, secret: string): HandoffLinks {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  const hashOfCode = (handoffId: string, code: string) =>
    sign(`code ${handoffId} ${code}`).toString('base64url');
  return {
    keep: async (handoffId, at) => {
      const token = sign(`link ${handoffId}`).subarray(0, TOKEN_BYTES).toString('base64url');
      await keepLink(db, { handoffId, tokenHash: hashOfToken(token), at });
      return token;
    },
    find: (token) =>
      TOKEN.test(token) ? findLink(db, hashOfToken(token)) : Promise.resolve(undefined),
    issueCode: async (handoffId, at) => {
      const code = randomInt(1_000_000).toString().padStart(6, '0');
      const codeHash = hashOfCode(handoffId, code);
      return (await keepCode(db, { handoffId, codeHash, at })) ? code : undefined;
    },
    tryCode: (handoffId, code, at) =>
      tryCode(db, { handoffId, codeHash: CODE.test(code) ? hashOfCode(handoffId, code) : '', at }),
    nextAnswerNumber: (handoffId) => nextAnswerNumber(db, handoffId),
  };
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

async function keepLink(
  db: Database,
  link: { handoffId: string; tokenHash: string; at: string },
): Promise<void> {
  await db
    .insertInto('handoff_link')
    .values({ handoff_id: link.handoffId, token_hash: link.tokenHash, made_at: link.at })
    .onConflict((conflict) =>
      conflict.column('handoff_id').doUpdateSet({ token_hash: link.tokenHash }),
    )
    .execute();
}

async function findLink(db: Database, tokenHash: string): Promise<HandoffLink | undefined> {
  const row = await db
    .selectFrom('handoff_link')
    .select(['handoff_id', 'code_hash', 'code_expires_at', 'code_tries'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { handoff_id: handoffId, code_hash: hash, code_expires_at: expiresAt } = row;
  if (hash === null || expiresAt === null) return { handoffId };
  return { handoffId, code: { expiresAt, triesLeft: Math.max(0, TRIES - row.code_tries) } };
}

/**
 * At most one code a minute and never more than five in any hour: three at once, and one more for each half hour
 * since the last.
 */
async function keepCode(
  db: Database,
  { handoffId, codeHash, at }: { handoffId: string; codeHash: string; at: string },
): Promise<boolean> {
  const left = sql<number>`greatest(0, codes_sent - coalesce(
    floor(extract(epoch from ${at}::timestamptz - code_sent_at) / 1800), 0))::integer`;
  const { numUpdatedRows } = await db
    .updateTable('handoff_link')
    .set({
      code_hash: codeHash,
      code_expires_at: new Date(Date.parse(at) + CODE_MINUTES * 60_000).toISOString(),
      code_tries: 0,
      codes_sent: sql<number>`${left} + 1`,
      code_sent_at: at,
    })
    .where('handoff_id', '=', handoffId)
    .where(sql<boolean>`coalesce(code_sent_at <= ${at}::timestamptz - interval '1 minute', true)`)
    .where(sql<boolean>`${left} < ${BURST}`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The try is counted before it is judged, in one statement: guesses in parallel get no more tries. */
async function tryCode(
  db: Database,
  { handoffId, codeHash, at }: { handoffId: string; codeHash: string; at: string },
): Promise<CodeTry> {
  const counted = await db
    .updateTable('handoff_link')
    .set({ code_tries: sql<number>`code_tries + 1` })
    .where('handoff_id', '=', handoffId)
    .where('code_hash', 'is not', null)
    .where('code_expires_at', '>', at)
    .where('code_tries', '<', TRIES)
    .returning(['code_hash', 'code_tries'])
    .executeTakeFirst();
  const { code_hash: expected = null, code_tries: tries = TRIES } = counted ?? {};
  if (expected === null) return { result: 'no-code' };
  if (!isSame(expected, codeHash)) return { result: 'wrong', triesLeft: TRIES - tries };
  return (await useCode(db, handoffId, expected)) ? { result: 'right' } : { result: 'no-code' };
}

async function useCode(db: Database, handoffId: string, codeHash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('handoff_link')
    .set({ code_hash: null, code_expires_at: null })
    .where('handoff_id', '=', handoffId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function nextAnswerNumber(db: Database, handoffId: string): Promise<number> {
  const { answers } = await db
    .updateTable('handoff_link')
    .set({ answers: sql<number>`answers + 1` })
    .where('handoff_id', '=', handoffId)
    .returning('answers')
    .executeTakeFirstOrThrow();
  return answers;
}
