import type { PartnerStatus, RejectionReason } from './status';

/** What a partner says, whichever way it came. Texts are dossier entries; `partner` comes from its key, never from the body. */
export interface PartnerAnswer {
  /** Unique per partner for ever. */
  readonly answerId: string;
  readonly handoffId: string;
  readonly partner: string;
  /** The partner's own order: an answer older than one applied is kept, not applied. */
  readonly sequence: number;
  /** `deleted` confirms a withdrawal; `kept` says that the law makes them keep it. */
  readonly status: PartnerStatus | 'deleted' | 'kept';
  readonly reason?: RejectionReason;
  readonly noteRef?: string;
  readonly outcomeRef?: string;
  /** Instant at which the hub received it. */
  readonly receivedAt: string;
}
