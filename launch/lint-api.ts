import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFailure, LaunchError } from './launch-error';
import { breakDocument, controlNames, isControl } from './lint-controls';
import { lintDocument, ownRuleset } from './lint-document';
import type { Finding } from './lint-document';
import { repoRoot } from './repo-root';

const usage = `lint-api [--file openapi.json] [--ruleset rules.yaml] [--without <${controlNames.join('|')}>]`;

function main(): void {
  const { values } = parseArgs({
    options: {
      file: { type: 'string' },
      ruleset: { type: 'string' },
      without: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const document = readDocument(values.file);
  const linted = values.without === undefined ? document : withoutControl(document, values.without);
  report(lintDocument(linted, values.ruleset ?? ownRuleset), values.without);
}

/** The document in the file, or else the one that the built API prints. */
function readDocument(file: string | undefined): unknown {
  if (file !== undefined) return JSON.parse(readFileSync(file, 'utf8'));
  const program = join(repoRoot, 'dist/api/print-openapi.js');
  const run = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new LaunchError(`The document was not printed.\n${run.stderr}`);
  return JSON.parse(run.stdout);
}

function withoutControl(document: unknown, control: string): unknown {
  if (!isControl(control)) throw new LaunchError(`There is no control ${control}.\n${usage}`);
  return breakDocument(document, control);
}

function report(findings: readonly Finding[], control: string | undefined): void {
  for (const { severity, rule, where, message } of findings) {
    console.log(`${severity.padEnd(11)} ${rule}  ${where}\n            ${message}`);
  }
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const verdict = errors === 0 ? 'the document follows the rules' : 'the document breaks the rules';
  console.log(`${errors} errors, ${count('warning')} warnings: ${verdict}.`);
  if (control !== undefined) {
    console.log(`Control without ${control}: ${errors > 0 ? 'the linter saw it' : 'NOT SEEN'}.`);
  }
  process.exitCode = errors > 0 ? 1 : 0;
}

try {
  main();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
