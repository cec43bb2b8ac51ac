import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LaunchError } from './launch-error';
import { lastLines } from './log-file';
import type { Part, Say } from './part';
import { removePidFile, signal, writePidFile } from './processes';
import { describeExit, ending, isRunning, spawnPart } from './spawn-part';

const readyWithinMs = 90_000;
const pollMs = 50;
const graceMs = 15_000;
const hurriedGraceMs = 3_000;
const firstRestartMs = 500;
const longestRestartMs = 30_000;
const healthyAfterMs = 60_000;

export interface Surroundings {
  readonly logsDir: string;
  readonly runDir: string;
  readonly say: Say;
}

/** A part that is kept running: started, started again after a crash, and stopped. */
export class RunningPart {
  readonly logFile: string;
  private readonly pidFile: string;
  private child: ChildProcess | undefined;
  private isStopping = false;
  private isHurried = false;
  private crashes = 0;
  private startedAt = 0;
  private restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly part: Part,
    private readonly around: Surroundings,
  ) {
    this.logFile = join(around.logsDir, `${part.name}.log`);
    this.pidFile = join(around.runDir, `${part.name}.pid`);
  }

  get name(): string {
    return this.part.name;
  }

  /** Resolves when the part is ready; rejects with the end of its log when it ends before that. */
  async start(): Promise<void> {
    const child = this.spawn();
    const outcome = await Promise.race([
      this.readiness(child),
      ending(child),
      delay(readyWithinMs, `was not ready within ${readyWithinMs / 1000} s`, { ref: false }),
    ]);
    if (outcome === 'ready') {
      child.once('exit', () => {
        this.afterExit(child);
      });
      // It may have ended between becoming ready and the line above.
      if (!isRunning(child)) this.afterExit(child);
      return;
    }
    this.isStopping = true;
    if (isRunning(child)) await this.stop();
    removePidFile(this.pidFile);
    const log = lastLines(this.logFile);
    throw new LaunchError(`${this.name} ${outcome}. The end of ${this.logFile}:\n${log}`);
  }

  /** Asks it to end, waits, and ends it by force when it does not listen. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.restart);
    const { child } = this;
    if (child?.pid !== undefined && isRunning(child)) {
      const ended = ending(child);
      const polite = this.part.stopSignal ?? 'SIGTERM';
      signal(child.pid, this.isHurried ? (this.part.hurrySignal ?? 'SIGKILL') : polite);
      const first = await Promise.race([
        ended,
        delay(this.isHurried ? hurriedGraceMs : graceMs, 'late' as const, { ref: false }),
      ]);
      if (first === 'late') {
        // The negative number names the whole process group.
        signal(-child.pid, 'SIGKILL');
        await ended;
      }
    }
    removePidFile(this.pidFile);
  }

  /** Makes a stop that goes on now, or comes later, a quick one. */
  hurry(): void {
    this.isHurried = true;
    const { child } = this;
    if (this.isStopping && child?.pid !== undefined && isRunning(child)) {
      signal(child.pid, this.part.hurrySignal ?? 'SIGKILL');
    }
  }

  private spawn(): ChildProcess {
    const child = spawnPart(this.part, this.logFile);
    this.child = child;
    this.startedAt = Date.now();
    child.on('error', () => undefined);
    // Without a pid it could not be started at all; `ending` tells why.
    if (child.pid !== undefined) writePidFile(this.pidFile, child.pid);
    return child;
  }

  private async readiness(child: ChildProcess): Promise<'ready'> {
    if (this.part.program.kind === 'node') {
      return new Promise((resolve) => {
        child.on('message', (message) => {
          if (message === 'ready') resolve('ready');
        });
      });
    }
    while (isRunning(child)) {
      if ((await this.part.isReady?.()) !== false) return 'ready';
      await delay(pollMs);
    }
    // Then the way it ended decides the race.
    return new Promise(() => undefined);
  }

  private afterExit(child: ChildProcess): void {
    if (this.isStopping || this.restart !== undefined) return;
    if (Date.now() - this.startedAt > healthyAfterMs) this.crashes = 0;
    const waitMs = Math.min(firstRestartMs * 2 ** this.crashes, longestRestartMs);
    this.crashes += 1;
    this.around.say(
      `${this.name} ${describeExit(child)}; starting it again in ${waitMs / 1000} s. Its log: ${this.logFile}`,
    );
    this.restart = setTimeout(() => {
      this.restart = undefined;
      const next = this.spawn();
      next.once('exit', () => {
        this.afterExit(next);
      });
      next.once('error', () => {
        this.afterExit(next);
      });
    }, waitMs);
  }
}
