import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LaunchError } from '../../launch/launch-error';

const longestMs = 120_000;
/** Semicolon, double quote, UTF-8, from the first line; formulas are taken for what they are, as Excel does. */
const dutchImport = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true';

export interface Sheet {
  readonly formulas: number;
  /** Of each line, as LibreOffice has it. */
  readonly rows: readonly (readonly string[])[];
}

/** A CSV as LibreOffice Calc opens it with Dutch settings. */
export async function openInCalc(office: string, csv: string): Promise<Sheet> {
  const folder = await mkdtemp(join(tmpdir(), 'op-koers-csv-'));
  try {
    await writeFile(join(folder, 'cijfers.csv'), csv);
    await convert(office, folder);
    return readSheet(await readFile(join(folder, 'cijfers.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function convert(office: string, folder: string): Promise<void> {
  const args = [
    ...['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(folder).href}/profile`],
    ...[`--infilter=${dutchImport}`, '--convert-to', 'fods', '--outdir', folder],
    join(folder, 'cijfers.csv'),
  ];
  return new Promise((resolve, reject) => {
    execFile(office, args, { timeout: longestMs, killSignal: 'SIGKILL' }, (error) => {
      if (error === null) resolve();
      else reject(new LaunchError('LibreOffice did not open the file.'));
    });
  });
}

function readSheet(xml: string): Sheet {
  const rows = [...xml.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)];
  return {
    formulas: [...xml.matchAll(/table:formula=/g)].length,
    rows: rows.map(([, row = '']) => cellsOf(row)),
  };
}

/** LibreOffice writes equal cells beside each other once, with their number. */
function cellsOf(row: string): readonly string[] {
  const cells = row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs);
  return [...cells].flatMap(([, attributes = '', inside = '']) => {
    const [, times = '1'] = /number-columns-repeated="(\d+)"/.exec(attributes) ?? [];
    const texts = [...inside.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, text]) => text);
    return Array<string>(Math.min(Number(times), 20)).fill(texts.join('\n'));
  });
}
