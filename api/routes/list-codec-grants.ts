import { z } from 'zod';
import { grantsOf } from '../../store/codec-grants';
import type { Database } from '../../store/database';
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
    tag: 'Access',
    access: { purpose: 'see-grants' },
    params: CaseNumberParams,
    responses: { 200: { description: 'All grants, newest first.', schema: GrantsSchema } },
    handle: async ({ params: { caseNumber } }) => ({
      status: 200,
      body: { grants: await grantsOf(db, caseNumber) },
    }),
  });
}
