import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const DataSchema = z.record(z.string(), z.unknown());

const LineSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('invoked'),
    at: z.number(),
    command: z.string(),
    attempt: z.int(),
    api: z.string(),
    subject: z.string(),
    key: z.string(),
    caseNumber: z.string(),
    type: z.string(),
    data: DataSchema,
  }),
  z.object({
    event: z.literal('ok'),
    at: z.number(),
    command: z.string(),
    attempt: z.int(),
    status: z.int(),
    sequence: z.int(),
    isReplayed: z.boolean(),
    /** The hand-off that a request for one was answered with. */
    handoffId: z.string().exactOptional(),
  }),
  z.object({
    event: z.enum(['refused', 'later', 'failed']),
    at: z.number(),
    command: z.string(),
    attempt: z.int(),
    status: z.int(),
    code: z.string(),
  }),
  z.object({
    event: z.literal('unknown'),
    at: z.number(),
    command: z.string(),
    attempt: z.int(),
    why: z.string(),
  }),
]);

/**
 * What a client knows: `invoked` before it sends, then `ok`, `refused` (4xx), `later` (503), `failed` (any other 5xx)
 * or `unknown` (cut off, connection gone, no answer in time).
 */
export type JournalLine = z.output<typeof LineSchema>;

export interface ClientJournal {
  write(line: JournalLine): void;
  close(): void;
}

/** Append-only; a line is on the disk before `write` returns. */
export function openClientJournal(folder: string, member: string): ClientJournal {
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(join(folder, `${member}.jsonl`), 'a', 0o600);
  return {
    write(line) {
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      fsyncSync(descriptor);
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** The lines of all clients, in the order of time. */
export function readClientJournals(folder: string): JournalLine[] {
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'))
    .filter((line) => line !== '')
    .map((line) => LineSchema.parse(JSON.parse(line)))
    .sort((a, b) => a.at - b.at);
}
