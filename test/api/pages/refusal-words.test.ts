import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalWords } from '../../../api/pages/refusal-words';
import { refusals } from '../../../domain/case/refusal';
import { erasureRefusals } from '../../../domain/erasure/erasure';
import { repoRoot } from '../../../launch/repo-root';
import { allRoutes } from '../../support/test-routes';

/** Codes that an answer of the API can carry, as its source makes them. */
function problemCodes(): readonly string[] {
  const files = readdirSync(join(repoRoot, 'api'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(repoRoot, 'api', file), 'utf8');
    const made = source.matchAll(/new Problem\(\s*\d{3},\s*'([A-Z][A-Z0-9_]+)'/g);
    return [...made].map(([, code = '']) => code);
  });
}

const codes = [
  ...Object.keys(refusals),
  ...Object.keys(erasureRefusals),
  ...allRoutes.flatMap((route) => route.refusals ?? []),
  ...problemCodes(),
];
const distinct = [...new Set(codes)].toSorted();

describe('the words for a refusal', () => {
  it('looks for codes in many places', () => {
    expect(problemCodes().length).toBeGreaterThan(60);
    expect(distinct.length).toBeGreaterThan(120);
  });

  it.each(distinct)('are there for %s', (code) => {
    expect(refusalWords(code)).toMatch(/^[A-Z].*[.]$/);
  });

  it.each(distinct)('are short for %s', (code) => {
    const sentences = (refusalWords(code) ?? '').split(/(?<=[.])\s/);
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(16);
  });

  it('are not there for what no answer carries', () => {
    expect([refusalWords('toString'), refusalWords('NO_SUCH_CODE')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
