import type { Logger } from 'pino';
import type { Database } from '../../store/database';
import { readEntry } from '../../store/dossier';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { CaseNumberParams, RefSchema } from '../schemas/case-schema';
import { EntrySchema } from '../schemas/dossier-schema';

/** GET /cases/{caseNumber}/dossier/{entryId}; who read what goes to the log. */
export function getDossierEntry({
  db,
  logger,
}: {
  readonly db: Database;
  readonly logger: Logger;
}) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/dossier/{entryId}',
    operationId: 'getDossierEntry',
    summary: 'Read a dossier entry',
    tag: 'Dossier',
    roles: ['professional', 'project-leader', 'privacy-officer'],
    params: CaseNumberParams.extend({ entryId: RefSchema }),
    responses: { 200: { description: 'The entry.', schema: EntrySchema } },
    handle: async ({ params: { caseNumber, entryId }, caller, traceId }) => {
      const entry = await readEntry(db, caseNumber, entryId);
      if (entry === undefined)
        throw new Problem(404, 'ENTRY_UNKNOWN', 'This case has no such entry.');
      logger.info(
        { caseNumber, entryId, kind: entry.kind, subject: caller.subject, traceId },
        'dossier entry read',
      );
      return { status: 200, body: entry };
    },
  });
}
