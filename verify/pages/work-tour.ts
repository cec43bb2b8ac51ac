import type { Page } from 'playwright-core';
import { cases } from './sample-case';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const visit =
  (caseNumber: string, page: string): Stop['reach'] =>
  async (browser, url) => {
    await browser.goto(`${url}/als/${viewers.working}`);
    await browser.goto(`${url}/trajecten/${caseNumber}/${page}`);
  };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const preview =
  (caseNumber: string, more: (page: Page) => Promise<void> = () => Promise.resolve()) =>
  async (page: Page, url: string): Promise<void> => {
    await visit(caseNumber, 'overdracht')(page, url);
    await page.locator('input[name="stap"][value="a2"]').check();
    await page.locator('#partner').selectOption('viveste');
    await press(page, 'Bekijk wat er meegaat');
    await more(page);
  };

const ask = async (page: Page) => {
  await page.locator('#vraag').fill('Graag een gesprek over een woning met voorrang.');
  await press(page, 'Overdragen');
};

const calling = (fill: (page: Page) => Promise<void>) => async (page: Page, url: string) => {
  await visit(cases.running, 'nabellen')(page, url);
  await fill(page);
  await press(page, 'Opslaan');
};

/** What a professional does beside the page of a case. */
export const workTour: readonly Stop[] = [
  { name: '8-handoff', shows: 'Wie vraag je?', reach: visit(cases.running, 'overdracht') },
  {
    name: '8-handoff-nothing-chosen',
    shows: 'Kies een partner',
    reach: async (page, url) => {
      await visit(cases.running, 'overdracht')(page, url);
      await press(page, 'Bekijk wat er meegaat');
    },
  },
  { name: '8-handoff-no-step', shows: 'geen open stap', reach: visit(cases.noPlan, 'overdracht') },
  { name: '8-handoff-preview', shows: 'Dit krijgt Viveste niet', reach: preview(cases.running) },
  {
    name: '8-handoff-less',
    shows: 'je haalde dit weg',
    reach: preview(cases.running, async (page) => {
      await page.locator('#mee-contact').uncheck();
      await press(page, 'Opnieuw bekijken');
    }),
  },
  {
    name: '8-handoff-no-question',
    shows: 'Schrijf kort op wat je vraagt',
    reach: preview(cases.running, (page) => press(page, 'Overdragen')),
  },
  {
    name: '8-handoff-no-basis',
    shows: 'er is geen toestemming voor Viveste',
    reach: preview(cases.noBasis),
  },
  {
    name: '8-handoff-second',
    shows: 'heeft deze vraag al, sinds maandag 16 november',
    reach: preview(cases.asked),
  },
  {
    name: '8-handoff-withdrawn',
    shows: 'heeft de toestemming ingetrokken',
    reach: preview(cases.withdrawn, ask),
  },
  { name: '9-call-back', shows: 'Wat je kunt vragen', reach: visit(cases.running, 'nabellen') },
  {
    name: '9-call-back-no-plan',
    shows: 'geen plan om over te bellen',
    reach: visit(cases.noPlan, 'nabellen'),
  },
  {
    name: '9-call-back-nothing-chosen',
    shows: 'Kies of je',
    reach: calling(() => Promise.resolve()),
  },
  {
    name: '9-call-back-no',
    shows: 'Anders dan telefoon',
    reach: async (page, url) => {
      await visit(cases.running, 'nabellen')(page, url);
      await page.locator('input[value="nee"]').check();
    },
  },
  {
    name: '9-call-back-saved',
    shows: 'Met Noor gaat het goed.',
    reach: calling(async (page) => {
      await page.locator('input[value="ja"]').check();
      await page.locator('input[value="goes-well"]').check();
    }),
  },
];
