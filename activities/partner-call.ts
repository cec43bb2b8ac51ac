import { randomInt } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Attempt, Connector, PartnerReport } from '../connectors/connector';
import { PartnerError } from '../connectors/partner-error';
import type { DataCategory } from '../domain/basis/category';
import type { Handoff } from '../domain/handoff/handoff';
import { caseNumberOf } from '../domain/handoff/handoff-id';
import type { Partner } from '../domain/partner/partner';
import type { EgressEnd } from '../store/egress-log';
import type { Denial, Permit, PermitRequest } from '../store/permits';
import { PermitDenied, toActivityFailure } from './activity-failure';

/** A connection may open this long after its permit was taken; a withdrawal waits at most as long. */
const thinLeaseMs = 5_000;
/** Where the message itself carries personal data, the whole of it must be out by then. */
const carryingLeaseMs = 10_000;
const heartbeatMs = 1_000;

export interface KnownPartner {
  readonly partner: Partner;
  readonly connector: Connector;
}

export interface PartnerCallDependencies {
  readonly register: {
    takePermit(request: PermitRequest): Promise<Permit | Denial>;
    markOpened(egressId: number): Promise<void>;
    endEgress(egressId: number, end: EgressEnd): Promise<void>;
  };
  /** Throws when no file describes the partner. */
  readonly partnerOf: (partner: string) => {
    readonly partner: Partner;
    readonly connector: Connector;
  };
  /** Tells the hand-off's own workflow that sending keeps failing. */
  readonly tellDelayed: (
    handoffId: string,
    delay: { readonly attempts: number; readonly trouble: string },
  ) => Promise<void>;
}

/** What a call may bring back: how the partner names the hand-off, or how it says that it stands. */
export interface Spoken {
  readonly externalRef?: string;
  readonly report?: PartnerReport | undefined;
}

export interface Call {
  readonly handoff: Handoff;
  readonly purpose: PermitRequest['purpose'];
  readonly speak: (line: {
    readonly connector: Connector;
    readonly categories: readonly DataCategory[];
    readonly attempt: Attempt;
  }) => Promise<Spoken>;
}

/**
 * One attempt to reach a partner: a permit, one connection, and the end in the egress log. Fails with what Temporal
 * needs to know: when to try again, or that it is no use.
 */
export async function callPartner(
  dependencies: PartnerCallDependencies,
  call: Call,
): Promise<Spoken> {
  const { attempt } = Context.current().info;
  const heart = setInterval(() => {
    Context.current().heartbeat();
  }, heartbeatMs);
  try {
    return await tryOnce(dependencies, call, attempt);
  } catch (error) {
    const { retrySeconds, tellAfterAttempt } = call.handoff.delivery;
    if (error instanceof PartnerError && attempt === tellAfterAttempt) {
      const delay = { attempts: attempt, trouble: error.code };
      await dependencies.tellDelayed(call.handoff.handoffId, delay);
    }
    throw toActivityFailure(error, { attempt, retrySeconds, jitter: randomInt(80, 121) / 100 });
  } finally {
    clearInterval(heart);
  }
}

async function tryOnce(
  { register, partnerOf }: PartnerCallDependencies,
  { handoff, purpose, speak }: Call,
  number: number,
): Promise<Spoken> {
  const known = partnerOf(handoff.partner);
  const { connector } = known;
  const permit = await register.takePermit(permitFor({ handoff, purpose }, known, number));
  if ('denied' in permit) throw new PermitDenied(permit.denied);
  const { egressId, categories, openBy, traceparent } = permit;
  let marked: Promise<void> | undefined;
  let wasOpened = false;
  const onOpened = () => {
    wasOpened = true;
    // What is left unmarked holds up a withdrawal until the end of the attempt or of its lease: so it has to be where
    // several requests carry the personal data.
    if (!connector.carriesContent) marked ??= register.markOpened(egressId).catch(() => undefined);
  };
  const signal = Context.current().cancellationSignal;
  try {
    const trace = traceparent === undefined ? {} : { traceparent };
    const attempt: Attempt = { number, signal, openBy, onOpened, ...trace };
    const spoken = await speak({ connector, categories, attempt });
    await marked;
    const ref = spoken.externalRef;
    const end = { result: 'sent' as const, ...(ref === undefined ? {} : { externalRef: ref }) };
    await register.endEgress(egressId, end);
    return spoken;
  } catch (error) {
    await marked;
    await register.endEgress(egressId, endOf(error, wasOpened));
    throw error;
  }
}

function permitFor(
  { handoff, purpose }: Pick<Call, 'handoff' | 'purpose'>,
  { partner, connector }: KnownPartner,
  attempt: number,
): PermitRequest {
  const { handoffId, basisId, categories, commandId } = handoff;
  const { carriesContent } = connector;
  return {
    caseNumber: caseNumberOf(handoffId),
    handoffId,
    partner: partner.id,
    basisId,
    purpose,
    asked: purpose === 'request' && carriesContent ? categories : [],
    partnerMay: partner.categories,
    attempt,
    commandId,
    leaseMs: carriesContent ? carryingLeaseMs : thinLeaseMs,
  };
}

/** After the connection was open the partner may have it, unless it said itself that it does not want it. */
function endOf(error: unknown, wasOpened: boolean): EgressEnd {
  const code = error instanceof PartnerError ? error.code : 'INTERRUPTED';
  if (!wasOpened) return { result: 'not-opened', code };
  const wasRefused = error instanceof PartnerError && error.kind !== 'unavailable';
  return { result: wasRefused ? 'failed' : 'unknown', code };
}
