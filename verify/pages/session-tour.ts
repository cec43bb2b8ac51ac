import type { Page } from 'playwright-core';
import { sampleSession, talks } from './sample-session';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const visit =
  (caseNumber: string, page: string): Stop['reach'] =>
  async (browser, url) => {
    await browser.goto(`${url}/als/${viewers.talking}`);
    await browser.goto(`${url}/trajecten/${caseNumber}/${page}`);
  };

const then =
  (before: Stop['reach'], more: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await before(page, url);
    await more(page);
  };

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

const session = `gesprek/${sampleSession}`;
const talk = (caseNumber: string) => visit(caseNumber, session);
const save = press('Opslaan en meegeven');

const agreeOn = async (page: Page) => {
  await page.locator('#aanwezig-resident').check();
  await page.locator('input[value="ja"][name="goed"]').check();
  await save(page);
};

/** The session at the table, its plan, and what goes home with the resident. */
export const sessionTour: readonly Stop[] = [
  { name: '8-session', shows: 'Ons plan', reach: talk(talks.open) },
  { name: '8-session-first', shows: '1. Wat gaan we doen?', reach: talk(talks.first) },
  { name: '8-session-draft', shows: 'schreef dit op', reach: talk(talks.draft) },
  {
    name: '8-session-step',
    shows: '4. Wat gaan we doen?',
    reach: then(talk(talks.open), press('Nog een stap')),
  },
  {
    name: '8-session-missing',
    shows: 'Kruis aan wie er zijn',
    reach: then(talk(talks.first), save),
  },
  {
    name: '8-session-circle',
    shows: 'Stap 1 wacht op stap 2, en stap 2 op stap 1',
    reach: then(talk(talks.open), async (page) => {
      await page.locator('#na-1').selectOption('a2');
      await agreeOn(page);
    }),
  },
  {
    name: '8-session-kept',
    shows: 'Bewaard om',
    reach: then(talk(talks.draft), press('Bewaren, later verder')),
  },
  {
    name: '8-session-second',
    shows: 'Dit kan nu niet',
    reach: then(talk(talks.open), agreeOn),
  },
  { name: '8-session-held', shows: 'Bekijk wat we afspraken', reach: talk(talks.held) },
  {
    name: '8-session-no-plan',
    shows: 'Het gesprek is opgeslagen.',
    reach: then(talk(talks.overtaken), agreeOn),
  },
  {
    name: '8-session-off',
    shows: 'Je kunt dit zo opslaan.',
    reach: visit(talks.open, `${session}/niet-doorgegaan`),
  },
  {
    name: '8-session-sheet',
    shows: 'Dit spraken we af',
    reach: visit(talks.held, `${session}/meegeven`),
    isPrinted: true,
  },
  { name: '8-session-plan', shows: 'Het plan van Noor', reach: visit(talks.held, 'plan') },
  { name: '8-session-letter', shows: 'Brief met code maken', reach: visit(talks.held, 'brief') },
  { name: '8-session-birth', shows: 'geboortedatum ontbreekt', reach: visit(talks.first, 'brief') },
  {
    name: '8-session-letter-again',
    shows: 'Deze code is al getoond',
    reach: then(visit(talks.held, 'brief'), press('Brief met code maken')),
  },
];
