import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createPrinter } from '../../../api/pages/print-page';
import { temporaryFolder } from '../../launch/temporary-folder';

const log: string[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
const html = '<html><link rel="stylesheet" href="/assets/desk.css"/><p>Noor Voorbeeld</p></html>';

/** Stands in for a Chromium: its PDF is the page that it was given. */
function standIn(work: string): { readonly program: string; readonly asked: () => string } {
  const program = join(temporaryFolder(), 'chromium');
  const read =
    'for one; do case $one in --print-to-pdf=*) pdf=${one#*=};; file:*) page=${one#file://};; esac; done';
  writeFileSync(program, `#!/bin/sh\necho "$@" > $0.asked\n${read}\n${work}\n`, { mode: 0o755 });
  return { program, asked: () => readFileSync(`${program}.asked`, 'utf8') };
}

describe('a printer', () => {
  it('needs nothing from outside the page, reaches nothing and leaves nothing behind', async () => {
    const { program, asked } = standIn('cp "$page" "$pdf"');
    const pdf = (await createPrinter(program, logger)(html)).toString();
    expect(pdf).toContain('<p>Noor Voorbeeld</p>');
    expect(pdf).toContain('@media print');
    expect(pdf).not.toMatch(/<link|url\((?!data:)/);
    expect(asked()).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    const [, page = ''] = /--print-to-pdf=(\S+)/.exec(asked()) ?? [];
    expect([page.endsWith('page.pdf'), existsSync(join(page, '..'))]).toEqual([true, false]);
  });

  it('says that it failed, and what was on the page to nobody', async () => {
    const { program, asked } = standIn('echo Noor >&2; exit 3');
    await expect(createPrinter(program, logger)(html)).rejects.toMatchObject({
      ...{ status: 503, code: 'PRINTER_FAILED' },
    });
    expect(log.join('')).toContain('a page was not printed');
    expect(log.join('')).not.toContain('Noor');
    expect(existsSync(join(/--print-to-pdf=(\S+)/.exec(asked())?.[1] ?? '', '..'))).toBe(false);
  });

  it('has few in line', async () => {
    const print = createPrinter(standIn('cp "$page" "$pdf"').program, logger);
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => print(html)));
    expect(asked.map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected']);
    expect(asked[4]).toMatchObject({ reason: { code: 'PRINTER_BUSY' } });
  });
});
