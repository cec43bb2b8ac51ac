import { z } from 'zod';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { listEntries } from '../../store/dossier';
import { unknownCase } from '../commands/unknown-case';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { EntryLineSchema } from '../schemas/dossier-schema';

/** GET /cases/{caseNumber}/dossier: what there is, not what it says. */
export function listDossier({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/dossier',
    operationId: 'listDossier',
    summary: 'List the dossier entries of a case',
    tag: 'Dossier',
    access: { purpose: 'read' },
    params: CaseNumberParams,
    responses: {
      200: {
        description: 'The entries, newest first, without their contents.',
        schema: z.object({ entries: z.array(EntryLineSchema) }).meta({ id: 'Dossier' }),
      },
    },
    handle: async ({ params: { caseNumber } }) => {
      if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
      return { status: 200, body: { entries: await listEntries(db, caseNumber) } };
    },
  });
}
