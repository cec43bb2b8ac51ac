import { rmSync } from 'node:fs';
import { createCaseHarness, type CaseHarness } from '../support/case-harness';
import { fileOf, listHistories, writeHistory } from './histories';
import { kinds } from './kinds';

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
  const present = listHistories().filter((name) => !name.includes('/'));
  for (const name of present) rmSync(fileOf(name));
});
afterAll(() => hub.close());

describe('recording the history of a case', () => {
  it.each(Object.entries(kinds))('of the kind %s', async (kind, play) => {
    const number = String(Object.keys(kinds).indexOf(kind) + 1).padStart(5, '0');
    const testCase = await play((options) =>
      hub.refer({ ...options, caseNumber: `OK-2026-${number}` }),
    );
    await testCase.quietHistory();
    const runs = await testCase.runs();
    for (const [index, run] of runs.entries()) writeHistory(`${kind}-run-${index + 1}`, run);
    expect(runs.length).toBeGreaterThan(0);
  });
});
