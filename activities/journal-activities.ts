import type { CaseEvent } from '../domain/case/events';

export interface JournalDependencies {
  /** Writes events and folds them into the view, all or nothing; events written before are left alone. */
  readonly recordEvents: (caseNumber: string, events: readonly CaseEvent[]) => Promise<void>;
}

export function createJournalActivities({ recordEvents }: JournalDependencies) {
  return {
    async recordEvents(input: {
      readonly caseNumber: string;
      readonly events: readonly CaseEvent[];
    }): Promise<void> {
      await recordEvents(input.caseNumber, input.events);
    },
  };
}
