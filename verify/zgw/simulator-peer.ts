import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { LaunchError } from '../../launch/launch-error';
import { repoRoot } from '../../launch/repo-root';
import { makePartner, type Peer } from './peer';

const program = join(repoRoot, 'dist', 'simulators', 'zaken-api', 'main.js');
const clientSecret = 'verify-secret-that-is-not-real';

export interface SimulatorPeer {
  readonly peer: Peer;
  /** As a power cut would, and starts again on the same journal. */
  crash(): Promise<void>;
  /** Ends it and starts it without faults, for who checks. */
  calm(): Promise<void>;
  /** How often each fault was played, by its journal. */
  countFaults(): ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
}

export async function startSimulatorPeer(options: {
  port: number;
  seed: number;
  rol: 'initiator' | 'belanghebbende';
}): Promise<SimulatorPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-zaken-'));
  const files = { config: join(folder, 'config.json'), journal: join(folder, 'journal.jsonl') };
  const write = (seed: string | undefined) => {
    const config = configOf({ ...options, journal: files.journal }, seed);
    writeFileSync(files.config, JSON.stringify(config), { mode: 0o600 });
  };
  let lives = 1;
  write(`${options.seed}`);
  let child = await start(files.config);
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    peer: peerAt(options.port, options.rol),
    crash: async () => {
      await end('SIGKILL');
      lives += 1;
      write(`${options.seed}/${lives}`);
      child = await start(files.config);
    },
    calm: async () => {
      await end('SIGTERM');
      write(undefined);
      child = await start(files.config);
    },
    countFaults: () => countFaults(files.journal),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(config: string): Promise<ChildProcess> {
  const child = fork(program, [], {
    env: { ...process.env, ZAKEN_API_CONFIG: config },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await Promise.race([
    once(child, 'message').then(() => true),
    once(child, 'exit').then(() => false),
  ]);
  if (!ready) throw new LaunchError('The Zaken API simulator did not start.');
  return child;
}

function configOf(
  { port, journal }: { port: number; journal: string },
  faultSeed: string | undefined,
) {
  const resultaat = { resultaattype: 'afgehandeld', toelichting: 'De inwoner heeft een woning.' };
  return {
    port,
    journal,
    clients: { 'op-koers': clientSecret },
    catalogue: {
      aanmelding: {
        omschrijving: 'Aanmelding Op Koers',
        statustypen: [
          { id: 'ontvangen', omschrijving: 'Ontvangen' },
          { id: 'in-behandeling', omschrijving: 'In behandeling' },
          { id: 'afgesloten', omschrijving: 'Afgesloten' },
        ],
        roltypen: ['initiator', 'belanghebbende'].map((id) => ({ id, omschrijvingGeneriek: id })),
        eigenschappen: ['kenmerk', 'peildatum'].map((id) => ({ id, naam: id })),
        resultaattypen: [{ id: 'afgehandeld', omschrijving: 'Afgehandeld' }],
      },
    },
    ...(faultSeed !== undefined && {
      faults: {
        seed: faultSeed,
        weights: {
          ok: 84,
          busy: 4,
          'error-after-work': 5,
          'reset-after-work': 5,
          'never-answers': 2,
        },
        retryAfterSeconds: 0,
      },
    }),
    script: {
      aanmelding: [
        { afterMs: 3_000, statustype: 'in-behandeling', toelichting: 'Wij gaan aan de slag.' },
        { afterMs: 3_000, statustype: 'afgesloten', toelichting: 'Klaar.', resultaat },
      ],
    },
  };
}

function peerAt(port: number, rol: 'initiator' | 'belanghebbende'): Peer {
  const host = `127.0.0.1:${port}`;
  const urlOf = (list: string, id: string) => `http://${host}/catalogi/api/v1/${list}/${id}`;
  const statustypen = {
    initial: urlOf('statustypen', 'ontvangen'),
    busy: urlOf('statustypen', 'in-behandeling'),
    end: urlOf('statustypen', 'afgesloten'),
  };
  const resultaattype = urlOf('resultaattypen', 'afgehandeld');
  return {
    partner: makePartner('op-koers', {
      baseUrl: `http://${host}/zaken/api/v1/`,
      zaaktype: urlOf('zaaktypen', 'aanmelding'),
      roltype: urlOf('roltypen', rol),
      eigenschappen: {
        housing: urlOf('eigenschappen', 'kenmerk'),
        contact: urlOf('eigenschappen', 'peildatum'),
      },
      statustypen,
      resultaattype,
    }),
    secretOf: () => clientSecret,
    host,
    statustypen,
    resultaattype,
    headersMs: 700,
    plays: true,
  };
}

const AnsweredSchema = z.object({ kind: z.literal('answered'), fault: z.string() });

function countFaults(journal: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(journal, 'utf8').split('\n').slice(0, -1)) {
    const entry: unknown = JSON.parse(line);
    const answered = AnsweredSchema.safeParse(entry);
    if (!answered.success) continue;
    const { fault } = answered.data;
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
  }
  return counts;
}
