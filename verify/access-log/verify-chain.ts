import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';

// Who judges the log shares nothing with what writes it. The text of a line is that of decision 0027: a JSON list of
// its columns in the order of the table, without the hash; instants in UTC with microseconds.
const LineSchema = z.object({
  seq: z.coerce.number(),
  at: z.string(),
  operation_id: z.string(),
  trace_id: z.string(),
  subject: z.string(),
  role: z.string(),
  organisation: z.string(),
  authority: z.string(),
  is_break_glass: z.boolean(),
  operation: z.string(),
  purpose: z.string(),
  case_numbers: z.array(z.string()),
  handoff_id: z.string().nullable(),
  entry_ids: z.array(z.string()),
  status: z.number().nullable(),
  previous: z.string(),
  hash: z.string(),
});
type Line = z.output<typeof LineSchema>;

const PlaceSchema = z.object({ seq: z.coerce.number(), hash: z.string() });
const HeadSchema = PlaceSchema.extend({ day: z.string() });
const CutSchema = HeadSchema.extend({ removed_at: z.string(), signature: z.string() });

const instant = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export interface Verdict {
  readonly lines: number;
  readonly heads: number;
  /** The day up to which the log was removed, by whoever has the key. */
  readonly removedUpTo?: string;
  /** The first thing that is wrong, in words; absent when all is right. */
  readonly fault?: string;
}

export interface VerifyOptions {
  /** Whether what was removed at this instant was old enough; whoever judges brings the term. */
  readonly wasOver?: (day: string, removedAt: string) => boolean;
}

/** Recomputes the chain from its last signed cut, its end and the kept heads. */
export async function verifyChain(
  client: Client,
  key: string,
  { wasOver }: VerifyOptions = {},
): Promise<Verdict> {
  const found = await readLog(client);
  const { lines, heads, cuts } = found;
  const fault = faultOfCuts(cuts, key, wasOver) ?? faultOf(found, key);
  const removed = cuts.at(-1);
  const counts = {
    ...{ lines: lines.length, heads: heads.length },
    ...(removed === undefined ? {} : { removedUpTo: removed.day }),
  };
  return fault === undefined ? counts : { ...counts, fault };
}

type Log = Awaited<ReturnType<typeof readLog>>;

export async function readLog(client: Client) {
  const { rows: lines } = await client.query(
    `select *, ${instant} as at from access_log order by seq, operation_id`,
  );
  const { rows: tails } = await client.query('select seq, hash from access_log_tail');
  const { rows: heads } = await client.query(
    'select day::text, seq, hash from access_log_head order by day',
  );
  const { rows: cuts } = await client.query(
    'select day::text, seq, hash, removed_at, signature from access_log_cut order by seq',
  );
  return {
    cuts: z.array(CutSchema).parse(cuts),
    lines: z.array(LineSchema).parse(lines),
    tails: z.array(PlaceSchema).parse(tails),
    heads: z.array(HeadSchema).parse(heads),
  };
}

/** Every cut counts: one that was made too early is not made good by a later one. */
function faultOfCuts(
  cuts: Log['cuts'],
  key: string,
  wasOver: VerifyOptions['wasOver'],
): string | undefined {
  for (const { day, seq, hash, removed_at: removedAt, signature } of cuts) {
    const text = JSON.stringify(['cut', day, seq, hash, removedAt]);
    if (createHmac('sha256', key).update(text).digest('hex') !== signature)
      return `the cut after line ${seq} is not the hub's`;
    if (wasOver?.(day, removedAt) === false) return `${day} was removed within its term`;
  }
  return undefined;
}

function faultOf({ lines, tails, heads, cuts }: Log, key: string): string | undefined {
  const cut = cuts.at(-1);
  let { seq, hash: previous } = cut ?? { seq: 0, hash: '' };
  for (const line of lines) {
    const fault = faultOfLine(line, { seq: seq + 1, previous }, key);
    if (fault !== undefined) return fault;
    [seq, previous] = [line.seq, line.hash];
  }
  const [tail] = tails;
  if (tail === undefined || tail.seq > seq) return `line ${seq + 1} is missing at the end`;
  if (tail.seq !== seq || tail.hash !== previous)
    return `line ${tail.seq + 1} is not the hub's: the log ended before it`;
  return faultOfHeads(heads, [...lines, ...(cut === undefined ? [] : [cut])]);
}

function faultOfHeads(
  heads: Log['heads'],
  places: readonly z.output<typeof PlaceSchema>[],
): string | undefined {
  const hashes = new Map(places.map(({ seq, hash }) => [seq, hash]));
  const wrong = heads.find((head) => hashes.get(head.seq) !== head.hash);
  return wrong === undefined ? undefined : `head of ${wrong.day} differs from line ${wrong.seq}`;
}

function faultOfLine(
  line: Line,
  expected: { readonly seq: number; readonly previous: string },
  key: string,
): string | undefined {
  if (line.seq > expected.seq) return `line ${expected.seq} is missing`;
  if (line.seq < expected.seq) return `line ${line.seq} is there twice`;
  if (line.previous !== expected.previous)
    return `line ${line.seq} does not follow the line before it`;
  return line.hash === hashOf(line, key) ? undefined : `line ${line.seq} was changed`;
}

export function hashOf({ hash: _hash, ...line }: Line, key: string): string {
  const { seq, at, operation_id, trace_id, subject, role, organisation, authority, ...rest } = line;
  const { is_break_glass, operation, purpose, case_numbers, handoff_id, entry_ids } = rest;
  const text = JSON.stringify([
    ...[seq, at, operation_id, trace_id, subject, role, organisation, authority],
    ...[is_break_glass, operation, purpose, case_numbers, handoff_id, entry_ids],
    ...[line.status, line.previous],
  ]);
  return createHmac('sha256', key).update(text).digest('hex');
}
