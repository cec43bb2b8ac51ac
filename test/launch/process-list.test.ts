import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hubParts } from '../../launch/hub-parts';
import { readSettings } from '../../launch/launch-settings';
import { ending, spawnPart } from '../../launch/spawn-part';
import { setting } from '../support/test-database';

const run = promisify(execFile);

/** What every user of this machine can see of every process on it. */
async function processList(): Promise<string> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'args='], { maxBuffer: 16_777_216 });
  return stdout;
}

describe('the list of processes', () => {
  it('shows no password of the database that runs for these tests', async () => {
    const { password } = new URL(setting('TEST_DATABASE_URL'));
    expect(password).not.toBe('');
    const list = await processList();
    expect(list).toContain('postgres');
    expect(list).not.toContain(password);
  });

  it('shows no secret of a process of the hub, which gets them in its environment', async () => {
    const planted = {
      DATABASE_URL: 'planted-1',
      HUB_LINK_SECRET: 'planted-2',
      HUB_SMTP_URL: 'planted-3',
    };
    const settings = readSettings({ HUB_LINK_SECRET: planted.HUB_LINK_SECRET });
    const parts = hubParts(
      settings,
      {
        api: 'http://127.0.0.1:1',
        issuer: 'http://127.0.0.1:2',
        temporal: undefined,
        codec: 'http://127.0.0.1:8081',
        temporalUi: 'http://127.0.0.1:3',
        databaseUrl: planted.DATABASE_URL,
        partners: settings.partners,
      },
      { HUB_SMTP_URL: planted.HUB_SMTP_URL },
    );
    for (const { env, program } of Object.values(parts)) {
      expect(env).toMatchObject(planted);
      expect(JSON.stringify(program)).not.toContain('planted-');
    }
    const args = ['-e', 'setInterval(() => undefined, 1_000)', 'a-process-of-the-hub'];
    const child = spawnPart({
      ...parts.api,
      program: { kind: 'binary', path: process.execPath, args },
    });
    try {
      const list = await processList();
      expect(list).toContain('a-process-of-the-hub');
      expect(list).not.toContain('planted-');
    } finally {
      child.kill('SIGKILL');
      await ending(child);
    }
  });
});
