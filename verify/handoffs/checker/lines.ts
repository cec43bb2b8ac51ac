import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a journal, whoever wrote it. */
export type Line = Readonly<Record<string, unknown>>;

/** The whole lines of a file; one that a killed writer left half is no line. */
export function readLines(file: string): Line[] {
  const texts = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return texts.map((text) => toLine(JSON.parse(text)));
}

export function readFolder(folder: string): Line[] {
  return readdirSync(folder).flatMap((file) => readLines(join(folder, file)));
}

export function toLine(value: unknown): Line {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** An empty text where there is none. */
export function textIn(line: Line, name: string): string {
  const value = line[name];
  return typeof value === 'string' ? value : '';
}

export function numberIn(line: Line, name: string): number {
  const value = line[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** The instant of a simulator's line, in ms. */
export function momentOf(line: Line): number {
  return Date.parse(textIn(line, 'at'));
}

export function groupBy(lines: readonly Line[], nameOf: (line: Line) => string) {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const name = nameOf(line);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [line]);
    else group.push(line);
  }
  return groups;
}
