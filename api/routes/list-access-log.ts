import { z } from 'zod';
import { linesOf } from '../../store/access-log';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import type { AccessLogTable } from '../../store/log-schema';
import { unknownCase } from '../commands/unknown-case';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { instant } from '../schemas/text';

const LineSchema = z
  .object({
    seq: z.int(),
    at: instant,
    operationId: z.uuid(),
    traceId: z.string(),
    subject: z.string(),
    role: z.string(),
    organisation: z.string(),
    authority: z.string().meta({ description: 'By what right.' }),
    isBreakGlass: z.boolean(),
    operation: z.string(),
    purpose: z.string().meta({ description: 'An activity of the register of processing.' }),
    cases: z.int().meta({ description: 'How many cases it was about or showed.' }),
    handoffId: z.string().optional(),
    entryIds: z.array(z.string()).meta({ description: 'Dossier entries that were read.' }),
    status: z.int().optional().meta({ description: 'HTTP; absent when it never ended.' }),
  })
  .meta({ id: 'AccessLine' });

const QuerySchema = z.strictObject({
  cursor: z.coerce
    .number()
    .int()
    .min(1)
    .exactOptional()
    .meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** GET /cases/{caseNumber}/access-log: newest first, by keyset. Reading it is a line, too. */
export function listAccessLog({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/access-log',
    operationId: 'listAccessLog',
    summary: 'Read who read or changed a case',
    tag: 'Cases',
    access: { purpose: 'account' },
    params: CaseNumberParams,
    query: QuerySchema,
    responses: {
      200: {
        description: 'A page of lines, newest first.',
        schema: z
          .object({ lines: z.array(LineSchema), next: z.int().optional() })
          .meta({ id: 'AccessLogPage' }),
      },
    },
    handle: async ({ params: { caseNumber }, query: { cursor, limit } }) => {
      if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
      const before = cursor === undefined ? {} : { beforeSeq: cursor };
      const rows = await linesOf(db, caseNumber, { ...before, limit });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const lines = rows.map(toLine);
      return { status: 200, body: { lines, ...(last === undefined ? {} : { next: last.seq }) } };
    },
  });
}

/** Which other cases a list showed is not about this one. */
function toLine(row: AccessLogTable) {
  return {
    seq: row.seq,
    at: row.at,
    operationId: row.operation_id,
    traceId: row.trace_id,
    subject: row.subject,
    role: row.role,
    organisation: row.organisation,
    authority: row.authority,
    isBreakGlass: row.is_break_glass,
    operation: row.operation,
    purpose: row.purpose,
    cases: row.case_numbers.length,
    ...(row.handoff_id === null ? {} : { handoffId: row.handoff_id }),
    entryIds: row.entry_ids,
    ...(row.status === null ? {} : { status: row.status }),
  };
}
