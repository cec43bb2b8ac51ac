import type { Client } from '@temporalio/client';
import type { ErasureDependencies } from '../activities/erasure-activities';
import type { Database } from '../store/database';
import type { KnownPartner } from '../activities/partner-call';
import { erasureRecipients } from '../domain/erasure/recipients';
import { readCase } from '../store/case-view';
import { egressOf } from '../store/egress-log';
import { beginErasure, keepNotices, nextErasure, suggestErasures } from '../store/rights/carry-out';
import { eraseRecords } from '../store/rights/erase-records';
import { refreshMissing, type VersionedRetention } from '../store/rights/retention';
import { destroyKeys, writeTombstone } from '../store/rights/tombstones';
import { caseExecutions } from './case-executions';

export interface ErasureParts {
  readonly db: Database;
  readonly client: Client;
  readonly namespace: string;
  readonly policy: VersionedRetention;
  readonly partners: ReadonlyMap<string, KnownPartner>;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

const now = () => new Date().toISOString();

/** What the activities of an erasure need, on the real store and engine. */
export function erasureDependencies({
  db,
  client,
  namespace,
  policy,
  partners,
  without,
}: ErasureParts): ErasureDependencies {
  return {
    nextErasure: (caseNumber) => nextErasure(db, caseNumber),
    beginErasure: (erasure) => beginErasure(db, erasure, now()),
    async recipientsOf(caseNumber) {
      const view = await readCase(db, caseNumber);
      if (view === undefined) return [];
      return erasureRecipients({
        current: view.current,
        egress: await egressOf(db, caseNumber),
        // Of a partner that no file describes any more it is not known what its messages carried.
        carriesContent: (partner) => partners.get(partner)?.connector.carriesContent ?? true,
      });
    },
    keepNotices: (erasureId, notices) => keepNotices(db, erasureId, notices),
    eraseRecords: (caseNumber) => eraseRecords(db, caseNumber),
    destroyKeys: (caseNumber) =>
      without.includes('key-destruction') ? Promise.resolve(0) : destroyKeys(db, caseNumber, now()),
    writeTombstone: (erasure) => writeTombstone(db, erasure, now()),
    async suggestErasures() {
      await refreshMissing(db, policy);
      return suggestErasures(db, now());
    },
    executions: caseExecutions(client, namespace),
  };
}
