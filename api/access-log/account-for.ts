import type { AccessLine } from '../../store/access-line';
import { isDatabaseUnavailable } from '../../store/database';
import type { AccessLog, LogEntry } from '../../store/access-log';
import type { Processing } from '../../store/processing-log';
import type { Operation } from '../framework/operation';
import { databaseAway } from '../guard-database';
import { Problem } from '../problem';
import type { Answer, Route } from '../route';
import { authorityOf, type Doer } from './authority';
import { activityOf, isLogged, touchedBy } from './logged-operation';

/** An answer, or why there is none. */
type End = { readonly answer: Answer } | { readonly error: unknown };

/**
 * Exactly one line per operation on cases, refused ones too: it stands before anything of the answer leaves, and `begin`
 * notes a command before it is given. Whoever is nobody (401) reached no case and has no line.
 */
export async function accountFor(
  log: AccessLog,
  route: Route,
  operation: Operation,
  work: (begin: () => Promise<void>) => Promise<Answer>,
): Promise<Answer> {
  if (isLogged(route) !== true) return work(() => Promise.resolve());
  const startedAt = new Date().toISOString();
  const entryOf = (end: End | undefined) => describe(route, operation, { startedAt, end });
  const end = await ending(() =>
    work(async () => {
      const attempt = route.method === 'get' ? undefined : entryOf(undefined);
      if (attempt !== undefined) await stored(() => log.begin(attempt));
    }),
  );
  const entry = entryOf(end);
  if (entry !== undefined) await storedAtEnd(() => log.append(entry), end);
  if ('error' in end) throw end.error;
  return end.answer;
}

async function ending(work: () => Promise<Answer>): Promise<End> {
  try {
    return { answer: await work() };
  } catch (error) {
    return { error };
  }
}

async function stored(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw logUnavailable(cause);
  }
}

/** What failed in the hub itself is told as it is; it gives nothing away. */
async function storedAtEnd(write: () => Promise<void>, end: End): Promise<void> {
  if (statusOf(end) < 500) return stored(write);
  await write().catch(() => undefined);
}

export function logUnavailable(cause: unknown): Problem {
  if (isDatabaseUnavailable(cause)) return databaseAway(cause);
  const detail = 'What cannot be written in the access log is not answered; try again.';
  return new Problem(503, 'LOG_UNAVAILABLE', detail, { retryAfterSeconds: 2, cause });
}

interface Course {
  readonly startedAt: string;
  /** Absent while it is under way. */
  readonly end: End | undefined;
}

/** Undefined when nobody is known who could have a line. */
function describe(
  route: Route,
  operation: Operation,
  { startedAt, end }: Course,
): LogEntry | undefined {
  const doer = doerOf(route, operation, end);
  if (doer === undefined) return undefined;
  const { operationId, traceId, spanId, foreignOperation } = operation.context;
  const status = end === undefined ? null : statusOf(end);
  const answer = end !== undefined && 'answer' in end ? end.answer : undefined;
  const activity = activityOf(route.path);
  const access: AccessLine = {
    ...{ operationId, traceId, operation: route.operationId, purpose: activity, status },
    ...{ subject: doer.subject, role: doer.role, organisation: doer.organisation },
    ...authorityOf(doer),
    ...touchedBy({ ...operation.params, ...answer?.touched }, answer && (answer.body ?? null)),
  };
  if (!wasProcessed(status)) return { access };
  const foreign = foreignOperation === undefined ? {} : { foreignOperation };
  const endedAt = new Date().toISOString();
  const processing: Processing = { activity, spanId, startedAt, endedAt, ...foreign };
  return { access, processing };
}

function statusOf(end: End): number {
  if ('answer' in end) return end.answer.status;
  return end.error instanceof Problem ? end.error.status : 500;
}

/** A 4xx was refused before anything of a person was touched; only a rule's no (409) comes after looking at the case. */
function wasProcessed(status: number | null): boolean {
  return status === null || status < 400 || status === 409 || status >= 500;
}

/** Who asks: by a token, or a partner whose signature the route has checked. */
function doerOf(route: Route, operation: Operation, end: End | undefined): Doer | undefined {
  if (route.access === 'public') return signerOf(route, operation, end);
  const { identity, access } = operation.context;
  if (identity === undefined || identity instanceof Problem) return undefined;
  const { subject, organisation } = identity;
  return { subject, organisation, role: access?.role ?? 'none', access };
}

/** Proven only by the end: a partner sends what was not acknowledged again, so nothing needs noting before. */
function signerOf(
  { signed }: Route,
  { params }: Operation,
  end: End | undefined,
): Doer | undefined {
  const partner = params['partnerId'];
  const isProven = end !== undefined && statusOf(end) !== 401;
  if (signed === undefined || !isProven || typeof partner !== 'string') return undefined;
  return { subject: partner, role: 'partner', organisation: partner, access: 'signature' };
}
