import type { PartnerLine } from '../support/webhook-journal';
import type { Consented } from './prepare';

export interface Withdrawn extends Consented {
  /** How the withdrawal was answered; 0 when it was not. */
  readonly status: number;
  readonly ms: number;
  /** Unix milliseconds. */
  readonly acknowledgedAt: number;
}

export interface Found {
  /** Offers, reminders and contents that reached a partner after the acknowledgement. */
  readonly sentAfter: number;
  /** Hand-offs whose recall had its effect exactly once. */
  readonly recalled: number;
  /** Hand-offs whose deletion the hub was told of. */
  readonly confirmed: number;
  /** Lines about hand-offs that had never begun. */
  readonly reachedWaiting: number;
}

/** Reads only what the partners wrote down and when the withdrawals were acknowledged. */
export function judge(withdrawn: readonly Withdrawn[], lines: readonly PartnerLine[]): Found {
  const about = (handoffId: string) => lines.filter((line) => line.handoffId === handoffId);
  const sent = withdrawn.flatMap(({ had, failing }) => [about(had), about(failing)]);
  const after = withdrawn.flatMap(({ had, waiting, failing, acknowledgedAt }) =>
    [had, waiting, failing]
      .flatMap(about)
      .filter((line) => Date.parse(line.at) > acknowledgedAt && isSharing(line)),
  );
  const recallsIn = (own: readonly PartnerLine[]) =>
    own.filter((line) => line.kind === 'effect' && line.event === 'recall').length;
  return {
    sentAfter: after.length,
    recalled: sent.filter((own) => recallsIn(own) === 1).length,
    confirmed: sent.filter((own) => own.some(isConfirmed)).length,
    reachedWaiting: withdrawn.flatMap(({ waiting }) => about(waiting)).length,
  };
}

function isSharing(line: PartnerLine): boolean {
  if (line.kind === 'received') return line.event !== 'recall';
  return line.kind === 'fetched' && line.status === 200;
}

function isConfirmed(line: PartnerLine): boolean {
  return line.kind === 'answered' && line.says === 'deleted' && line.status === 202;
}
