import { createHandoffActivities, type HandoffDependencies } from './handoff-activities';
import { createJournalActivities, type JournalDependencies } from './journal-activities';

export type ActivityDependencies = JournalDependencies & HandoffDependencies;

export function createActivities(dependencies: ActivityDependencies) {
  return { ...createJournalActivities(dependencies), ...createHandoffActivities(dependencies) };
}

export type Activities = ReturnType<typeof createActivities>;
