import type { z } from 'zod';
import { decideAccess, reachOf, rolesFor } from '../../domain/access/decide-access';
import type { AccessDecision, AccessRefusal } from '../../domain/access/decide-access';
import { workItemPlaceOf } from '../../domain/desk/work-item-id';
import { placesOf, relationsTo, type Relation } from '../../domain/access/relation';
import type { Role } from '../../domain/access/role';
import type { Purpose } from '../../domain/access/table';
import type { Policy } from '../../domain/policy/policy';
import { isDatabaseUnavailable, type Database } from '../../store/database';
import { isKnownCommand } from '../../store/idempotency-keys';
import { wasCase } from '../../store/rights/tombstones';
import { readStanding } from '../../store/standing';
import { commandIdOf } from '../commands/answer-once';
import { unknownCase } from '../commands/unknown-case';
import { readIdempotencyKey } from '../framework/idempotency-key';
import { databaseAway } from '../guard-database';
import type { Operation } from '../framework/operation';
import { recipientOf } from '../partners/find-handoff';
import { unknownHandoff } from '../partners/unknown-handoff';
import { Problem } from '../problem';
import type { Caller, Route } from '../route';
import { insufficient, requireIdentity } from './authenticate';
import type { TokenClaims } from './token-claims';

/** Lets a caller through to a route, or throws 401, 403, 404 or 503; undefined on a public route. */
export type Gate = (route: Route, operation: Operation) => Promise<Caller | undefined>;

/** What the gate has to know of cases and hand-offs. */
export interface CaseRegister {
  /** Undefined when there is no such case; an erased one has nobody around it any more. */
  relationsTo(caseNumber: string, subject: string): Promise<readonly Relation[] | undefined>;
  /** The partner of a hand-off that left; undefined when there is none. */
  recipientOf(handoffId: string): Promise<string | undefined>;
  /** Whether this caller was let in with this Idempotency-Key before. */
  knowsCommand(subject: string, key: string): Promise<boolean>;
}

export interface GateParts {
  readonly register: CaseRegister;
  readonly tables: Policy['tables'];
}

/** After a day nobody repeats what has got no answer yet. */
const repeatsWithinMs = 24 * 3_600_000;

export function createCaseRegister(
  db: Database,
  tables: Policy['tables'],
  without: readonly string[] = [],
): CaseRegister {
  return {
    async relationsTo(caseNumber, subject) {
      const now = new Date().toISOString();
      const standing = await orAway(readStanding(db, { caseNumber, subject, now }));
      if (standing === undefined) {
        return (await orAway(wasCase(db, caseNumber))) ? ['anyone'] : undefined;
      }
      if (without.includes('need-to-know')) return ['case-holder', 'anyone'];
      return relationsTo(standing, placesOf(subject, tables));
    },
    recipientOf: (handoffId) => orAway(recipientOf(db, handoffId)),
    knowsCommand(subject, idempotencyKey) {
      const since = new Date(Date.now() - repeatsWithinMs).toISOString();
      const commandId = commandIdOf({ caller: { subject }, idempotencyKey });
      return orAway(isKnownCommand(db, commandId, since));
    },
  };
}

async function orAway<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw isDatabaseUnavailable(error) ? databaseAway(error) : error;
  }
}

/** Judges before anything of the input is looked at. What the caller may not know of is answered as what is not there. */
export function createGate({ register, tables }: GateParts): Gate {
  return async (route, operation) => {
    if (route.access === 'public') return undefined;
    const identity = requireIdentity(operation.context);
    const { purpose } = route.access;
    const [able] = rolesFor(purpose).filter((role) => identity.roles.includes(role));
    if (able === undefined) throw insufficient();
    if (route.access.needsSecondFactor === true && !identity.hasSecondFactor) throw oneFactor();
    const judged = isWellFormed(route, operation)
      ? await judge(register, operation, { identity, purpose, able, route })
      : { access: without('none', able), relations: [] };
    operation.context.access = judged.access;
    return callerOf(identity, judged, tables);
  };
}

