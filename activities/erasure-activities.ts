import type { ErasureNotice, ErasureRecipient } from '../domain/erasure/recipients';
import type { ErasureStart, NextErasure } from '../store/rights/carry-out';

export interface ErasureOf {
  readonly erasureId: string;
  readonly caseNumber: string;
}

interface NoticesOf {
  readonly erasureId: string;
  readonly notices: readonly ErasureNotice[];
}

export interface ErasureDependencies {
  readonly nextErasure: (caseNumber: string) => Promise<NextErasure | undefined>;
  readonly beginErasure: (erasure: ErasureOf) => Promise<ErasureStart>;
  readonly recipientsOf: (caseNumber: string) => Promise<readonly ErasureRecipient[]>;
  readonly keepNotices: (erasureId: string, notices: readonly ErasureNotice[]) => Promise<void>;
  readonly eraseRecords: (caseNumber: string) => Promise<void>;
  readonly destroyKeys: (caseNumber: string) => Promise<number>;
  readonly writeTombstone: (erasure: ErasureOf) => Promise<void>;
  readonly suggestErasures: () => Promise<readonly string[]>;
  readonly executions: {
    /** Nothing of the case is being worked on. */
    areQuiet(caseNumber: string): Promise<boolean>;
    terminate(caseNumber: string): Promise<void>;
    /** Resolves to how many the engine was asked to delete. */
    delete(caseNumber: string): Promise<number>;
    /** That the engine still lists. */
    count(caseNumber: string): Promise<number>;
  };
}

/** Each step can be done again: one that was broken off half way is. */
export function createErasureActivities(dependencies: ErasureDependencies) {
  const { executions } = dependencies;
  return {
    nextErasure: ({ caseNumber }: { readonly caseNumber: string }) =>
      dependencies.nextErasure(caseNumber),
    beginErasure: (erasure: ErasureOf) => dependencies.beginErasure(erasure),
    erasureRecipients: ({ caseNumber }: ErasureOf) => dependencies.recipientsOf(caseNumber),
    keepErasureNotices: ({ erasureId, notices }: NoticesOf) =>
      dependencies.keepNotices(erasureId, notices),
    /** Fails, to be tried again, while the case still writes its journal. */
    async awaitQuiet({ caseNumber }: ErasureOf): Promise<void> {
      if (!(await executions.areQuiet(caseNumber))) throw new NotYet('EXECUTIONS_BUSY');
    },
    terminateExecutions: ({ caseNumber }: ErasureOf) => executions.terminate(caseNumber),
    eraseRecords: ({ caseNumber }: ErasureOf) => dependencies.eraseRecords(caseNumber),
    deleteExecutions: ({ caseNumber }: ErasureOf) => executions.delete(caseNumber),
    destroyKeys: ({ caseNumber }: ErasureOf) => dependencies.destroyKeys(caseNumber),
    writeTombstone: (erasure: ErasureOf) => dependencies.writeTombstone(erasure),
    /** Fails, to be tried again, while the engine still shows an execution: it deletes in its own time. */
    async awaitGone({ caseNumber }: ErasureOf): Promise<void> {
      if ((await executions.count(caseNumber)) > 0) throw new NotYet('EXECUTIONS_LISTED');
    },
    /** Resolves to the number of cases whose destruction is suggested from now on. */
    suggestErasures: async (): Promise<number> => (await dependencies.suggestErasures()).length,
  };
}

class NotYet extends Error {
  override readonly name = 'NotYet';
}
