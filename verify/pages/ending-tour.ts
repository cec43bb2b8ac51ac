import type { Page } from 'playwright-core';
import { endings } from './ending-answers';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const visit =
  (caseNumber: string, page: string): Stop['reach'] =>
  async (browser, url) => {
    await browser.goto(`${url}/als/${viewers.ending}`);
    await browser.goto(`${url}/trajecten/${caseNumber}${page}`);
  };

const sending =
  (caseNumber: string, page: string, button: string, fill?: (page: Page) => Promise<void>) =>
  async (browser: Page, url: string): Promise<void> => {
    await visit(caseNumber, page)(browser, url);
    await fill?.(browser);
    await browser.getByRole('button', { name: button, exact: true }).click();
  };

const { running, paused, handedOff, money, closing, aftercare, closed, raced } = endings;
const notSo = (page: Page) => page.locator('input[value="no-breakthrough"]').check();
const partly = (page: Page) => page.locator('input[value="partly"]').check();

/** How a case stands still, ends, is looked back on and goes on. */
export const endingTour: readonly Stop[] = [
  { name: '8-end-more', shows: 'Traject afronden', reach: visit(running, '') },
  { name: '8-end-more-paused', shows: 'Verder na de pauze', reach: visit(paused, '') },
  { name: '8-end-more-closed', shows: 'Traject heropenen', reach: visit(closed, '') },
  { name: '8-end-pause', shows: 'Waarom is er een pauze?', reach: visit(running, '/pauze') },
  {
    name: '8-end-pause-nothing-chosen',
    shows: 'Vul een dag in die nog komt',
    reach: sending(running, '/pauze', 'Pauze beginnen'),
  },
  { name: '8-end-pause-already', shows: 'al vastgelegd', reach: visit(paused, '/pauze') },
  { name: '8-end-resume', shows: 'Er is pauze sinds', reach: visit(paused, '/verder') },
  { name: '8-end-team', shows: 'Achterwacht', reach: visit(running, '/team') },
  {
    name: '8-end-team-same',
    shows: 'Kies iemand anders',
    reach: sending(running, '/team', 'Team opslaan', async (page) => {
      await page.locator('#casushouder').selectOption('st-01');
      await page.locator('#achterwacht').selectOption('st-01');
    }),
  },
  { name: '8-end-close', shows: 'Dit stopt', reach: visit(running, '/afronden') },
  { name: '8-end-close-money', shows: 'is nog niet besloten', reach: visit(money, '/afronden') },
  {
    name: '8-end-close-hand-off',
    shows: 'Kruis aan dat je toch afrondt',
    reach: sending(handedOff, '/afronden', 'Traject afronden', notSo),
  },
  { name: '8-end-look-back', shows: 'Het is geslaagd als', reach: visit(closing, '/terugkijken') },
  {
    name: '8-end-look-back-nothing-chosen',
    shows: 'Kies of het is geslaagd',
    reach: sending(closing, '/terugkijken', 'Opslaan'),
  },
  {
    name: '8-end-look-back-saved',
    shows: 'Opgeslagen.',
    reach: sending(closing, '/terugkijken', 'Opslaan', partly),
  },
  {
    name: '8-end-look-back-raced',
    shows: 'al vastgelegd',
    reach: sending(raced, '/terugkijken', 'Opslaan', partly),
  },
  { name: '8-end-flame-off', shows: 'Tot en met welke dag?', reach: visit(closing, '/waakvlam') },
  { name: '8-end-flame', shows: 'Wat leg je vast?', reach: visit(aftercare, '/waakvlam') },
  {
    name: '8-end-flame-nothing-chosen',
    shows: 'Kies wat je vastlegt',
    reach: sending(aftercare, '/waakvlam', 'Opslaan'),
  },
  { name: '8-end-reopen', shows: 'Waarom gaat het verder?', reach: visit(closed, '/heropenen') },
  { name: '8-end-reopen-not', shows: 'Dit kan nu niet', reach: visit(running, '/heropenen') },
];
