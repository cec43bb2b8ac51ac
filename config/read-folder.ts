import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { readJson, wrongFields } from './read-json';
import { SettingsError } from './settings-error';

interface FolderContent<Item> {
  readonly read: readonly Item[];
  /** A line for everything that is wrong in any of them. */
  readonly wrong: readonly string[];
  /** Of files, right or wrong. */
  readonly count: number;
}

/** Reads every `<id>.json` of a folder; `what` is in it, for the error of a folder that is not there. */
export function readFolder<Item extends { readonly id: string }>(
  folder: string,
  schema: z.ZodType<Item>,
  what: string,
): FolderContent<Item> {
  const wrong: string[] = [];
  const files = filesIn(folder, what);
  const read = files.flatMap((file) => {
    const item = readItem(join(folder, file), schema);
    if (!Array.isArray(item)) return [item];
    wrong.push(...item.map((line) => `- ${file}, ${line}`));
    return [];
  });
  return { read, wrong, count: files.length };
}

/** One Error with everything that is wrong. */
export function throwIfWrong(title: string, wrong: readonly string[]): void {
  if (wrong.length > 0) throw new SettingsError(`${title}:\n${wrong.join('\n')}`);
}

function filesIn(folder: string, what: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw new SettingsError(`The folder ${folder} with ${what} cannot be read`, { cause });
  }
}

/** What the file holds, or a line for everything that is wrong. */
function readItem<Item extends { readonly id: string }>(
  path: string,
  schema: z.ZodType<Item>,
): Item | string[] {
  let content: unknown;
  try {
    content = readJson(path);
  } catch (error) {
    return [`the file: ${error instanceof Error ? error.message : String(error)}`];
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) return wrongFields(parsed.error);
  const fileName = basename(path, '.json');
  return parsed.data.id === fileName ? parsed.data : [`id: must be ${fileName}, as the file name`];
}
