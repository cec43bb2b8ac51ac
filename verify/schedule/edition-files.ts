import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EditionSlot } from '../../domain/report/edition-due';

const EditionSchema = z.object({
  edition: z.int(),
  slot: z.string(),
  kind: z.enum(['scheduled', 'extra']),
  dueAt: z.string(),
  publishedAt: z.string(),
});
const ToldSchema = z.object({ edition: z.int(), listener: z.string() });

export type Edition = z.output<typeof EditionSchema>;
export type Told = z.output<typeof ToldSchema>;

/** What a killed worker leaves: a file per edition, and a line for everybody who was told of one. */
export class EditionFiles {
  private readonly editions: string;
  private readonly toldFile: string;

  constructor(folder: string) {
    this.editions = join(folder, 'editions');
    this.toldFile = join(folder, 'told.jsonl');
    mkdirSync(this.editions, { recursive: true });
  }

  /** All of it in one go, for one process at a time. A slot's file name takes the place of a unique key. */
  publish(slot: EditionSlot, isUniqueBySlot: boolean): number {
    const name = encodeURIComponent(slot.slot);
    const file = join(this.editions, isUniqueBySlot ? name : `${name}-${randomUUID()}`);
    if (existsSync(file)) return read(file).edition;
    const edition = readdirSync(this.editions).length + 1;
    const draft = join(this.editions, `../draft-${randomUUID()}`);
    writeFileSync(draft, JSON.stringify({ edition, ...slot, publishedAt: new Date() }));
    linkSync(draft, file);
    rmSync(draft);
    return edition;
  }

  tell(told: Told): void {
    appendFileSync(this.toldFile, `${JSON.stringify(told)}\n`);
  }

  /** In the order in which they were published. */
  all(): readonly Edition[] {
    return readdirSync(this.editions)
      .map((name) => read(join(this.editions, name)))
      .sort((one, other) => one.edition - other.edition);
  }

  told(): readonly Told[] {
    const lines = existsSync(this.toldFile) ? readFileSync(this.toldFile, 'utf8').split('\n') : [];
    return lines.slice(0, -1).map((line) => ToldSchema.parse(JSON.parse(line)));
  }
}

function read(file: string): Edition {
  return EditionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
