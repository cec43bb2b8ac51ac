import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { repoRoot } from '../../launch/repo-root';
import { bundleWorkflows } from '../../worker/bundle-workflows';
import { replay } from '../support/histories';
import { caseErasureType } from '../../workflows/case-erasure/case-erasure-messages';
import { correctionNoticeType } from '../../workflows/correction-notice/correction-notice-messages';
import { partnerHandoffType } from '../../workflows/partner-handoff/partner-handoff-messages';
import { residentCaseType } from '../../workflows/resident-case/resident-case-messages';
import { signalReportType } from '../../workflows/signal-report/signal-report-messages';
import { handoffKinds } from './handoff-kinds';
import { listHistories, partsOf, readHistory, typeOf, typeOfName } from './histories';
import { caseKinds } from './kinds';
import { reportKinds } from './report-kinds';
import { rightsKinds } from './rights-kinds';

const names = listHistories();
const runsOf = (course: string) => names.filter((name) => name.replace(/-run-\d+$/, '') === course);

describe('the recorded histories', () => {
  it('are there for every kind of case', () => {
    const kinds = [...Object.keys(caseKinds), ...Object.keys(handoffKinds)];
    const recorded = names.filter((name) => typeOfName(name) === residentCaseType);
    expect(recorded.map((name) => partsOf(name).kind)).toEqual(expect.arrayContaining(kinds));
    expect(kinds.length).toBeGreaterThanOrEqual(20);
  });

  it('are there for every kind of hand-off', () => {
    const recorded = names.filter((name) => typeOfName(name) === partnerHandoffType);
    expect(new Set(recorded.map((name) => partsOf(name).kind))).toEqual(
      new Set(Object.keys(handoffKinds)),
    );
  });

  it('are there for every kind of report', () => {
    const recorded = names.filter((name) => typeOfName(name) === signalReportType);
    expect(new Set(recorded.map((name) => partsOf(name).kind))).toEqual(
      new Set(Object.keys(reportKinds)),
    );
  });

  it('are there for every kind of correction and erasure', () => {
    const types = [caseErasureType, correctionNoticeType];
    const recorded = names.filter((name) => types.includes(typeOfName(name)));
    expect(new Set(recorded.map((name) => partsOf(name).kind))).toEqual(
      new Set(Object.keys(rightsKinds)),
    );
  });

  it.each(names)('of %s are of the type that its name says', (name) => {
    expect(typeOf(readHistory(name))).toBe(typeOfName(name));
  });

  it.each([
    'continued-as-new',
    'handoff-continued-as-new',
    'handoff-continued-as-new-partner',
    'handoff-recalled-after-completion-partner',
  ])('hold every run of %s', (course) => {
    const runs = runsOf(course);
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs)
      expect(readHistory(run).workflowId).toBe(readHistory(runs[0]!).workflowId);
  });

  it.each(names)('of %s names no machine and no path', (name) => {
    const text = JSON.stringify(readHistory(name));
    const identities = [...text.matchAll(/"identity":"([^"]*)"/g)].map(([, identity]) => identity);
    const made = ['', 'history-service', 'test-client', 'test-worker'];
    expect(identities.filter((identity) => !made.includes(identity ?? ''))).toEqual([]);
    expect(readable(text)).toContain(holds[typeOfName(name)]);
    expect(readable(text)).not.toMatch(/(^|[^\w/])\/(home|root|Users|work|tmp|var|usr|opt)\//);
  });
});

/** A word of each type's input: where it is not found, nothing else would be either. */
const holds: Readonly<Record<string, string>> = {
  [residentCaseType]: 'storyRef',
  [partnerHandoffType]: 'questionRef',
  [signalReportType]: 'everyWeeks',
  [caseErasureType]: 'caseNumber',
  [correctionNoticeType]: 'entryId',
};

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

  beforeAll(() => {
    // Inside the repository, where packages are found.
    const scratch = join(repoRoot, '.tools');
    mkdirSync(scratch, { recursive: true });
    folder = mkdtempSync(join(scratch, 'replay-'));
    for (const room of ['domain', 'workflows'])
      cpSync(join(repoRoot, room), join(folder, room), { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function bundleAs(file: string): Promise<string> {
    const bundle = join(folder, file);
    writeFileSync(bundle, await bundleWorkflows(join(folder, 'workflows/index.ts')));
    return bundle;
  }

  /** Shows the columns at another moment: commands come in another order. */
  function reorder(workflow: string, at: string, reordered: (show: string) => string): void {
    const file = join(folder, 'workflows', workflow);
    const show = 'view.show(shell.current);';
    const without = replaced(readFileSync(file, 'utf8'), show, '');
    writeFileSync(file, replaced(without, at, reordered(show)));
  }

  it('takes the recorded courses while it is the same', async () => {
    const bundle = await bundleAs('same.js');
    for (const name of ['breakthrough-run-1', 'handoff-delayed-partner-run-1'])
      await expect(replay(readHistory(name), bundle)).resolves.toBeUndefined();
  });

  it('is found out when its commands come in another order', async () => {
    const [write, send] = ['recorder.start();', 'courier.start();'];
    reorder('resident-case/resident-case-workflow.ts', write, (show) => `${write} ${show}`);
    reorder('partner-handoff/partner-handoff-workflow.ts', send, (show) => `${show} ${send}`);
    const bundle = await bundleAs('reordered.js');
    for (const name of [
      'breakthrough-run-1',
      'triage-late-run-1',
      'reopened-run-1',
      'handoff-completed-run-1',
      'handoff-completed-partner-run-1',
      'handoff-delayed-partner-run-1',
      'handoff-recalled-after-completion-partner-run-2',
    ])
      await expect(replay(readHistory(name), bundle)).rejects.toThrow(DeterminismViolationError);
  });
});

/** A replacement that finds nothing would prove nothing. */
function replaced(source: string, from: string, to: string): string {
  expect(source.split(from)).toHaveLength(2);
  return source.replace(from, to);
}
