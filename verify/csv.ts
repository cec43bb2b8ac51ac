import { createLabels } from '../api/policy-group/labels';
import { reportCsv } from '../api/policy-group/report-csv';
import { loadPartners } from '../config/partners';
import { loadPolicy } from '../config/policy';
import { LaunchError } from '../launch/launch-error';
import { programsOnPath } from '../launch/search-path';
import { hostileReport, hostileTexts } from './csv/hostile-report';
import { openInCalc } from './csv/open-in-calc';
import { runProof, type ProofRun } from './support/proof';

const columns = 6;

void runProof({
  name: 'csv',
  claim: 'the figures open in a Dutch spreadsheet in their columns, and no text becomes a formula',
  protections: ['formula-guard'],
  longestMs: 180_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const policy = loadPolicy('config/policy/houten.json');
  const { partners } = loadPartners('config/partners/houten', {});
  const csv = reportCsv(hostileReport, createLabels(policy, partners), {
    withFormulas: run.without === 'formula-guard',
  });
  const written = csv.trimEnd().split('\r\n').length;
  const { formulas, rows } = await openInCalc(findOffice(), csv);
  const crooked = rows.filter((row) => row.slice(columns).some((cell) => cell !== ''));
  const numbers = rows.filter((row) => row[0] === 'regels' && row[3] === '9');
  run.say(`${hostileTexts.length} hostile texts, each twice; ${written} lines written`);
  run.say(`${rows.length} lines read, ${crooked.length} beyond ${columns} columns`);
  run.say(`${numbers.length} hostile lines in their columns, ${formulas} formulas`);
  const isWhole = rows.length >= written && crooked.length === 0;
  return isWhole && numbers.length === hostileTexts.length && formulas === 0;
}

function findOffice(): string {
  const [found] = ['soffice', 'libreoffice'].flatMap((name) =>
    programsOnPath(name, process.env['PATH'] ?? ''),
  );
  if (found !== undefined) return found;
  throw new LaunchError(
    'No LibreOffice was found: install it (Debian: apt-get install libreoffice-calc).',
  );
}
