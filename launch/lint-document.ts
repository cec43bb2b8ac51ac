import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { LaunchError } from './launch-error';
import { repoRoot } from './repo-root';

const severities = ['error', 'warning', 'information', 'hint'] as const;

const FindingsSchema = z.array(
  z.object({
    code: z.string(),
    path: z.array(z.union([z.string(), z.number()])),
    message: z.string(),
    severity: z
      .int()
      .min(0)
      .max(severities.length - 1),
  }),
);

export interface Finding {
  readonly rule: string;
  readonly severity: (typeof severities)[number];
  readonly where: string;
  readonly message: string;
}

export const ownRuleset = join(repoRoot, 'api/linter/api-design-rules.yaml');

/** What Spectral finds in an OpenAPI document; throws when Spectral itself did not run. */
export function lintDocument(document: unknown, ruleset = ownRuleset): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-lint-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    return runSpectral(file, ruleset, join(folder, 'findings.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runSpectral(file: string, ruleset: string, output: string): Finding[] {
  const program = require.resolve('@stoplight/spectral-cli/dist/index.js');
  const options = ['--ruleset', ruleset, '--format', 'json', '--output', output, '--quiet'];
  const run = spawnSync(process.execPath, [program, 'lint', file, ...options], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  // Spectral ends with 1 when it has errors to report, with 2 when it could not do its work.
  if (run.status !== 0 && run.status !== 1) {
    throw new LaunchError(`Spectral did not run.\n${run.stdout}${run.stderr}`);
  }
  return readFindings(output);
}

function readFindings(file: string): Finding[] {
  const found = FindingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return found.map(({ code, severity, path, message }) => ({
    rule: code,
    // To Spectral something that is no API document at all is worth a warning only.
    severity: code === 'unrecognized-format' ? 'error' : (severities[severity] ?? 'error'),
    where: path.join('/'),
    message,
  }));
}
