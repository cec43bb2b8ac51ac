import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf } from './launch-error';

const pollMs = 20;
const killGraceMs = 5_000;

const PidFileSchema = z.object({ pid: z.number().int().positive(), commandLine: z.string() });

/** The command line of a living process. Bare images lack `ps`, so Linux is asked directly; a zombie has no command line. */
export function commandLineOf(pid: number): string | undefined {
  const text = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return text === '' ? undefined : text;
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function fromPs(pid: number): string {
  return spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout.trim();
}

export function writePidFile(file: string, pid: number): void {
  removePidFile(file);
  createPidFile(file, pid);
}

/** False when the file exists already: of two that try at once only one gets it, and no one reads half a file. */
export function createPidFile(file: string, pid: number): boolean {
  const unfinished = `${file}.${process.pid}`;
  const content = JSON.stringify({ pid, commandLine: commandLineOf(pid) ?? '' });
  writeFileSync(unfinished, content, { mode: 0o600 });
  try {
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(unfinished);
  }
}

/** The process a pid file names, when it lives and still is that program: numbers are used again after a while. */
export function livingProcess(file: string): number | undefined {
  const parsed = PidFileSchema.safeParse(readJson(file));
  if (!parsed.success) return undefined;
  const { pid, commandLine } = parsed.data;
  return commandLine !== '' && commandLineOf(pid) === commandLine ? pid : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

/** Sends nothing when the process has gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Whether the process had ended within the given time. */
async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (commandLineOf(pid) !== undefined) {
    if (Date.now() > until) return false;
    await delay(pollMs);
  }
  return true;
}

/** Ends a process that is not a child of ours, such as an orphan of a killed run. */
export async function endProcess(
  pid: number,
  politely: NodeJS.Signals,
  graceMs = killGraceMs,
): Promise<void> {
  signal(pid, politely);
  if (await hasEnded(pid, graceMs)) return;
  signal(pid, 'SIGKILL');
  await hasEnded(pid, killGraceMs);
}
