import type { Page } from 'playwright-core';
import { sampleCodes, sampleYear } from './serve-resident-pages';
import type { PlanName } from './sample-plans';
import type { Stop } from './stop';

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

const visit =
  (path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}${path}`);
  };

const fill =
  (code: string, year: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/mijn-plan`);
    await page.locator('#code').fill(code);
    await page.locator('#jaar').fill(year);
    await press(page, 'Open mijn plan');
  };

const open = (name: PlanName) => fill(sampleCodes[name], sampleYear);

const then =
  (before: Stop['reach'], more: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await before(page, url);
    await more(page);
  };

const follow = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name }).first().click();
};

const stopWith = then(open('turn'), follow('Stop met delen met Viveste'));

/** The resident's pages, from the code on the letter to the proof. */
export const residentTour: readonly Stop[] = [
  { name: '8-code', shows: 'De code staat op de brief', reach: visit('/mijn-plan') },
  { name: '8-code-wrong', shows: 'Deze code werkt niet', reach: fill('7KQ4-M9TX', '1985') },
  { name: '8-code-empty', shows: 'Er missen nog 2 dingen', reach: fill('', '') },
  {
    name: '8-code-too-often',
    shows: 'Wacht een kwartier',
    reach: fill(sampleCodes.tooOften, sampleYear),
  },
  {
    name: '8-plan',
    shows: 'Nu ben jij aan de beurt',
    reach: open('turn'),
    isPrinted: true,
  },
  { name: '8-plan-waiting', shows: 'Dit duurt langer', reach: open('wait') },
  { name: '8-plan-early', shows: 'Je plan is er nog niet', reach: open('early') },
  { name: '8-plan-all-done', shows: 'Alle stappen zijn klaar', reach: open('allDone') },
  { name: '8-plan-behind', shows: 'Deze pagina loopt achter', reach: open('behind') },
  {
    name: '8-step-late',
    shows: 'Dit is nog niet gelukt',
    reach: then(open('behind'), (page) => press(page, 'Dit is gelukt')),
  },
  { name: '8-stop', shows: 'Je hoeft niet te zeggen waarom', reach: stopWith },
  {
    name: '8-proof',
    shows: 'Wij wachten nog op een bevestiging',
    reach: then(stopWith, (page) => press(page, 'Ja, stop met delen')),
    isPrinted: true,
  },
  { name: '8-looking-back', shows: 'Is het geslaagd voor jou?', reach: open('lookingBack') },
  {
    name: '8-looking-back-empty',
    shows: 'Kies of het geslaagd is',
    reach: then(open('lookingBack'), (page) => press(page, 'Versturen')),
  },
  { name: '8-finished', shows: 'Je plan is klaar', reach: open('finished') },
  {
    name: '8-session-ended',
    shows: 'Je was een tijd weg',
    reach: then(open('turn'), async (page) => {
      // The same browser closes the plan in another tab.
      const other = await page.context().newPage();
      await other.goto(page.url());
      const cookies = await page.context().cookies(page.url());
      await press(other, 'Sluit deze pagina');
      await page.context().addCookies(cookies);
      await press(page, 'Dit is gelukt');
    }),
  },
  {
    name: '8-closed',
    shows: 'Deze pagina is gesloten',
    reach: then(open('turn'), (page) => press(page, 'Sluit deze pagina')),
  },
  { name: '8-not-found', shows: 'Deze pagina is er niet', reach: visit('/mijn-plan/iets') },
  { name: '8-letter', shows: '7KQ4-M9TX', reach: visit('/brief-van-de-proef'), isPrinted: true },
];
