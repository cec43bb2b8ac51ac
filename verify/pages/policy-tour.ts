import type { Page } from 'playwright-core';
import type { Stop } from './stop';

const at = (edition: number, rest = '') => `/signalen/${edition}/sleutel${rest}`;

const visit =
  (path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}${path}`);
  };

const answering =
  (signal: number, fill: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}${at(8, `/signaal/${signal}`)}`);
    await fill(page);
    await page.getByRole('button', { name: 'Antwoord geven', exact: true }).click();
  };

const takeUp = async (page: Page) => {
  await page.locator('input[value="taken-up"]').check();
  await page.locator('#wanneer').fill('maart 2028');
  await page.locator('#uitleg').fill('Wij passen de verordening aan.');
};

/** The pages of the policy group; what changes something comes last. */
export const policyTour: readonly Stop[] = [
  { name: '6-report', shows: 'Derde editie', reach: visit(at(8)), isPrinted: true },
  { name: '6-report-first', shows: 'Editie 1', reach: visit(at(1)), isPrinted: true },
  { name: '6-report-withheld', shows: 'geen getal', reach: visit(at(2)), isPrinted: true },
  { name: '6-report-late', shows: 'later dan gepland', reach: visit(at(3)) },
  { name: '6-report-extra', shows: 'extra editie', reach: visit(at(4)) },
  { name: '6-earlier', shows: 'Eerdere rapporten', reach: visit(at(8, '/edities')) },
  { name: '6-not-found', shows: 'Deze pagina is er niet', reach: visit('/signalen/8/x') },
  { name: '7-answer', shows: 'Wat is uw antwoord?', reach: visit(at(8, '/signaal/31')) },
  {
    name: '7-answer-again',
    shows: 'komt in de plaats van',
    reach: visit(at(8, '/signaal/22')),
  },
  {
    name: '7-nothing-filled-in',
    shows: 'Kies een antwoord',
    reach: answering(31, () => Promise.resolve()),
  },
  { name: '7-nobody', shows: 'Vul in wie dit oppakt', reach: answering(31, takeUp) },
  {
    name: '7-personal',
    shows: 'een naam',
    reach: answering(31, async (page) => {
      await page.locator('input[value="declined"]').check();
      await page.locator('#uitleg').fill('Wij spraken mevrouw Janssen hierover.');
    }),
  },
  {
    name: '7-answered',
    shows: 'Uw antwoord op signaal 34 is bewaard',
    reach: answering(34, async (page) => {
      await takeUp(page);
      await page.locator('#wie').fill('Wethouder wonen');
    }),
  },
];
