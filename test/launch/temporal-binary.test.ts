import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findTemporalBinary, type TemporalSources } from '../../launch/temporal-binary';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

/** Programs are files that hold their server version. */
function sources(options: Partial<TemporalSources> = {}): TemporalSources & { used: string[] } {
  const used: string[] = [];
  const makes = (name: string) => async (target: string) => {
    used.push(name);
    writeFileSync(target, '1.31.2');
  };
  return {
    used,
    onPath: [],
    cached: join(temporaryFolder(), 'temporal-1.8.2', 'temporal'),
    serverVersion: (binary) => readFileSync(binary, 'utf8'),
    fetch: makes('fetch'),
    build: makes('build'),
    ...options,
  };
}

function program(version: string): string {
  const file = join(temporaryFolder(), 'temporal');
  writeFileSync(file, version);
  return file;
}

async function fails(reason: string): Promise<never> {
  throw new Error(reason);
}

afterEach(removeTemporaryFolders);

describe('finding a Temporal server to start', () => {
  it('takes the one on the PATH first', async () => {
    const onPath = [program('1.32.0')];
    const all = sources({ onPath });
    mkdirSync(dirname(all.cached));
    writeFileSync(all.cached, '1.31.2');
    expect(await findTemporalBinary(all)).toBe(onPath[0]);
    expect(all.used).toEqual([]);
  });

  it('passes over one on the PATH that is too old', async () => {
    const all = sources({ onPath: [program('1.29.1')] });
    mkdirSync(dirname(all.cached));
    writeFileSync(all.cached, '1.31.2');
    expect(await findTemporalBinary(all)).toBe(all.cached);
    expect(all.used).toEqual([]);
  });

  it('downloads when there is none, and keeps it for the next time', async () => {
    const all = sources();
    expect(await findTemporalBinary(all)).toBe(all.cached);
    expect(await findTemporalBinary(all)).toBe(all.cached);
    expect(all.used).toEqual(['fetch']);
  });

  it('builds when the download does not work', async () => {
    const all = sources({ fetch: () => fails('no route') });
    expect(await findTemporalBinary(all)).toBe(all.cached);
    expect(all.used).toEqual(['build']);
  });

  it('never keeps what does not run', async () => {
    const broken = async (target: string) => {
      writeFileSync(target, 'cut off');
    };
    const all = sources({ fetch: broken, build: () => fails('no Go') });
    await expect(findTemporalBinary(all)).rejects.toThrow('does not run here');
    expect(existsSync(all.cached)).toBe(false);
  });

  it('says in one text what was tried and what can be done', async () => {
    const all = sources({
      onPath: [program('1.29.1')],
      fetch: () => fails('no route'),
      build: () => fails('no Go'),
    });
    await expect(findTemporalBinary(all)).rejects.toThrow(
      /server 1\.29\.1, needed 1\.31[^]*no route[^]*no Go[^]*TEMPORAL_ADDRESS[^]*GOPROXY/,
    );
  });
});
