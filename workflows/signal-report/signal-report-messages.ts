import type { EditionRhythm, EditionSlot } from '../../domain/report/edition-due';

export const signalReportType = 'signalReport';

/** Of the schedule and, followed by the instant of the slot, of the runs that it starts. */
export const signalReportId = 'signal-report';

/** The schedule says when an edition may be due; an extra edition is asked for by a person. */
export type SignalReportInput =
  { readonly rhythm: EditionRhythm } | { readonly extra: EditionSlot };

export interface SignalReportResult {
  /** Absent when no edition was due. */
  readonly edition?: number;
  readonly told: readonly string[];
  /** Who could not be told, with the code of the trouble: for a person. */
  readonly notTold: readonly { readonly listener: string; readonly trouble: string }[];
}

/** `signal-report/extra/<command id>`: the same asking never starts a second edition. */
function extraReportId(commandId: string): string {
  return `${signalReportId}/extra/${commandId}`;
}

/** Read in the Temporal UI by operators. */
export const signalReportSummary = 'Signal report';

/** What starting an extra edition takes, besides a task queue. */
export function extraReportStart(slot: EditionSlot, commandId: string) {
  const input: SignalReportInput = { extra: slot };
  return {
    workflowId: extraReportId(commandId),
    args: [input],
    workflowTaskTimeout: '3 seconds' as const,
    staticSummary: `${signalReportSummary}, extra edition`,
  };
}
