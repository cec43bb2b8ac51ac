import { extraSlot, type EditionRhythm, type EditionSlot } from '../../domain/report/edition-due';

export const signalReportType = 'signalReport';

/** Of the schedule, and the beginning of the id of every run: `signal-report-2027-01-04T05:00:00Z`. */
export const signalReportId = 'signal-report';

export interface SignalReportInput {
  readonly rhythm: EditionRhythm;
  /** For an edition that was asked for; otherwise the start's own time says which it is. */
  readonly extra?: EditionSlot;
}

/** What operators read of a run that ended. */
export interface SignalReportResult {
  /** Absent when no edition was due. */
  readonly edition?: number;
  readonly told: readonly string[];
  /** Who could not be told, each with the code of what was wrong: for a person. */
  readonly notTold: Readonly<Record<string, string>>;
}

/** The same in the schedule and in an extra edition; a start from elsewhere has the server's own defaults. */
export const signalReportOptions = {
  // In ms, as the server shows it. With the worker's short sticky timeout a killed worker delays a run by 3 s, not 10.
  workflowTaskTimeout: 3_000,
} as const;

/** An edition that a person asked for: asked twice under one id it is the same one. */
export function extraEditionStart(
  { askedId, askedAt }: { readonly askedId: string; readonly askedAt: string },
  rhythm: EditionRhythm,
) {
  const args: [SignalReportInput] = [{ rhythm, extra: extraSlot(askedId, askedAt) }];
  return {
    ...signalReportOptions,
    workflowId: `${signalReportId}/extra/${askedId}`,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    staticSummary: 'Signal report, an extra edition',
    args,
  };
}
