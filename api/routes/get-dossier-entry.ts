import { readEntry } from '../../store/dossier';
import type { CommandDependencies } from '../commands/command-route';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { CaseNumberParams, RefSchema } from '../schemas/case-schema';
import { EntrySchema } from '../schemas/dossier-schema';

/** GET /cases/{caseNumber}/dossier/{entryId} */
export function getDossierEntry({ db, keys }: CommandDependencies) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/dossier/{entryId}',
    operationId: 'getDossierEntry',
    summary: 'Read a dossier entry',
    tag: 'Dossier',
    roles: ['professional', 'project-leader', 'privacy-officer'],
    params: CaseNumberParams.extend({ entryId: RefSchema }),
    responses: { 200: { description: 'The entry.', schema: EntrySchema } },
    handle: async ({ params: { caseNumber, entryId } }) => {
      const entry = await readEntry(db, keys, { caseNumber, entryId });
      if (entry === undefined)
        throw new Problem(404, 'ENTRY_UNKNOWN', 'This case has no such entry.');
      return { status: 200, body: entry };
    },
  });
}
