import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../../launch/part';
import { commandLineOf, writePidFile } from '../../launch/processes';
import { Supervisor } from '../../launch/supervisor';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';
import { until } from './until';

let folder: string;
let said: string[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = temporaryFolder();
  said = [];
  supervisor = new Supervisor({ dataDir: folder, say: (line) => void said.push(line) });
});

afterEach(async () => {
  supervisor.hurry();
  await supervisor.stop();
  removeTemporaryFolders();
});

const appendPid = (name: string) =>
  `require('node:fs').appendFileSync(${JSON.stringify(join(folder, name))}, process.pid + '\\n');`;

/** A Node script as a part; it notes the number of each of its processes. */
function script(name: string, body: string): Part {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, `${appendPid(`${name}.pids`)}\n${body}`);
  return { name, program: { kind: 'node', script: file } };
}

function pidsOf(name: string): number[] {
  const file = join(folder, `${name}.pids`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').map(Number);
}

const steady = `
  process.on('SIGTERM', () => { require('node:fs').appendFileSync(process.argv[1] + '.order', 'x'); process.exit(0); });
  setInterval(() => undefined, 1000);
  process.send('ready');`;

describe('a supervised part', () => {
  it('counts as started once it says that it is ready', async () => {
    await supervisor.start(
      script('slow', `setTimeout(() => { ${appendPid('ready')} process.send('ready'); }, 200);`),
    );
    expect(existsSync(join(folder, 'ready'))).toBe(true);
  });

  it('is started again after a crash, and that is said', async () => {
    await supervisor.start(script('fragile', steady));
    const [first = 0] = pidsOf('fragile');
    process.kill(first, 'SIGKILL');
    await until(() => pidsOf('fragile').length === 2);
    expect(said).toEqual([
      expect.stringContaining('fragile was ended by SIGKILL; starting it again in 0.5 s'),
    ]);
    expect(commandLineOf(first)).toBeUndefined();
  });

  it('waits longer before each new start', async () => {
    const mark = JSON.stringify(join(folder, 'was-ready'));
    await supervisor.start(
      script(
        'hopeless',
        `const fs = require('node:fs');
         if (fs.existsSync(${mark})) process.exit(7);
         fs.writeFileSync(${mark}, ''); process.send('ready'); setTimeout(() => process.exit(7), 50);`,
      ),
    );
    await until(() => said.length === 3);
    expect(said.map((line) => / in ([\d.]+) s/.exec(line)?.[1])).toEqual(['0.5', '1', '2']);
  });

  it('that ends before it is ready fails the start with the end of its log', async () => {
    const start = supervisor.start(
      script('broken', `console.log('no such table'); process.exit(3);`),
    );
    await expect(start).rejects.toThrow(/broken ended with exit code 3[^]*no such table/);
    expect(existsSync(join(folder, 'run', 'broken.pid'))).toBe(false);
  });

  it('that does not exist fails the start in words', async () => {
    const program = { kind: 'binary' as const, path: join(folder, 'nothing'), args: [] };
    await expect(supervisor.start({ name: 'absent', program })).rejects.toThrow(
      /absent could not be started: .*ENOENT/,
    );
  });

  it('writes to its log and not to the terminal', async () => {
    await supervisor.start(script('talker', `console.log('a line'); ${steady}`));
    const log = join(folder, 'logs', 'talker.log');
    await until(() => statSync(log).size > 0);
    expect(readFileSync(log, 'utf8')).toBe('a line\n');
  });
});

describe('stopping', () => {
  it('leaves no process and no pid file, in the reverse order', async () => {
    const order = JSON.stringify(join(folder, 'order'));
    const noting = (name: string) => `
      process.on('SIGTERM', () => { require('node:fs').appendFileSync(${order}, '${name} '); process.exit(0); });
      setInterval(() => undefined, 1000);
      process.send('ready');`;
    await supervisor.start(script('first', noting('first')));
    await supervisor.start(script('second', noting('second')));
    await supervisor.stop();
    expect(readFileSync(join(folder, 'order'), 'utf8')).toBe('second first ');
    const pids = [...pidsOf('first'), ...pidsOf('second')];
    expect(pids.map(commandLineOf)).toEqual([undefined, undefined]);
    expect(existsSync(join(folder, 'run', 'first.pid'))).toBe(false);
  });

  it('ends a part that does not listen when it is hurried', async () => {
    await supervisor.start(
      script(
        'deaf',
        `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send('ready');`,
      ),
    );
    const stopped = supervisor.stop();
    supervisor.hurry();
    await stopped;
    expect(pidsOf('deaf').map(commandLineOf)).toEqual([undefined]);
  });

  it('starts nothing any more', async () => {
    await supervisor.stop();
    await expect(supervisor.start(script('late', steady))).rejects.toThrow('Stopping');
    expect(pidsOf('late')).toEqual([]);
  });
});

describe('what a killed run left behind', () => {
  it('is ended at the next start', async () => {
    await supervisor.start(script('orphan', steady));
    const [pid = 0] = pidsOf('orphan');
    const next = new Supervisor({ dataDir: folder, say: () => undefined });
    // Its own supervisor would start it again.
    const ended = next.endOrphans();
    const stopped = supervisor.stop();
    expect(await ended).toEqual(['orphan']);
    await stopped;
    expect(commandLineOf(pid)).toBeUndefined();
  });

  it('is left alone when its number belongs to another program now', async () => {
    const file = join(folder, 'run', 'other.pid');
    writePidFile(file, process.pid);
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number };
    writeFileSync(file, JSON.stringify({ pid, commandLine: 'temporal server start-dev' }));
    expect(await supervisor.endOrphans()).toEqual([]);
  });
});

describe('a program that runs to its end', () => {
  it('fails with the end of its log', async () => {
    const part = script('migrate', `console.error('version 3 is missing'); process.exit(1);`);
    await expect(supervisor.run(part)).rejects.toThrow(
      /migrate ended with exit code 1[^]*version 3/,
    );
  });

  it('is waited for when it succeeds', async () => {
    await supervisor.run(script('migrate', `setTimeout(() => { ${appendPid('done')} }, 100);`));
    expect(existsSync(join(folder, 'done'))).toBe(true);
  });
});
