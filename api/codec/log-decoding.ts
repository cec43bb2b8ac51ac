import { randomUUID } from 'node:crypto';
import type { AccessLog, LogEntry } from '../../store/access-log';
import { logUnavailable } from '../access-log/account-for';
import type { TokenClaims } from '../auth/token-claims';
import type { RequestContext } from '../framework/request-context';
import type { Judged, Verdict } from './judge-payload';

/** HTTP, as the other lines of the log have it: what a request for this payload alone would be answered. */
const statusOf: Readonly<Record<Verdict, number>> = {
  decoded: 200,
  plain: 204,
  refused: 403,
  erased: 410,
};

export interface Decoding {
  readonly operator: Pick<TokenClaims, 'subject' | 'organisation'>;
  readonly context: Pick<RequestContext, 'traceId' | 'spanId'>;
  readonly startedAt: string;
}

/** One line per payload, in both logs; throws a Problem 503 when one of them cannot be written. */
export async function logDecoding(
  log: AccessLog,
  judged: readonly Judged[],
  decoding: Decoding,
): Promise<void> {
  const lines = judged.map((one) => log.append(entryOf(one, decoding)));
  const results = await Promise.allSettled(lines);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw logUnavailable(failed.reason);
}

function entryOf(
  { verdict, caseNumber }: Judged,
  { operator, context, startedAt }: Decoding,
): LogEntry {
  const { subject, organisation } = operator;
  const isGranted = verdict === 'decoded' && caseNumber !== undefined;
  const access = {
    operationId: randomUUID(),
    traceId: context.traceId,
    operation: 'decodePayload',
    purpose: 'case',
    ...{ subject, organisation, role: 'operator', isBreakGlass: false },
    authority: isGranted ? 'operator/codec-grant' : 'operator',
    caseNumbers: caseNumber === undefined ? [] : [caseNumber],
    entryIds: [],
    status: statusOf[verdict],
  };
  if (!isGranted) return { access };
  const endedAt = new Date().toISOString();
  const { spanId } = context;
  return { access, processing: { activity: 'case', spanId, startedAt, endedAt } };
}
