import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPartners } from '../../config/partners';
import { describeFailure, LaunchError } from '../../launch/launch-error';

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

describe('a failure of the start', () => {
  it('is its text alone when a person can put it right', () => {
    expect(describeFailure(new LaunchError('Port 8080 is in use.'))).toBe('Port 8080 is in use.');
  });

  it('is a line per thing that is wrong when a partner file is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'partners-'));
    try {
      writeFileSync(join(folder, 'leergeld.json'), '{');
      const told = describeFailure(failureOf(() => listPartners(folder, [])));
      expect(told).toBe(
        `The partners in ${folder} are not valid:\n- leergeld.json, the file: is not JSON`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps its stack when it is a defect', () => {
    expect(describeFailure(new TypeError('x is not a function'))).toMatch(/TypeError.*\n +at /);
  });
});
