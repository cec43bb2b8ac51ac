import { fork, spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLog } from './log-file';
import type { Part } from './part';

/**
 * Starts a part in a process group of its own, so that a Ctrl-C on the terminal reaches the
 * supervisor only. Without a log file its output goes to the terminal.
 */
export function spawnPart(part: Part, logFile?: string): ChildProcess {
  const output = logFile === undefined ? undefined : openLog(logFile);
  try {
    return spawnProgram(part, output ?? 'inherit');
  } finally {
    if (output !== undefined) closeSync(output);
  }
}

function spawnProgram({ program, env: extra }: Part, output: number | 'inherit'): ChildProcess {
  const env = { ...process.env, ...extra };
  if (program.kind === 'node') {
    return fork(program.script, program.args ?? [], {
      env,
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
  }
  return spawn(program.path, program.args, {
    env,
    detached: true,
    stdio: ['ignore', output, output],
    ...(program.cwd !== undefined && { cwd: program.cwd }),
    ...program.account,
  });
}

/** Without a pid it could not be started at all. */
export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && !hasExited(child);
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Resolves with words for how the process ended, also when it could not be started at all. */
export async function ending(child: ChildProcess): Promise<string> {
  if (hasExited(child)) return describeExit(child);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(`could not be started: ${error.message}`);
    });
    child.once('exit', () => {
      resolve(describeExit(child));
    });
  });
}

export function describeExit(child: ChildProcess): string {
  if (child.signalCode !== null) return `was ended by ${child.signalCode}`;
  return child.exitCode === null ? 'did not start' : `ended with exit code ${child.exitCode}`;
}
