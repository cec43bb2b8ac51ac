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

const answering = async (page: Page, url: string): Promise<void> => {
  await group('/signalen/editie/8/signaal/31')(page, url);
  await page.getByRole('button', { name: 'Antwoord geven', exact: true }).click();
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
  {
    name: '8-signal',
    shows: 'Wat is uw antwoord?',
    reach: group('/signalen/editie/8/signaal/31'),
  },
  {
    name: '8-signal-read',
    shows: 'Het antwoord van',
    reach: leader('/signalen/editie/8/signaal/22'),
  },
  { name: '8-signal-nothing-filled-in', shows: 'Kies een antwoord', reach: answering },
];
