import { readFileSync, writeFileSync } from 'node:fs';
import type { Random } from '../support/random';

/** Takes one effect out of a partner's journal: what a hand-off that never arrived looks like. */
export function loseLine(journal: string, random: Random): void {
  const lines = readFileSync(journal, 'utf8').split('\n');
  const effects = lines.filter((line) => line.includes('"kind":"effect"'));
  const lost = random.pick(effects);
  writeFileSync(journal, lines.filter((line) => line !== lost).join('\n'));
}
