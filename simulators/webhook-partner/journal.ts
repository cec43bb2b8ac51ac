import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

const EventLineSchema = z.object({
  kind: z.literal('effect'),
  partner: z.string(),
  webhookId: z.string(),
  event: z.unknown(),
});
const AnswerLineSchema = z.object({
  kind: z.literal('answered'),
  webhookId: z.string(),
  status: z.number(),
});

export type JournalLine =
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'received';
      readonly partner: string;
      readonly webhookId: string | undefined;
      readonly isVerified: boolean;
      readonly fault: string;
      readonly body: string;
    }
  | {
      readonly kind: 'effect';
      readonly partner: string;
      readonly webhookId: string;
      readonly event: unknown;
    }
  | {
      readonly kind: 'fetched';
      readonly partner: string;
      readonly handoffId: string;
      /** 0 when there was no answer. */
      readonly status: number;
      readonly body: string;
    }
  | {
      readonly kind: 'answered';
      readonly partner: string;
      readonly handoffId: string;
      readonly webhookId: string;
      readonly says: string;
      /** Of the hub; 0 when there was no answer. */
      readonly status: number;
    };

export interface Journal {
  /** On disk when this returns. */
  write(line: JournalLine): void;
  close(): void;
}

/** What an earlier process did, so that a restart repeats nothing. */
export interface Past {
  readonly effects: readonly z.infer<typeof EventLineSchema>[];
  /** Ids of the answers that the hub took. */
  readonly taken: readonly string[];
}

export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a');
  return {
    write(line) {
      writeSync(descriptor, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
      fsyncSync(descriptor);
    },
    close() {
      closeSync(descriptor);
    },
  };
}

export function readPast(file: string): Past {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const read = lines.flatMap(parseLine);
  return {
    effects: read.flatMap((line) => EventLineSchema.safeParse(line).data ?? []),
    taken: read.flatMap((line) => {
      const answer = AnswerLineSchema.safeParse(line).data;
      return answer !== undefined && isTaken(answer.status) ? [answer.webhookId] : [];
    }),
  };
}

export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

/** A killed process may leave half a line. */
function parseLine(line: string): unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
