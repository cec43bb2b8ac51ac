import { createErasureActivities, type ErasureDependencies } from './erasure-activities';
import { createHandoffActivities, type HandoffDependencies } from './handoff-activities';
import { createJournalActivities, type JournalDependencies } from './journal-activities';
import { createReportActivities, type ReportDependencies } from './report-activities';

export type ActivityDependencies = JournalDependencies &
  HandoffDependencies &
  ReportDependencies &
  ErasureDependencies;

export function createActivities(dependencies: ActivityDependencies) {
  return {
    ...createJournalActivities(dependencies),
    ...createHandoffActivities(dependencies),
    ...createReportActivities(dependencies),
    ...createErasureActivities(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
