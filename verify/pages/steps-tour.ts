import type { Page } from 'playwright-core';
import { stepsOf } from './sample-steps';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

const visit =
  (caseNumber: string, page: string, more?: (page: Page) => Promise<void>): Stop['reach'] =>
  async (browser, url) => {
    await browser.goto(`${url}/als/${viewers.working}`);
    await browser.goto([url, 'trajecten', caseNumber, page].filter(Boolean).join('/'));
    await more?.(browser);
  };

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

const takeUp = async (page: Page) => {
  await page.locator('#houder').selectOption('wc-01');
  await press('Oppakken')(page);
};

const otherMoment = async (page: Page) => {
  await page.locator('input[value="anders"]').check();
  await page.locator('#waar').selectOption('anders');
  await press('Gesprek plannen')(page);
};

const takenSlot = async (page: Page) => {
  await page.locator('#plek').check();
  await page.locator('#mee-viveste').check();
  await press('Gesprek plannen')(page);
};

/** The pages on which a case goes one step on, with their wrong and refused states. */
export const stepsTour: readonly Stop[] = [
  {
    name: '8-referral',
    shows: 'Wie wordt casushouder?',
    reach: visit(stepsOf.referral, 'aanmelding'),
  },
  {
    name: '8-referral-nobody',
    shows: 'Kies wie casushouder wordt',
    reach: visit(stepsOf.referral, 'aanmelding', press('Oppakken')),
  },
  {
    name: '8-referral-refused',
    shows: 'al besloten',
    reach: visit(stepsOf.referral, 'aanmelding', takeUp),
  },
  {
    name: '8-referral-decided',
    shows: 'al vastgelegd',
    reach: visit(stepsOf.decided, 'aanmelding'),
  },
  {
    name: '8-redirect',
    shows: 'Waar kan de inwoner terecht?',
    reach: visit(stepsOf.referral, 'aanmelding/doorverwijzen'),
  },
  {
    name: '8-redirect-nowhere',
    shows: 'Kies waarom',
    reach: visit(stepsOf.referral, 'aanmelding/doorverwijzen', press('Doorverwijzen')),
  },
  {
    name: '8-intake',
    shows: 'Welke vragen zijn dit?',
    reach: visit(stepsOf.intake, 'intake', (page) => page.getByText('Wie erbij moet zijn').click()),
  },
  {
    name: '8-intake-nothing',
    shows: 'Kies waarover het gaat',
    reach: visit(stepsOf.intake, 'intake', async (page) => {
      for (const domain of ['housing', 'income']) await page.locator(`#gebied-${domain}`).uncheck();
      await press('Intake opslaan')(page);
    }),
  },
  {
    name: '8-schedule',
    shows: 'Wie vraag je erbij?',
    reach: visit(stepsOf.intake, 'gesprek-plannen'),
  },
  {
    name: '8-schedule-other',
    shows: 'Vul in waar het gesprek is',
    reach: visit(stepsOf.intake, 'gesprek-plannen', otherMoment),
  },
  {
    name: '8-schedule-taken',
    shows: 'net vergeven',
    reach: visit(stepsOf.intake, 'gesprek-plannen', takenSlot),
  },
  { name: '8-contact', shows: 'Heb je Noor gesproken?', reach: visit(stepsOf.plan, 'contact') },
  {
    name: '8-contact-nothing',
    shows: 'Kies of je',
    reach: visit(stepsOf.plan, 'contact', press('Opslaan')),
  },
  { name: '8-step', shows: 'Hoe staat deze stap ervoor?', reach: visit(stepsOf.plan, 'stap/a2') },
  {
    name: '8-step-nothing',
    shows: 'Kies hoe de stap ervoor staat',
    reach: visit(stepsOf.plan, 'stap/a2', press('Opslaan')),
  },
  { name: '8-step-unknown', shows: 'Dit kan nu niet', reach: visit(stepsOf.plan, 'stap/a9') },
  {
    name: '8-add-step',
    shows: 'Wat gaat er gebeuren?',
    reach: visit(stepsOf.plan, 'stap-erbij'),
  },
  {
    name: '8-add-step-nothing',
    shows: 'Kies wie dit doet',
    reach: visit(stepsOf.plan, 'stap-erbij', press('Stap toevoegen')),
  },
  { name: '8-step-plan', shows: 'Bijwerken', reach: visit(stepsOf.plan, '') },
];
