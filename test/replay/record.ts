import { createCaseHarness, eventually, type CaseHarness } from '../support/case-harness';
import type { TestCase } from '../support/case-harness';
import { fetchHandoffRuns, isAtRest, type Run } from '../support/histories';
import { handoffKinds, playPartner, type HandoffStage } from './handoff-kinds';
import { caseOf, handoffPart, isRecorded, writeHistory } from './histories';
import { caseKinds } from './kinds';
import { playReport, reportKinds } from './report-kinds';
import { playRight, rightsKinds } from './rights-kinds';

const { partner, partners } = playPartner();
let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness({}, partners, 'off');
});
afterAll(() => hub.close());

const kinds = [...Object.keys(caseKinds), ...Object.keys(handoffKinds)];

describe('recording the history of a case', () => {
  // A recorded history is what running cases have behind them: it is never replaced.
  const missing = kinds.filter((kind) => !isRecorded(kind));

  it('is done for every kind that has none', () => {
    expect(kinds.length).toBeGreaterThan(0);
    process.stderr.write(`to be recorded: ${missing.join(', ') || 'nothing'}\n`);
  });

  for (const kind of missing)
    it(`of the kind ${kind}`, async () => {
      const testCase = await play(kind);
      const { caseRuns, handoffRuns } = await atRest(testCase);
      for (const [index, run] of caseRuns.entries()) writeHistory(caseOf(kind, index + 1), run);
      for (const [index, run] of handoffRuns.entries())
        writeHistory(handoffPart(kind, index + 1), run);
      expect(caseRuns.length).toBeGreaterThan(0);
    });
});

describe('recording the history of a report', () => {
  const missing = Object.keys(reportKinds).filter((kind) => !isRecorded(kind));

  it('is done for every kind that has none', () => {
    process.stderr.write(`to be recorded: ${missing.join(', ') || 'nothing'}\n`);
    expect(Object.keys(reportKinds).length).toBeGreaterThan(0);
  });

  for (const kind of missing)
    it(`of the kind ${kind}`, async () => {
      const runs = await playReport(kind);
      for (const [index, run] of runs.entries()) writeHistory(caseOf(kind, index + 1), run);
      expect(runs).toHaveLength(1);
    });
});

describe('recording the history of a correction or an erasure', () => {
  const missing = Object.keys(rightsKinds).filter((kind) => !isRecorded(kind));

  it('is done for every kind that has none', () => {
    process.stderr.write(`to be recorded: ${missing.join(', ') || 'nothing'}\n`);
    expect(Object.keys(rightsKinds).length).toBeGreaterThan(0);
  });

  for (const kind of missing)
    it(`of the kind ${kind}`, async () => {
      const runs = await playRight(kind);
      for (const [index, run] of runs.entries()) writeHistory(caseOf(kind, index + 1), run);
      expect(runs).toHaveLength(1);
    });
});

function play(kind: string): Promise<TestCase> {
  const number = String(kinds.indexOf(kind) + 1).padStart(5, '0');
  const refer: HandoffStage['refer'] = (options) =>
    hub.refer({ ...options, caseNumber: `OK-2026-${number}` });
  const playHandoff = handoffKinds[kind];
  if (playHandoff !== undefined) return playHandoff({ client: hub.client, refer, partner });
  const playCase = caseKinds[kind];
  if (playCase === undefined) throw new Error(`no course of the kind ${kind}`);
  return playCase(refer);
}

/** The runs of a case and of its hand-offs once nothing of them is under way. */
function atRest(testCase: TestCase) {
  return eventually(async () => {
    const caseRuns = await testCase.runs();
    const handoffRuns = await fetchHandoffRuns(hub.client, caseRuns);
    const last = [...caseRuns.slice(-1), ...handoffRuns];
    const isQuiet = last.every((run: Run) => isAtRest(run.history));
    return isQuiet ? { caseRuns, handoffRuns } : undefined;
  }, 'a case at rest with its hand-offs');
}
