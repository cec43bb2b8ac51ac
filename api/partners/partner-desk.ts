import type { DataCategory } from '../../domain/basis/category';
import type { LifeDomain } from '../../domain/case/case';
import type { HandoffContent } from '../../domain/handoff/content';
import type { HandoffStatus, PartnerStatus, RejectionReason } from '../../domain/handoff/status';

/** What a partner may know of a hand-off before its content is opened. Dates are instants. */
export interface HandoffStanding {
  readonly handoffId: string;
  readonly partner: string;
  readonly partnerName: string;
  readonly status: HandoffStatus;
  readonly requestedAt: string;
  readonly answerBy?: string;
  readonly lifeDomain?: LifeDomain;
  readonly reportBy?: string;
  readonly withdrawal?: {
    readonly withdrawnAt: string;
    readonly confirmBy?: string;
    readonly settled: boolean;
    /** Absent: everything. */
    readonly categories?: readonly DataCategory[];
  };
  readonly statusAt: string;
}

export interface OpenedContent {
  readonly content: HandoffContent;
  readonly basis:
    | { readonly kind: 'consent'; readonly validUntil: string }
    | { readonly kind: 'statutory'; readonly law: string; readonly article: string };
}

export interface GivenAnswer {
  readonly handoffId: string;
  /** Unique for ever. */
  readonly answerId: string;
  readonly sequence: number;
  readonly status: PartnerStatus | 'deleted' | 'kept';
  readonly reason?: RejectionReason;
  readonly note?: string;
  readonly outcome?: string;
}

/** A partner's side of its hand-offs: the same for the JSON API and the pages behind a mailed link. */
export interface PartnerDesk {
  /** Without content and permit. */
  standingOf(handoffId: string): Promise<HandoffStanding | undefined>;
  /** Takes a permit and writes the egress line; undefined when the basis does not allow it any more. */
  openContent(handoffId: string): Promise<OpenedContent | undefined>;
  /** Stored before it is acknowledged. */
  answer(answer: GivenAnswer): Promise<'accepted' | 'repeated' | 'not-possible'>;
}
