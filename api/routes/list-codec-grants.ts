import { z } from 'zod';
import { readCase } from '../../store/case-view';
import { grantsOf } from '../../store/codec-grants';
import type { Database } from '../../store/database';
import { unknownCase } from '../commands/run-command';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { CodecGrantSchema } from '../schemas/codec-grant-schema';

const GrantsSchema = z.object({ grants: z.array(CodecGrantSchema) }).meta({ id: 'CodecGrants' });

/** GET /cases/{caseNumber}/codec-grants */
export function listCodecGrants({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/codec-grants',
    operationId: 'listCodecGrants',
    summary: 'List which operators could read what a case carries in Temporal',
    tag: 'Cases',
    roles: ['project-leader', 'operator', 'privacy-officer'],
    params: CaseNumberParams,
    responses: { 200: { description: 'All grants, newest first.', schema: GrantsSchema } },
    handle: async ({ params: { caseNumber } }) => {
      if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
      return { status: 200, body: { grants: await grantsOf(db, caseNumber) } };
    },
  });
}
