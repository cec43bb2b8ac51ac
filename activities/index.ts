import { createJournalActivities, type JournalDependencies } from './journal-activities';

export type ActivityDependencies = JournalDependencies;

export function createActivities(dependencies: ActivityDependencies) {
  return { ...createJournalActivities(dependencies) };
}

export type Activities = ReturnType<typeof createActivities>;
