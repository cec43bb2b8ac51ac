import { createHash } from 'node:crypto';
import type { Database } from '../../store/database';
import {
  erasedFingerprint,
  rememberAnswer,
  rememberKey,
  type RememberedKey,
} from '../../store/idempotency-keys';
import { touchedBy } from '../access-log/logged-operation';
import { Problem } from '../problem';
import { erasedCase } from '../rights/erased-case';
import type { Answer } from '../route';

export interface KeyedRequest {
  readonly caller: { readonly subject: string };
  readonly idempotencyKey: string | undefined;
  readonly fingerprint: string;
  readonly traceparent: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Requests that have no answer yet, by command and fingerprint. */
const underWay = new WeakMap<Database, Map<string, Promise<Answer>>>();

/**
 * Same key and same body: the same answer, for ever. Same key and another body: 422. Who repeats a request that has no
 * answer yet waits for it too: the case could refuse the one, move on and accept the other. What may still change (5xx)
 * is not kept.
 */
export function answerOnce(
  db: Database,
  request: KeyedRequest,
  work: (commandId: string) => Promise<Answer>,
): Promise<Answer> {
  const requests = underWay.get(db) ?? new Map<string, Promise<Answer>>();
  underWay.set(db, requests);
  const name = `${commandIdOf(request)} ${request.fingerprint}`;
  const answer =
    requests.get(name) ??
    answerNow(db, request, work).finally(() => {
      requests.delete(name);
    });
  requests.set(name, answer);
  return answer;
}

async function answerNow(
  db: Database,
  request: KeyedRequest,
  work: (commandId: string) => Promise<Answer>,
): Promise<Answer> {
  const commandId = commandIdOf(request);
  const remembered = await rememberKey(db, newKey(request, commandId));
  throwIfReused(remembered, request);
  if (remembered.answer !== undefined) return replay(remembered.answer);
  try {
    const answer = await work(commandId);
    await rememberAnswer(db, commandId, { status: answer.status, body: answer.body });
    return answer;
  } catch (error) {
    if (error instanceof Problem && error.status === 409) {
      await rememberAnswer(db, commandId, {
        status: 409,
        body: { code: error.code, detail: error.detail },
      });
    }
    throw error;
  }
}

/** Unique for ever per caller and key; hashed, because a caller may put anything into a key. */
export function commandIdOf({
  caller,
  idempotencyKey,
}: Pick<KeyedRequest, 'caller' | 'idempotencyKey'>): string {
  return createHash('sha256')
    .update(`${caller.subject}\n${idempotencyKey ?? ''}`)
    .digest('hex')
    .slice(0, 32);
}

export function newKey({ fingerprint, traceparent, params }: KeyedRequest, commandId: string) {
  const [caseNumber] = touchedBy(params ?? {}).caseNumbers;
  const about = caseNumber === undefined ? {} : { caseNumber };
  return { commandId, fingerprint, traceparent, at: new Date().toISOString(), ...about };
}

export function throwIfReused(remembered: RememberedKey, { fingerprint }: KeyedRequest): void {
  if (remembered.fingerprint === fingerprint) return;
  if (remembered.fingerprint === erasedFingerprint) throw erasedCase();
  throw new Problem(
    422,
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for another request.',
  );
}

/** The answer is an earlier one. */
export const replayed = { 'Idempotency-Replayed': 'true' } as const;

/** An earlier answer once more; an earlier refusal is thrown. */
export function replay({ status, body }: Pick<Answer, 'status' | 'body'>): Answer {
  if (status === 409 && isRefusalBody(body)) throw new Problem(409, body.code, body.detail);
  return { status, body, headers: replayed };
}

function isRefusalBody(body: unknown): body is { code: string; detail: string } {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
