import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildDocument } from '../../../api/openapi/build-document';
import { sampleRoutes } from './sample-app';

const root = resolve(__dirname, '../../..');
let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-api-'));
  file = join(folder, 'openapi.json');
  const place = { apiVersion: '1.2.3', serverUrl: 'https://hub.example.nl' };
  writeFileSync(file, JSON.stringify(buildDocument({ routes: sampleRoutes, ...place })));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function lintApi(...options: string[]) {
  const program = ['dist/launch/lint-api.js', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('lint-api', () => {
  it('ends well for a good document', () => {
    expect(lintApi('--file', file)).toEqual({
      status: 0,
      said: '0 errors, 0 warnings: the document follows the rules.\n',
    });
  });

  it("finds nothing wrong with the hub's own document", () => {
    const { status, said } = lintApi();
    expect(said).toBe('0 errors, 0 warnings: the document follows the rules.\n');
    expect(status).toBe(0);
  });

  it('ends badly without the version header, and says that the control was seen', () => {
    const { status, said } = lintApi('--file', file, '--without', 'version-header');
    expect(status).toBe(1);
    expect(said).toMatch(/\d+ errors, 0 warnings: the document breaks the rules\./);
    expect(said).toContain('Control without version-header: the linter saw it.');
  });

  it.each([
    [['--without', 'nothing'], 'There is no control nothing.'],
    [['--ruleset', 'nowhere.yaml'], 'Spectral did not run.'],
  ])('ends with 2 when it could not judge: %j', (options, message) => {
    const { status, said } = lintApi('--file', file, ...options);
    expect(status).toBe(2);
    expect(said).toContain(message);
  });
});
