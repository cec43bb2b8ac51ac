import { join } from 'node:path';
import { repoRoot } from './repo-root';

/** One process that belongs to the hub, and how it is started and stopped. */
export interface Part {
  readonly name: string;
  readonly program: Program;
  readonly env?: NodeJS.ProcessEnv;
  /** Polled until it answers true; a Node script instead sends `'ready'` to its parent. */
  readonly isReady?: () => Promise<boolean>;
  readonly stopSignal?: NodeJS.Signals;
  /** Sent on a second Ctrl-C. */
  readonly hurrySignal?: NodeJS.Signals;
}

export type Program =
  | { readonly kind: 'node'; readonly script: string; readonly args?: readonly string[] }
  | {
      readonly kind: 'binary';
      readonly path: string;
      readonly args: readonly string[];
      readonly cwd?: string;
      readonly account?: Account;
    };

/** The system user a process runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export type Say = (line: string) => void;

/** One of the hub's own programs, by its place below dist/. */
export function nodePart(name: string, script: string, env: NodeJS.ProcessEnv): Part {
  return { name, program: { kind: 'node', script: join(repoRoot, 'dist', script) }, env };
}
