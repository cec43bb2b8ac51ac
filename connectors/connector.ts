import type { LifeDomain } from '../domain/case/case';
import type { HandoffContent } from '../domain/handoff/content';
import type { HandoffKind } from '../domain/handoff/handoff';
import type { PartnerStatus, RejectionReason } from '../domain/handoff/status';

/** What a connector may know of a hand-off: codes and dates, and personal data only in `content`. */
export interface OutgoingHandoff {
  readonly handoffId: string;
  readonly kind: HandoffKind;
  readonly lifeDomain?: LifeDomain;
  readonly urgency: 'normal' | 'crisis';
  /** Instants. */
  readonly requestedAt: string;
  readonly answerBy: string;
  /** Of this message: the same at every attempt, and no dot in it. */
  readonly messageId: string;
  /** Counts the hub's messages about this hand-off from 1. */
  readonly sequence: number;
  /** Only for a connector that carries content. */
  readonly content?: HandoffContent;
  /** What `file` gave back, for the messages after it. */
  readonly externalRef?: string;
}

/** What a withdrawal or cancellation asks of the partner. */
export interface Recall extends OutgoingHandoff {
  /** `erased`: the hub has the case no more, so it can take no confirmation. */
  readonly why: 'basis-withdrawn' | 'cancelled' | 'taken-over' | 'erased';
  /** Absent: everything; else only these categories are taken back and the hand-off goes on. */
  readonly categories?: readonly string[];
  readonly withdrawnAt: string;
  readonly confirmBy: string;
}

/** How one attempt is to be made. */
export interface Attempt {
  readonly number: number;
  /** Aborts the attempt in the middle. */
  readonly signal: AbortSignal;
  /** `performance.now()` by which the connection must be open: the permit's lease ends there. */
  readonly openBy: number;
  /** W3C Trace Context of this attempt; goes along as a header. */
  readonly traceparent?: string;
  /** To be called as soon as a connection is open (or a kept one is reused), before the first byte of the message. */
  onOpened(): void;
}

export interface Filed {
  /** How the partner calls it, such as the URL of a zaak. */
  readonly externalRef?: string;
}

/** How the hand-off stands according to the partner; texts are still in it. */
export interface PartnerReport {
  /** Unique per partner for ever. */
  readonly reportId: string;
  readonly sequence: number;
  readonly status: PartnerStatus;
  readonly reason?: RejectionReason;
  readonly note?: string;
  readonly outcome?: string;
}

/** One way of speaking to partners. Every method is idempotent by hand-off id and throws only PartnerError. */
export interface Connector {
  /** True when `file` carries the personal data itself; otherwise the partner fetches them, under a permit of their own. */
  readonly carriesContent: boolean;
  file(handoff: OutgoingHandoff, attempt: Attempt): Promise<Filed>;
  /** Takes back what was filed and asks to confirm the deletion. */
  recall(recall: Recall, attempt: Attempt): Promise<void>;
  /** Reminds the partner, or looks how it stands where the partner can be asked. */
  followUp(handoff: OutgoingHandoff, attempt: Attempt): Promise<PartnerReport | undefined>;
  /** Tells that something of it was corrected, and where it is read; absent where no message of the protocol says so. */
  tellCorrection?(handoff: OutgoingHandoff, attempt: Attempt): Promise<void>;
}
