import type { JournalDependencies } from '../activities/journal-activities';
import type { CaseEvent } from '../domain/case/events';
import { recordEvents } from '../store/case-journal';
import type { Database } from '../store/database';
import { refreshRetention, type VersionedRetention } from '../store/rights/retention';

/** What changes whether and how long a case is kept. */
const aboutRetention: readonly CaseEvent['type'][] = [
  'caseClosed',
  'caseReopened',
  'aftercareEnded',
  'referralRedirected',
  'basisRecorded',
  'evaluationRecorded',
  'referralRedirected',
];

/** The journal on the real store, with the term that a case gets when it is closed. */
export function journalDependencies(db: Database, policy: VersionedRetention): JournalDependencies {
  return {
    async recordEvents(caseNumber, events) {
      await recordEvents(db, caseNumber, events);
      // Not in the same transaction: when this fails the activity is tried again, and the journal stands already.
      if (events.some(({ type }) => aboutRetention.includes(type)))
        await refreshRetention(db, caseNumber, policy);
    },
  };
}