interface Verdict {
  readonly access: AccessDecision;
  readonly relations: readonly Relation[];
}

interface Judged {
  readonly identity: TokenClaims;
  readonly purpose: Purpose;
  /** A role of the caller's that may come for this purpose. */
  readonly able: Role;
  readonly route: Route;
}

async function judge(
  register: CaseRegister,
  operation: Operation,
  { identity, purpose, able, route }: Judged,
): Promise<Verdict> {
  const { relations, unknown } = await relationsOf(register, operation, identity);
  const decision = decideAccess({ roles: identity.roles, relations, purpose });
  if (typeof decision !== 'string') return { access: decision, relations };
  const mayRepeat = route.method !== 'get';
  if (mayRepeat && (await isRepeat(register, operation, identity)))
    return { access: without('repeat', able), relations };
  throw refused(decision, unknown);
}

/**
 * A command may take its own giver off the case, and its answer may get lost: who repeats it gets the answer that was
 * theirs. Behind the gate a key leads to nothing but the very request it came with first.
 */
async function isRepeat(
  register: CaseRegister,
  { idempotencyKey }: Operation,
  { subject }: TokenClaims,
): Promise<boolean> {
  const reading = readIdempotencyKey(idempotencyKey, false);
  if (!('key' in reading) || reading.key === undefined) return false;
  return register.knowsCommand(subject, reading.key);
}

/** The route's own schema refuses what has not the form of a number, and says what is wrong with it. */
function isWellFormed({ params }: Route, asked: Pick<Operation, 'params'>): boolean {
  const shape: Readonly<Record<string, z.ZodType>> = params?.shape ?? {};
  return (['caseNumber', 'handoffId', 'workItemId'] as const).every((name) => {
    const form = shape[name];
    return form === undefined || form.safeParse(asked.params[name]).success;
  });
}

function without(authority: 'none' | 'repeat', role: Role): AccessDecision {
  return { role, authority, isBreakGlass: false, level: 'existence' };
}

function refused(refusal: AccessRefusal, unknown: () => Problem): Problem {
  if (refusal === 'role') return insufficient();
  if (refusal === 'unknown') return unknown();
  const detail = 'You may know of this case, but not for what this is for.';
  return new Problem(403, 'ACCESS_NOT_ALLOWED', detail);
}

function callerOf(
  { subject, organisation, roles }: TokenClaims,
  { access, relations }: Verdict,
  tables: Policy['tables'],
): Caller {
  const { role } = access;
  const reach = reachOf(role, subject, placesOf(subject, tables));
  const rightTo = (purpose: Purpose) => {
    const decision = decideAccess({ roles, relations, purpose });
    return typeof decision === 'string' ? undefined : decision;
  };
  return { subject, role, organisation, access, reach, rightTo };
}

interface Related {
  readonly relations: readonly Relation[];
  /** The answer to who may not know whether it is there. */
  readonly unknown: () => Problem;
}

async function relationsOf(
  register: CaseRegister,
  { params }: Operation,
  { subject, organisation }: TokenClaims,
): Promise<Related> {
  const { handoffId } = params;
  const caseNumber = caseNumberIn(params);
  if (typeof caseNumber === 'string') {
    const relations = (await register.relationsTo(caseNumber, subject)) ?? [];
    return { relations, unknown: unknownCase };
  }
  if (typeof handoffId === 'string') {
    const partner = await register.recipientOf(handoffId);
    const relations =
      partner === organisation ? (['recipient', 'anyone'] as const) : (['anyone'] as const);
    return { relations, unknown: unknownHandoff };
  }
  return { relations: ['anyone'], unknown: unknownCase };
}

/** An item of work is of a case, and known to whom the case is. */
function caseNumberIn({ caseNumber, workItemId }: Operation['params']): unknown {
  return typeof workItemId === 'string' ? workItemPlaceOf(workItemId)?.caseNumber : caseNumber;
}

function oneFactor(): Problem {
  return new Problem(403, 'SECOND_FACTOR_REQUIRED', 'Sign in with a second factor first.');
}
