import { setTimeout as delay } from 'node:timers/promises';
import type { WithdrawalScope } from '../../domain/basis/basis';
import type { Actor } from '../../domain/case/case';
import { readRegister, withdrawInRegister, type BasisPlace } from '../../store/basis-register';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { untilNothingOpens } from '../../store/egress-log';
import { rememberAnswer, rememberKey } from '../../store/idempotency-keys';
import { putInInbox } from '../../store/inbox';
import { Problem } from '../problem';
import type { Answer } from '../route';
import { actorOf } from './actor';
import { commandIdOf, newKey, replay, throwIfReused, type KeyedRequest } from './answer-once';
import { unknownCase } from './unknown-case';

export interface WithdrawalRequest extends KeyedRequest {
  readonly caller: Actor;
  readonly place: BasisPlace;
  readonly scope: WithdrawalScope;
}

/** Longer than any lease, so that only a database in trouble is too slow. */
const quietWithinMs = 9_000;
const journalLagMs = 2_000;
const lookEveryMs = 30;

/**
 * Takes a basis back whether or not the engine is there: register, inbox item and answer in one transaction. When this
 * resolves, no connection that was permitted before opens any more.
 */
export async function withdrawBasis(db: Database, request: WithdrawalRequest): Promise<Answer> {
  await untilRegistered(db, request.place);
  const answer = await storeWithdrawal(db, request);
  const epoch = (await readRegister(db, request.place))?.epoch ?? 0;
  if (await untilNothingOpens(db, { ...request.place, epoch }, quietWithinMs)) return answer;
  const detail = 'It is withdrawn, but what was being sent has not stopped yet; ask again.';
  throw new Problem(503, 'STILL_SENDING', detail, { retryAfterSeconds: 1 });
}

/** The register follows the journal, so a basis that was recorded just now may be on its way. */
async function untilRegistered(db: Database, place: BasisPlace): Promise<void> {
  if ((await readRegister(db, place)) !== undefined) return;
  if ((await readCase(db, place.caseNumber)) === undefined) throw unknownCase();
  const until = performance.now() + journalLagMs;
  while (performance.now() < until) {
    await delay(lookEveryMs);
    if ((await readRegister(db, place)) !== undefined) return;
  }
  throw unknownBasis();
}

async function storeWithdrawal(db: Database, request: WithdrawalRequest): Promise<Answer> {
  const { place, scope, caller } = request;
  const { caseNumber, basisId } = place;
  const commandId = commandIdOf(request);
  return db.transaction().execute(async (trx) => {
    const remembered = await rememberKey(trx, newKey(request, commandId));
    throwIfReused(remembered, request);
    if (remembered.answer !== undefined) return replay(remembered.answer);
    const at = new Date().toISOString();
    const withdrawn = await withdrawInRegister(trx, { ...place, scope, at });
    if (withdrawn.outcome === 'unknown') throw unknownBasis();
    const command = { basisId, ...scope, commandId, by: actorOf(caller) };
    const payload = { name: 'withdrawBasis', command };
    const itemKey = `withdrawal/${commandId}`;
    // What was taken back before is on its way to the case already.
    if (withdrawn.outcome !== 'already')
      await putInInbox(trx, { kind: 'withdrawal', caseNumber, itemKey, payload }, at);
    const answer = { status: 202, body: { basisId, withdrawnAt: withdrawn.withdrawnAt } };
    await rememberAnswer(trx, commandId, answer);
    return answer;
  });
}

export function unknownBasis(): Problem {
  return new Problem(404, 'BASIS_UNKNOWN', 'This case has no such basis.');
}
