import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { describeDefect } from '../framework/describe-defect';
import { Problem } from '../problem';
import { assetPaths } from './assets';

const longestMs = 30_000;
/** One at a time, and few in line: each takes a browser. */
const mostInLine = 4;

/** The PDF of a page, given as HTML. */
export type Print = (html: string) => Promise<Buffer>;

/**
 * Prints with the Chromium at `program`, which reaches nothing and leaves nothing behind. Throws a Problem 503 when it
 * cannot.
 */
export function createPrinter(program: string, logger: Logger): Print {
  let last: Promise<unknown> = Promise.resolve();
  let inLine = 0;
  return async (html) => {
    if (inLine >= mostInLine) {
      throw new Problem(503, 'PRINTER_BUSY', 'Too many pages wait to be printed.', {
        retryAfterSeconds: 60,
      });
    }
    inLine += 1;
    const printed = last.then(() => print(program, html));
    last = printed.catch(() => undefined);
    try {
      return await printed;
    } catch (cause) {
      logger.error({ defect: describeDefect(cause) }, 'a page was not printed');
      throw new Problem(503, 'PRINTER_FAILED', 'The page was not printed.', { cause });
    } finally {
      inLine -= 1;
    }
  };
}

async function print(program: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'op-koers-print-'));
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
  try {
    await writeFile(page, await withStyles(html));
    const settings = [
      ...['--headless', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'],
      // The page is our own, has no script and comes from no one else; containers have no sandbox to give.
      ...['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND', '--no-pdf-header-footer'],
      ...[`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`],
    ];
    await run(program, [...settings, pathToFileURL(page).href]);
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: longestMs, killSignal: 'SIGKILL' }, (error) => {
      if (error === null) resolve();
      else reject(new Error('Chromium did not print the page', { cause: error }));
    });
  });
}

/** The page with its stylesheets and fonts inside it. */
async function withStyles(html: string): Promise<string> {
  let whole = html;
  for (const [, name = ''] of html.matchAll(/<link rel="stylesheet" href="\/assets\/([\w.-]+)"/g)) {
    const css = await withFonts(await readFile(pathOf(name), 'utf8'));
    whole = whole.replace(
      new RegExp(`<link rel="stylesheet" href="/assets/${name}"\\s*/?>`),
      () => `<style>${css}</style>`,
    );
  }
  return whole;
}

async function withFonts(css: string): Promise<string> {
  let whole = css;
  for (const [written, name = ''] of css.matchAll(/url\(([\w-]+\.woff2)\)/g)) {
    const font = await readFile(pathOf(name), 'base64');
    whole = whole.replace(written, `url(data:font/woff2;base64,${font})`);
  }
  return whole;
}

function pathOf(name: string): string {
  const path = assetPaths.get(basename(name));
  if (path === undefined) throw new Error(`There is no asset ${name}.`);
  return path;
}
