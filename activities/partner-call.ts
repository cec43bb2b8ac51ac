import { randomInt } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Attempt, Connector, OutgoingHandoff } from '../connectors/connector';
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

export interface Call<Result extends { readonly externalRef?: string } | undefined | void> {
  readonly handoff: Handoff;
  readonly purpose: PermitRequest['purpose'];
  readonly speak: (connection: {
    readonly connector: Connector;
    readonly partner: Partner;
    readonly categories: readonly DataCategory[];
    readonly attempt: Attempt;
  }) => Promise<Result>;
}

/**
 * One attempt to reach a partner: a permit, one connection, and the end in the egress log. Fails with what Temporal
 * needs to know: when to try again, or that it is no use.
 */
export async function callPartner<
  Result extends { readonly externalRef?: string } | undefined | void,
>(dependencies: PartnerCallDependencies, call: Call<Result>): Promise<Result> {
  const { attempt } = Context.current().info;
  try {
    return await tryOnce(dependencies, call, attempt);
  } catch (error) {
    const { retrySeconds, tellAfterAttempt } = call.handoff.delivery;
    if (error instanceof PartnerError && attempt === tellAfterAttempt) {
      const delay = { attempts: attempt, trouble: error.code };
      await dependencies.tellDelayed(call.handoff.handoffId, delay);
    }
    throw toActivityFailure(error, { attempt, retrySeconds, jitter: randomInt(80, 121) / 100 });
  }
}

async function tryOnce<Result extends { readonly externalRef?: string } | undefined | void>(
  { register, partnerOf }: PartnerCallDependencies,
  { handoff, purpose, speak }: Call<Result>,
  number: number,
): Promise<Result> {
  const { handoffId, basisId, categories: asked } = handoff;
  const { partner, connector } = partnerOf(handoff.partner);
  const permit = await register.takePermit({
    caseNumber: caseNumberOf(handoffId),
    handoffId,
    partner: partner.id,
    basisId,
    purpose,
    asked: purpose === 'request' && connector.carriesContent ? asked : [],
    partnerMay: partner.categories,
    attempt: number,
    leaseMs: connector.carriesContent ? carryingLeaseMs : thinLeaseMs,
  });
  if ('denied' in permit) throw new PermitDenied(permit.denied);
  const { egressId, categories } = permit;
  let marked: Promise<void> | undefined;
  let wasOpened = false;
  const attempt: Attempt = {
    number,
    signal: Context.current().cancellationSignal,
    openBy: permit.openBy,
    onOpened: () => {
      wasOpened = true;
      // What is left unmarked holds up a withdrawal until the end of the attempt or of its lease: so it has to be where
      // several requests carry the personal data.
      if (!connector.carriesContent)
        marked ??= register.markOpened(egressId).catch(() => undefined);
    },
  };
  const heart = setInterval(() => {
    Context.current().heartbeat();
  }, heartbeatMs);
  try {
    const result = await speak({ connector, partner, categories, attempt });
    await marked;
    const ref = result?.externalRef;
    await register.endEgress(egressId, {
      result: 'sent',
      ...(ref === undefined ? {} : { externalRef: ref }),
    });
    return result;
  } catch (error) {
    await marked;
    await register.endEgress(egressId, endOf(error, wasOpened));
    throw error;
  } finally {
    clearInterval(heart);
  }
}

/** After the connection was open the partner may have it, unless it said itself that it does not want it. */
function endOf(error: unknown, wasOpened: boolean): EgressEnd {
  const code = error instanceof PartnerError ? error.code : 'INTERRUPTED';
  if (!wasOpened) return { result: 'not-opened', code };
  const wasRefused = error instanceof PartnerError && error.kind !== 'unavailable';
  return { result: wasRefused ? 'failed' : 'unknown', code };
}

/** What every message to a partner says; the same at every attempt. */
export function outgoing(
  handoff: Handoff,
  message: { readonly id: string; readonly answerBy: string; readonly externalRef?: string },
): OutgoingHandoff {
  const { handoffId, kind, lifeDomain, urgency, requestedAt, messages } = handoff;
  return {
    handoffId,
    kind,
    urgency,
    requestedAt,
    answerBy: message.answerBy,
    messageId: message.id,
    sequence: messages,
    ...(lifeDomain === undefined ? {} : { lifeDomain }),
    ...(message.externalRef === undefined ? {} : { externalRef: message.externalRef }),
  };
}
