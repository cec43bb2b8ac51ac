import type { Part } from '../../launch/part';
import { Supervisor } from '../../launch/supervisor';

export type PartName =
  'postgres' | 'temporal' | 'issuer' | 'migrate' | 'codec' | `worker-${number}` | `api-${number}`;

type Launch = (supervisor: Supervisor, env: NodeJS.ProcessEnv) => Promise<unknown>;

/** The parts of a stack, each with a supervisor of its own, so that one can be killed and started alone. */
export class StackParts {
  /** Parts that ended although nobody killed them; a supervisor starts those again. */
  readonly crashes: string[] = [];
  private readonly launches = new Map<PartName, Launch>();
  private readonly supervisors = new Map<PartName, Supervisor>();
  private isStopped = false;

  constructor(private readonly folder: string) {}

  define(name: PartName, launch: Launch): void {
    this.launches.set(name, launch);
  }

  definePart(name: PartName, part: Part): void {
    this.define(name, (supervisor, env) =>
      supervisor.start({ ...part, name, env: { ...part.env, ...env } }),
    );
  }

  /** Resolves when the part is ready; `env` goes over what it has. */
  async start(name: PartName, env: NodeJS.ProcessEnv = {}): Promise<void> {
    const launch = this.launches.get(name);
    if (launch === undefined) throw new Error(`This stack has no ${name}.`);
    if (this.isStopped) throw new Error('The stack is stopped: nothing is started any more.');
    if (this.supervisors.has(name)) throw new Error(`${name} runs already.`);
    const say = (line: string) => {
      this.crashes.push(line);
    };
    const supervisor = new Supervisor({ dataDir: this.folder, say });
    this.supervisors.set(name, supervisor);
    await launch(supervisor, env);
  }

  /** kill -9; resolves when the process is gone. */
  async kill(name: PartName): Promise<void> {
    this.supervisors.get(name)?.hurry();
    await this.end(name);
  }

  async end(name: PartName): Promise<void> {
    const supervisor = this.supervisors.get(name);
    this.supervisors.delete(name);
    await supervisor?.stop();
  }

  /** Not politely: nothing of it is needed any more. In the reverse order of their start. */
  async killAll(): Promise<void> {
    this.isStopped = true;
    for (const name of [...this.supervisors.keys()].toReversed()) await this.kill(name);
  }
}
