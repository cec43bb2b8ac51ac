import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { repoRoot } from '../../launch/repo-root';
import { bundleWorkflows } from '../../worker/bundle-workflows';
import { replay } from '../support/histories';
import { listHistories, readHistory } from './histories';
import { kinds } from './kinds';

const names = listHistories();
const kindOf = (name: string) => name.replace(/-run-\d+$/, '');

describe('the recorded histories', () => {
  it('are there for every kind of case', () => {
    expect([...new Set(names.map(kindOf))]).toEqual(
      expect.arrayContaining(Object.keys(kinds).sort()),
    );
    expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(8);
  });

  it('hold every run of a case that continued as new', () => {
    const runs = names.filter((name) => kindOf(name) === 'continued-as-new');
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs)
      expect(readHistory(run).workflowId).toBe(readHistory(runs[0]!).workflowId);
  });

  it.each(names)('of %s names no machine and no path', (name) => {
    const text = JSON.stringify(readHistory(name));
    const identities = [...text.matchAll(/"identity":"([^"]*)"/g)].map(([, identity]) => identity);
    const made = ['', 'history-service', 'test-client', 'test-worker'];
    expect(identities.filter((identity) => !made.includes(identity ?? ''))).toEqual([]);
    expect(readable(text)).toContain('storyRef');
    expect(readable(text)).not.toMatch(/(^|[^\w/])\/(home|root|Users|work|tmp|var|usr|opt)\//);
  });
});

/** With every payload as text in place of its bytes. */
function readable(text: string): string {
  return text.replaceAll(/"data":"([^"]*)"/g, (_all, data: string) =>
    Buffer.from(data, 'base64').toString(),
  );
}

describe('the workflows of today', () => {
  it.each(names)('take the course of %s', async (name) => {
    await expect(replay(readHistory(name))).resolves.toBeUndefined();
  });
});

describe('a copy of the workflows', () => {
  let folder: string;
  let shell: string;

  beforeAll(() => {
    // Inside the repository, where packages are found.
    const scratch = join(repoRoot, '.tools');
    mkdirSync(scratch, { recursive: true });
    folder = mkdtempSync(join(scratch, 'replay-'));
    for (const room of ['domain', 'workflows'])
      cpSync(join(repoRoot, room), join(folder, room), { recursive: true });
    shell = join(folder, 'workflows/resident-case/resident-case-workflow.ts');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function bundleAs(file: string): Promise<string> {
    const bundle = join(folder, file);
    writeFileSync(bundle, await bundleWorkflows(join(folder, 'workflows/index.ts')));
    return bundle;
  }

  it('takes the recorded courses while it is the same', async () => {
    const bundle = await bundleAs('same.js');
    await expect(replay(readHistory('breakthrough-run-1'), bundle)).resolves.toBeUndefined();
  });

  it('is found out when its commands come in another order', async () => {
    const source = readFileSync(shell, 'utf8');
    const show = 'view.show(shell.current);';
    const withoutShow = replaced(source, show, '');
    writeFileSync(shell, replaced(withoutShow, 'recorder.start();', `recorder.start(); ${show}`));
    const bundle = await bundleAs('reordered.js');
    for (const name of ['breakthrough-run-1', 'triage-late-run-1', 'reopened-run-1'])
      await expect(replay(readHistory(name), bundle)).rejects.toThrow(DeterminismViolationError);
  });
});

/** A replacement that finds nothing would prove nothing. */
function replaced(source: string, from: string, to: string): string {
  expect(source.split(from)).toHaveLength(2);
  return source.replace(from, to);
}
