import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { sampleSession, talks } from './sample-session';
import { viewers } from './serve-desk-pages';
import { sampleCodes, sampleYear } from './serve-resident-pages';
import type { Findings, Look } from './look';

/** A page from which something is taken along, as the hub prints it. */
interface FileStop {
  readonly name: string;
  reach(page: Page, url: string): Promise<void>;
  /** What the link or the button says. */
  readonly press: string;
  readonly saves: string;
  /** Sheets of A4 at most. */
  readonly mostSheets: number;
}

const as =
  (member: string, path: string): FileStop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/als/${member}`);
    await page.goto(`${url}${path}`);
  };

export const fileTour: readonly FileStop[] = [
  {
    name: '8-pdf-sheet',
    reach: as(viewers.talking, `/trajecten/${talks.held}/gesprek/${sampleSession}/meegeven`),
    press: 'Download als PDF',
    saves: `afspraken-${talks.held}.pdf`,
    mostSheets: 1,
  },
  {
    name: '8-pdf-letter',
    reach: as(viewers.talking, `/trajecten/${talks.open}/brief`),
    press: 'Brief als PDF',
    saves: `brief-${talks.open}.pdf`,
    mostSheets: 2,
  },
  {
    name: '8-pdf-plan',
    reach: async (page, url) => {
      await page.goto(`${url}/mijn-plan`);
      await page.locator('#code').fill(sampleCodes.turn);
      await page.locator('#jaar').fill(sampleYear);
      await page.getByRole('button', { name: 'Open mijn plan' }).click();
    },
    press: 'Download als PDF',
    saves: 'mijn-plan.pdf',
    mostSheets: 3,
  },
  {
    name: '8-pdf-report',
    reach: as(viewers.answering, '/signalen/editie/8'),
    press: 'Rapport als PDF',
    saves: 'signalenrapport-8.pdf',
    mostSheets: 8,
  },
];

/** What is wrong with a file: its name, its size, or a way from it into the hub. */
export async function lookAtFile(browser: Browser, look: Look, stop: FileStop): Promise<Findings> {
  const context = await browser.newContext({ acceptDownloads: true });
  try {
    const page = await context.newPage();
    await stop.reach(page, look.url);
    const file = page.waitForEvent('download');
    await page
      .getByRole('link', { name: stop.press })
      .or(page.getByRole('button', { name: stop.press }))
      .click();
    const given = await file;
    const path = `${look.folder}/${stop.name}.pdf`;
    await given.saveAs(path);
    const found = faultsIn(await readFile(path, 'latin1'), stop);
    if (given.suggestedFilename() !== stop.saves) found.push('has another name');
    return found.map((line) => `${stop.name}: ${line}`);
  } finally {
    await context.close();
  }
}

function faultsIn(pdf: string, { mostSheets }: FileStop): string[] {
  const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
  const ways = [...pdf.matchAll(/\/URI \((?!tel:)([^)]*)/g)].map(([, way = '']) => way);
  return [
    ...(pdf.startsWith('%PDF-') ? [] : ['is no PDF']),
    ...(sheets >= 1 && sheets <= mostSheets ? [] : [`has ${sheets} sheets`]),
    ...ways.map((way) => `leads to ${way}`),
  ];
}
