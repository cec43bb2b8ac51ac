import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { livingProcess } from '../../launch/processes';
import type { Stack } from '../support/stack';
import type { PartName } from '../support/stack-parts';

/** USER_HZ, which Linux has fixed at 100 for what it tells programs: proc(5). */
const ticksPerSecond = 100;

/** CPU that a part has used so far, all its threads, in user and kernel mode, in ms. Linux only. */
export function cpuMsOf(stack: Stack, part: PartName): number {
  const pid = livingProcess(join(stack.folder, 'run', `${part}.pid`));
  if (pid === undefined) throw new Error(`${part} does not run.`);
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program comes second and may hold spaces; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}
