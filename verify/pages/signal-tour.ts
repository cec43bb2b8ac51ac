import type { Page } from 'playwright-core';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const as =
  (member: string, path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/als/${member}`);
    await page.goto(`${url}${path}`);
  };

const group = (path: string) => as(viewers.answering, path);
const leader = (path: string) => as(viewers.leading, path);

const signal = (number: number) => `/signalen/editie/8/signaal/${String(number)}`;

const answering =
  (number: number, fill: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await group(signal(number))(page, url);
    await fill(page);
    await page.getByRole('button', { name: 'Antwoord geven', exact: true }).click();
  };

const say = (kind: string, explanation: string) => async (page: Page) => {
  await page.locator(`input[value="${kind}"]`).check();
  await page.locator('#uitleg').fill(explanation);
};

const late = async (page: Page) => {
  await say('noted', 'Dat weten wij.')(page);
  await page.locator('input[name="gezien"]').evaluate((field) => {
    field.setAttribute('value', '0');
  });
};

/** The pages of the report for who is signed in. */
export const signalTour: readonly Stop[] = [
  { name: '8-signals', shows: 'wachten op uw antwoord', reach: group('/signalen') },
  { name: '8-signals-read', shows: 'antwoord van de beleidsgroep', reach: leader('/signalen') },
  { name: '8-signals-earlier', shows: 'Alle rapporten', reach: group('/signalen/edities') },
  {
    name: '8-signals-none',
    shows: 'Deze editie is er niet',
    reach: group('/signalen/editie/7'),
  },
  { name: '8-signal', shows: 'Wat is uw antwoord?', reach: group(signal(31)) },
  { name: '8-signal-again', shows: 'komt in de plaats van', reach: group(signal(22)) },
  { name: '8-signal-read', shows: 'Het antwoord van', reach: leader(signal(22)) },
  {
    name: '8-signal-nothing-filled-in',
    shows: 'Kies een antwoord',
    reach: answering(31, () => Promise.resolve()),
  },
  {
    name: '8-signal-nobody',
    shows: 'Vul in wie dit oppakt',
    reach: answering(31, async (page) => {
      await say('taken-up', 'Wij passen de verordening aan.')(page);
      await page.locator('#wanneer').fill('maart 2028');
    }),
  },
  {
    name: '8-signal-personal',
    shows: 'een naam',
    reach: answering(31, say('declined', 'Wij spraken mevrouw Janssen hierover.')),
  },
  { name: '8-signal-first', shows: 'Iemand was u voor', reach: answering(22, late) },
  {
    name: '8-signal-answered',
    shows: 'Uw antwoord op signaal 22 is bewaard',
    reach: answering(22, say('done', 'De tien brieven zijn klaar.')),
  },
];
