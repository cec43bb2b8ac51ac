import type { Page } from 'playwright-core';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const as =
  (member: string, path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/als/${member}`);
    await page.goto(`${url}${path}`);
  };

const full = (path: string) => as(viewers.leading, path);
const money = (requestId: string) => full(`/besluiten/OK-2026-00042/${requestId}`);

const deciding =
  (requestId: string, choose: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await money(requestId)(page, url);
    await choose(page);
    await page.getByRole('button', { name: 'Besluit opslaan', exact: true }).click();
  };

const yes = (page: Page) => page.locator('input[value="ja"]').check();
const no = (page: Page) => page.locator('input[value="nee"]').check();

/** The pages of a project leader, with their empty, wrong and late states. */
export const leaderTour: readonly Stop[] = [
  { name: '9-overview', shows: 'Waar trajecten nu zijn', reach: full('/overzicht') },
  {
    name: '9-overview-empty',
    shows: 'Er wacht niets op jou.',
    reach: as(viewers.leadingEmpty, '/overzicht'),
  },
  { name: '9-decisions', shows: 'Niet voor jou', reach: full('/besluiten') },
  {
    name: '9-decisions-empty',
    shows: 'Er wacht niets.',
    reach: as(viewers.leadingEmpty, '/besluiten'),
  },
  { name: '9-decision', shows: 'Welke doorbraak', reach: money('m-1') },
  { name: '9-decision-own', shows: 'Je vroeg dit zelf', reach: money('m-own') },
  { name: '9-decision-two', shows: 'Hier besluiten twee', reach: money('m-large') },
  { name: '9-decision-second', shows: 'Jij bent de tweede', reach: money('m-second') },
  { name: '9-decision-first', shows: 'Je zei al ja', reach: money('m-mine') },
  { name: '9-decision-cap', shows: 'over voor dit traject', reach: money('m-cap') },
  { name: '9-decision-done', shows: 'besloot: nee', reach: money('m-done') },
  { name: '9-decision-unknown', shows: 'Deze pagina is er niet', reach: money('m-none') },
  {
    name: '9-decision-nothing-chosen',
    shows: 'Kies ja, nee of eerst een vraag',
    reach: deciding('m-1', () => Promise.resolve()),
  },
  { name: '9-decision-no-reason', shows: 'Schrijf op waarom niet', reach: deciding('m-1', no) },
  { name: '9-decision-saved', shows: 'Je besluit is opgeslagen', reach: deciding('m-1', yes) },
  { name: '9-decision-raced', shows: 'Iemand was je voor', reach: deciding('m-race', yes) },
  {
    name: '9-decision-question',
    shows: 'Je vraag is gesteld',
    reach: deciding('m-1', async (page) => {
      await page.locator('input[value="vraag"]').check();
      await page.locator('#waarom').fill('Kan het ook korter?');
    }),
  },
  {
    name: '9-deviation',
    shows: 'Ik weet dit',
    reach: full('/besluiten/OK-2026-00051/afwijking/d-1'),
  },
  { name: '9-terms', shows: 'Voor de tweede keer', reach: full('/termijnen') },
  {
    name: '9-terms-empty',
    shows: 'Alle termijnen zijn gehaald.',
    reach: as(viewers.leadingEmpty, '/termijnen'),
  },
];
