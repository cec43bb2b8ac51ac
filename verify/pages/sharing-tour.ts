import type { Page } from 'playwright-core';
import { cases } from './sample-case';
import { basisIds, sharingCases, stuck } from './sample-sharing';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

type Then = (page: Page) => Promise<void>;

const visit =
  (
    below: string,
    then: Then = () => Promise.resolve(),
    caseNumber: string = sharingCases.running,
  ) =>
  async (page: Page, url: string): Promise<void> => {
    await page.goto(`${url}/als/${viewers.working}`);
    await page.goto(`${url}/trajecten/${caseNumber}${below}`);
    await then(page);
  };

const handoff = (handoffId: string, then?: Then) => visit(`/overdracht/${handoffId}`, then);

const choose: Then = async (page) => {
  await page.locator('#met-viveste').check();
  await page.locator('#met-schuldhulpmaatje').check();
  await press(page, 'Verder');
};

const ask =
  (amount: string): Then =>
  async (page) => {
    await page.locator('#bedrag').fill(amount);
    await page.locator('#waarvoor').fill('Drie maanden opslag van meubels.');
    await page.locator('#doorbraak').fill('Dan gaan de meubels niet verloren.');
    await press(page, 'Geld vragen');
  };

const signal =
  (text: string): Then =>
  async (page) => {
    await page.locator('#thema').selectOption('waiting-list');
    await page.locator('#venster-organisation').check();
    await page.locator('#tekst').fill(text);
    await press(page, 'Signaal geven');
  };

/** What goes to others and what is asked for, with its empty, wrong and refused states. */
export const sharingTour: readonly Stop[] = [
  { name: '8-sharing-case', shows: 'Niemand meer', reach: visit('?naar=32') },
  { name: '8-consent', shows: 'Aan wie willen jullie', reach: visit('/toestemming') },
  {
    name: '8-consent-nobody',
    shows: 'Kies aan wie jullie iets vertellen',
    reach: visit('/toestemming', (page) => press(page, 'Verder')),
  },
  { name: '8-consent-what', shows: 'Wat mag Viveste weten?', reach: visit('/toestemming', choose) },
  {
    name: '8-consent-missing',
    shows: 'Kies wat Viveste mag weten',
    reach: visit('/toestemming', async (page) => {
      await choose(page);
      await press(page, 'Toestemming vastleggen');
    }),
  },
  {
    name: '8-consent-law',
    shows: 'Schrijf op welke wet het is',
    reach: visit('/toestemming', async (page) => {
      await choose(page);
      await page.getByText('Zonder toestemming, op grond van een wet').click();
      await press(page, 'Taak uit de wet vastleggen');
    }),
  },
  {
    name: '8-consent-from-handoff',
    shows: 'Wat mag Viveste weten?',
    reach: visit(
      '/overdracht',
      async (page) => {
        await page.locator('input[name="stap"][value="a2"]').check();
        await page.locator('#partner').selectOption('viveste');
        await press(page, 'Bekijk wat er meegaat');
        await press(page, 'Toestemming vastleggen');
      },
      cases.noBasis,
    ),
  },
  {
    name: '8-consent-over',
    shows: 'Dit traject is afgerond',
    reach: visit('/toestemming', undefined, sharingCases.over),
  },
  {
    name: '8-stop',
    shows: 'Met wie stoppen wij?',
    reach: visit(`/toestemming/${basisIds.two}/stoppen`),
  },
  {
    name: '8-stop-one',
    shows: 'Ja, stop met delen',
    reach: visit(`/toestemming/${basisIds.one}/stoppen`),
  },
  {
    name: '8-stop-nothing',
    shows: 'Hier delen wij niets meer op',
    reach: visit(`/toestemming/${basisIds.over}/stoppen`),
  },
  {
    name: '8-stop-proof',
    shows: 'Sindsdien is er niets meer verstuurd',
    reach: visit(`/toestemming/${basisIds.two}/stoppen`, (page) =>
      press(page, 'Ja, stop met delen'),
    ),
  },
  { name: '8-money', shows: 'kun je nog', reach: visit('/geld') },
  {
    name: '8-money-missing',
    shows: 'Vul een bedrag in',
    reach: visit('/geld', (page) => press(page, 'Geld vragen')),
  },
  { name: '8-money-over-cap', shows: 'Vraag hooguit', reach: visit('/geld', ask('2.500')) },
  { name: '8-money-spend', shows: 'Daarvan is nog', reach: visit('/geld/m-1/uitgave') },
  { name: '8-money-back', shows: 'Van welke uitgave?', reach: visit('/geld/terug') },
  { name: '8-deviate', shows: 'Wie neemt dit besluit?', reach: visit('/afwijken') },
  {
    name: '8-deviate-missing',
    shows: 'Kies wie dit besluit neemt',
    reach: visit('/afwijken', (page) => press(page, 'Besluit vastleggen')),
  },
  {
    name: '8-signal',
    shows: 'Waar loopt het vast?',
    reach: visit('/signaal', (page) => page.getByText('Welke organisaties?').click()),
  },
  {
    name: '8-signal-personal',
    shows: 'Haal weg wat over',
    reach: visit('/signaal', signal('Mevrouw De Vries wacht al een half jaar.')),
  },
  { name: '8-stuck-silent', shows: 'antwoordt niet sinds', reach: handoff(stuck.silent) },
  { name: '8-stuck-rejected', shows: 'Andere partner vragen', reach: handoff(stuck.rejected) },
  { name: '8-stuck-undelivered', shows: 'komt niet aan', reach: handoff(stuck.undelivered) },
  { name: '8-stuck-accepted', shows: 'Wij bellen Noor', reach: handoff(stuck.accepted) },
  {
    name: '8-stuck-raced',
    shows: 'al gesloten of wordt gestopt',
    reach: handoff(stuck.silent, async (page) => {
      await page.locator('input[value="zelf"]').check();
      await page.locator('#uitleg').fill('Ik bel vrijdag zelf.');
      await press(page, 'Opslaan');
    }),
  },
];
