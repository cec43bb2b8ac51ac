import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { repoRoot } from '../../launch/repo-root';
import { createCaseKeys } from '../../store/keys/case-keys';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const caseNumber = 'OK-2026-00042';
const keyOf = (id: string) => ({ id, bytes: randomBytes(32) });
const [old, fresh] = [keyOf('old'), keyOf('fresh')];
const ringOf = (...keys: (typeof old)[]) =>
  keys.map(({ id, bytes }) => `${id}=${bytes.toString('base64url')}`).join(' ');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const keys = createCaseKeys({ url: database.url, ring: [old] });
  await keys.sealingKey(caseNumber);
  await keys.systemKey();
  await keys.close();
});
afterAll(() => database.drop());

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** The program as `npm run keys` starts it. */
function keys(ring: string, ...args: string[]): Promise<Ended> {
  const program = join(repoRoot, 'store/manage-keys.ts');
  const compiler = join(repoRoot, 'test/support/run-typescript.cjs');
  const env = { ...process.env, DATABASE_URL: database.url, HUB_KEY_RING: ring };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--require', compiler, program, ...args],
      { env },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, text: stdout + stderr });
      },
    );
  });
}

describe('npm run keys', () => {
  it('moves all keys to a new key of the ring and says when the old one is free', async () => {
    const waiting = await keys(ringOf(fresh, old), 'status');
    expect(waiting.text).toMatch(/fresh: wraps now, 0 keys[^]*2 keys wait under old/);
    const rotated = await keys(ringOf(fresh, old), 'rotate-ring');
    expect([rotated.code, rotated.text]).toEqual([
      0,
      '2 keys …\n2 keys wrapped anew under fresh\n',
    ]);
    const done = await keys(ringOf(fresh), 'status');
    expect([done.code, done.text]).toEqual([0, 'fresh: wraps now, 2 keys\n0 keys destroyed\n']);
  });

  it('gives a case a further key and lists both, without showing one', async () => {
    const ring = ringOf(fresh, old);
    const { code, text } = await keys(ring, 'rotate-case', caseNumber);
    expect([code, text]).toEqual([0, expect.stringContaining('version 2 within seconds')]);
    const listed = await keys(ring, 'list', caseNumber);
    expect(listed.text).toMatch(/version 1 [^]*version 2 |version 2 [^]*version 1 /);
    expect(listed.text).toContain('2 keys');
    expect(listed.text).not.toContain(fresh.bytes.toString('base64url'));
  });

  it('fails when the ring lacks a key, or there is nothing to rotate', async () => {
    const lost = await keys(ringOf(old), 'status');
    expect([lost.code, lost.text]).toEqual([1, expect.stringMatching(/under fresh do NOT open/)]);
    const nobody = await keys(ringOf(fresh), 'rotate-case', 'OK-2026-99998');
    expect([nobody.code, nobody.text]).toEqual([1, expect.stringContaining('has no key yet')]);
    const wrong = await keys(ringOf(fresh), 'destroy-everything');
    expect([wrong.code, wrong.text]).toEqual([1, expect.stringContaining('unknown command')]);
  });
});
