import type { Client } from 'pg';
import { z } from 'zod';
import type { Made } from './logged-client';

const LineSchema = z.object({
  trace_id: z.string(),
  subject: z.string(),
  status: z.number().nullable(),
  case_numbers: z.array(z.string()),
});
type Line = z.output<typeof LineSchema>;

export interface Comparison {
  readonly exact: number;
  /** In words, the first few. */
  readonly wrong: readonly string[];
}

/** What the clients know of their requests against the lines with the traces they sent: one each, with the same facts. */
export async function compareLog(client: Client, made: readonly Made[]): Promise<Comparison> {
  const { rows } = await client.query('select * from access_log');
  const lines = new Map<string, Line[]>();
  for (const line of z.array(LineSchema).parse(rows))
    lines.set(line.trace_id, [...(lines.get(line.trace_id) ?? []), line]);
  const faults = made.flatMap((one) => {
    const fault = faultOf(one, lines.get(one.traceId) ?? []);
    return fault === undefined ? [] : [`${fault}: ${one.member} ${one.path} ${one.status}`];
  });
  return { exact: made.length - faults.length, wrong: faults.slice(0, 5) };
}

function faultOf({ member, path, status, body }: Made, lines: readonly Line[]): string | undefined {
  const [line] = lines;
  if (line === undefined || lines.length > 1) return `${lines.length} lines`;
  if (line.subject !== member) return `line of ${line.subject}`;
  if (line.status !== status) return `line says ${String(line.status)}`;
  const named = [path, status < 400 ? JSON.stringify(body ?? '') : ''].join(' ');
  const shown = new Set(named.match(/OK-\d{4}-\d{5}/g) ?? []);
  const isSame = shown.size === line.case_numbers.length;
  return isSame ? undefined : `${line.case_numbers.length} cases in the line, ${shown.size} shown`;
}
