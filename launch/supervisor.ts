import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error';
import { lastLines } from './log-file';
import type { Part, Say } from './part';
import { endProcess, livingProcess, removePidFile } from './processes';
import { RunningPart, type Surroundings } from './running-part';
import { ending, isRunning, spawnPart } from './spawn-part';

interface Stoppable {
  stop(): Promise<void>;
  hurry(): void;
}

/** Starts parts one after the other, keeps them running, and stops them in the reverse order. */
export class Supervisor {
  private readonly around: Surroundings;
  private readonly running: Stoppable[] = [];
  private stopping: Promise<void> | undefined;

  constructor(options: { dataDir: string; say: Say }) {
    const logsDir = join(options.dataDir, 'logs');
    const runDir = join(options.dataDir, 'run');
    for (const folder of [logsDir, runDir]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.around = { logsDir, runDir, say: options.say };
  }

  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** Ends what a killed run left behind, except the named parts. Resolves to the names of what was ended. */
  async endOrphans(except: readonly string[] = []): Promise<string[]> {
    const names = readdirSync(this.around.runDir)
      .filter((file) => file.endsWith('.pid'))
      .map((file) => file.slice(0, -'.pid'.length))
      .filter((name) => !except.includes(name));
    const ended = await Promise.all(names.map((name) => this.endOrphan(name)));
    return names.filter((_name, index) => ended[index]);
  }

  private async endOrphan(name: string): Promise<boolean> {
    const file = join(this.around.runDir, `${name}.pid`);
    const pid = livingProcess(file);
    if (pid !== undefined) await endProcess(pid, 'SIGTERM');
    removePidFile(file);
    return pid !== undefined;
  }

  /** Resolves when the part is ready. */
  async start(part: Part): Promise<void> {
    this.refuseWhenStopping();
    const running = new RunningPart(part, this.around);
    this.running.push(running);
    await running.start();
  }

  /** Takes over something that runs already, so that it is stopped with the rest. */
  adopt(stop: () => Promise<void>): void {
    this.running.push({ stop, hurry: () => undefined });
  }

  /** Runs a program to its end, with its output in a log; throws when it fails. */
  async run(part: Part): Promise<void> {
    const logFile = join(this.around.logsDir, `${part.name}.log`);
    const outcome = await this.outcomeOf(part, logFile);
    if (outcome === 'ended with exit code 0') return;
    throw new LaunchError(`${part.name} ${outcome}. The end of ${logFile}:\n${lastLines(logFile)}`);
  }

  /** Runs a program to its end, with its output on the terminal; resolves to how it ended. */
  async show(part: Part): Promise<string> {
    return this.outcomeOf(part);
  }

  private async outcomeOf(part: Part, logFile?: string): Promise<string> {
    this.refuseWhenStopping();
    const child = spawnPart(part, logFile);
    const ended = ending(child);
    this.running.push({
      stop: async () => {
        if (child.pid !== undefined && isRunning(child)) await endProcess(child.pid, 'SIGTERM');
      },
      hurry: () => {
        child.kill('SIGKILL');
      },
    });
    return ended;
  }

  private refuseWhenStopping(): void {
    if (this.isStopping) throw new LaunchError('Stopping: nothing is started any more.');
  }

  /** A second call waits for the first. */
  async stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    await this.stopping;
  }

  private async stopAll(): Promise<void> {
    for (const running of this.running.toReversed()) await running.stop();
  }

  hurry(): void {
    for (const running of this.running) running.hurry();
  }
}
