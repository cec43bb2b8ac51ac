import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import { readClientJournals, type JournalLine } from './client-journal';

/** What the clients' journals and the hub's own journal say when they are laid side by side. */
export interface Findings {
  readonly commands: number;
  readonly attempts: number;
  /** Attempts whose client hung up, and attempts that otherwise ended without an answer. */
  readonly hungUp: number;
  readonly brokenOff: number;
  readonly acknowledged: number;
  readonly replayed: number;
  readonly refused: number;
  /** Never answered in the end. */
  readonly open: number;
  /** Answered with a 5xx that is not 503. */
  readonly failed: number;
  readonly later: number;
  /** Acknowledged, but not in the hub's journal. */
  readonly lost: number;
  /** Stands in the hub's journal more than once. */
  readonly doubled: number;
  /** Lines under another command id than the client's key gives. */
  readonly otherIds: number;
  /** Lines of these cases that no client asked for. */
  readonly strangers: number;
  /** Cases whose numbering has a gap or a repeat. */
  readonly gaps: number;
  /** When each acknowledged command happened in its case, and when its client heard of it. */
  readonly moments: readonly Moment[];
}

export interface Moment {
  readonly happenedAt: number;
  readonly heardAt: number;
}

const RowsSchema = z.array(
  z.object({
    case_number: z.string(),
    seq: z.int(),
    type: z.string(),
    subject: z.string(),
    command_id: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    at_ms: z.number(),
  }),
);
type Row = z.output<typeof RowsSchema>[number];
type Invoked = Extract<JournalLine, { event: 'invoked' }>;

/** Takes nothing from the hub but the rows of `case_journal`. */
export async function checkJournals(folder: string, databaseUrl: string): Promise<Findings> {
  const lines = readClientJournals(folder);
  const invoked = lines.filter((line) => line.event === 'invoked');
  const commands = new Map(invoked.map((line) => [line.command, line]));
  const cases = [...new Set(invoked.map((line) => line.caseNumber))];
  const rows = await readHubJournal(databaseUrl, cases);
  const found = new Map([...commands].map(([id, command]) => [id, rowsOf(command, rows)]));
  const acknowledged = lines.filter((line) => line.event === 'ok');
  const answered = new Set(lines.filter((line) => isFinal(line)).map((line) => line.command));
  const count = (event: JournalLine['event']) => lines.filter((l) => l.event === event).length;
  const hungUp = lines.filter((line) => line.event === 'unknown' && line.why === 'cut').length;
  const matched = new Set([...found.values()].flat());
  const marked = new Set(invoked.map((line) => line.type));
  return {
    commands: commands.size,
    attempts: invoked.length,
    hungUp,
    brokenOff: count('unknown') - hungUp,
    acknowledged: acknowledged.length,
    replayed: acknowledged.filter((line) => line.isReplayed).length,
    refused: count('refused'),
    open: commands.size - answered.size,
    failed: count('failed'),
    later: count('later'),
    lost: acknowledged.filter((line) => found.get(line.command)?.length === 0).length,
    doubled: [...found.values()].filter((own) => own.length > 1).length,
    otherIds: [...found].filter(([id, own]) => own.some((row) => !hasIdOf(row, commands.get(id))))
      .length,
    strangers: rows.filter((row) => marked.has(row.type) && !matched.has(row)).length,
    gaps: cases.filter((name) => hasGap(rows.filter((row) => row.case_number === name))).length,
    moments: acknowledged.flatMap((line) => {
      const [first] = found.get(line.command) ?? [];
      return first === undefined ? [] : [{ happenedAt: first.at_ms, heardAt: line.at }];
    }),
  };
}

/** All lines of these cases, in the order of their numbers. */
async function readHubJournal(
  databaseUrl: string,
  cases: readonly string[],
): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select case_number, seq, type, by->>'subject' as subject, command_id, data,
         (extract(epoch from at) * 1000)::float8 as at_ms
       from case_journal where case_number = any($1) order by case_number, seq`,
      [cases],
    );
    return RowsSchema.parse(rows);
  } finally {
    await client.end();
  }
}

function isFinal({ event }: JournalLine): boolean {
  return event === 'ok' || event === 'refused';
}

/** By what the line says, not by its id, so that a command done under two ids is found too. */
function rowsOf(command: Invoked, rows: readonly Row[]): readonly Row[] {
  const { caseNumber, type, subject, data } = command;
  return rows.filter(
    (row) =>
      row.case_number === caseNumber &&
      row.type === type &&
      row.subject === subject &&
      Object.entries(data).every(([field, value]) => row.data[field] === value),
  );
}

/** How the hub names a command: from who gave it and the Idempotency-Key, for ever the same. */
function hasIdOf(row: Row, command: Invoked | undefined): boolean {
  const text = `${command?.subject ?? ''}\n${command?.key ?? ''}`;
  return row.command_id === createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function hasGap(rows: readonly Row[]): boolean {
  return rows.some((row, index) => row.seq !== index + 1);
}
