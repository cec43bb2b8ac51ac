import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';

const TextsSchema = z.record(z.string(), z.unknown());

/** What happened here, in order: `made` and `changed` are the state, the rest is for who checks afterwards. */
const EntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    what: z.enum(['zaak', 'rol', 'zaakeigenschap', 'status', 'resultaat', 'abonnement']),
    id: z.string(),
    fields: TextsSchema,
  }),
  z.object({ kind: z.literal('changed'), id: z.string(), fields: TextsSchema }),
  z.object({ kind: z.literal('deleted'), id: z.string() }),
  z.object({
    kind: z.literal('answered'),
    method: z.string(),
    path: z.string(),
    status: z.number(),
    fault: z.string(),
  }),
  z.object({
    kind: z.literal('notified'),
    resource: z.string(),
    resourceUrl: z.string(),
    status: z.number(),
  }),
]);
export type Entry = z.infer<typeof EntrySchema>;
export type Made = Extract<Entry, { kind: 'made' }>;

export interface Journal {
  /** On disk when it returns. */
  append(entry: Entry): void;
  close(): void;
}

/** One JSON line an entry, with the instant. */
export function openJournal(file: string): Journal {
  const handle = openSync(file, 'a', 0o600);
  let isClosed = false;
  return {
    append(entry) {
      // A notification can end after the server did; its number may then be another file's.
      if (isClosed) return;
      writeSync(handle, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
      fsyncSync(handle);
    },
    close() {
      isClosed = true;
      closeSync(handle);
    },
  };
}

/** A last line that a killed one left half is taken off, so that the next does not become part of it. */
export function readJournal(file: string): readonly Entry[] {
  if (!existsSync(file)) return [];
  const content = readFileSync(file);
  const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) truncateSync(file, whole.length);
  const lines = whole.toString('utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const entry: unknown = JSON.parse(line);
    return EntrySchema.parse(entry);
  });
}
