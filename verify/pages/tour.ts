import type { Page } from 'playwright-core';
import { endingTour } from './ending-tour';
import { evaluationTour } from './evaluation-tour';
import { rightCode, unknownToken } from './memory-links';
import { deskTour } from './desk-tour';
import { leaderTour } from './leader-tour';
import { sessionTour } from './session-tour';
import { sharingTour } from './sharing-tour';
import { stepsTour } from './steps-tour';
import { workTour } from './work-tour';
import { policyTour } from './policy-tour';
import { residentTour } from './resident-tour';
import { signalTour } from './signal-tour';
import { samples } from './sample-desk';
import type { Stop } from './stop';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const visit = (handoffId: string) => async (page: Page, url: string) => {
  await page.goto(`${url}/overdracht/${handoffId}`);
};

const askCode = (handoffId: string) => async (page: Page, url: string) => {
  await visit(handoffId)(page, url);
  await press(page, 'Stuur de code');
};

const fillCode = (handoffId: string, code: string) => async (page: Page, url: string) => {
  await askCode(handoffId)(page, url);
  await page.locator('#code').fill(code);
  await press(page, 'Openen');
};

const open = (handoffId: string) => fillCode(handoffId, rightCode);

const then =
  (before: Stop['reach'], more: (page: Page) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await before(page, url);
    await more(page);
  };

const choose = (value: string, button: string) => async (page: Page) => {
  await page.locator(`input[value="${value}"]`).check();
  await press(page, button);
};

const { waiting, running, stopped, closed, partly } = samples;
const forgetSession = (page: Page) => page.context().clearCookies();

export const tour: readonly Stop[] = [
  { name: '1-link', shows: 'Er staat een overdracht voor u klaar', reach: visit(waiting) },
  { name: '1-link-stopped', shows: 'Deze overdracht is gestopt', reach: visit(stopped) },
  {
    name: '1-no-more-codes',
    shows: 'Er is net al een code verstuurd',
    reach: askCode(samples.noMoreCodes),
  },
  { name: '1-closed', shows: 'Deze overdracht is gesloten op', reach: visit(closed) },
  { name: '1-not-found', shows: 'Deze pagina is er niet', reach: visit(unknownToken) },
  {
    name: '1-erased',
    shows: 'Wij hebben alles van deze overdracht gewist',
    reach: visit('OK-2026-00042-H99'),
  },
  {
    name: '1-code-not-mailed',
    shows: 'De code kon niet worden verstuurd',
    reach: askCode(samples.notMailed),
  },
  { name: '2-code', shows: 'Vul de code in', reach: askCode(waiting) },
  { name: '2-code-wrong', shows: 'nog 4 keer proberen', reach: fillCode(waiting, '654321') },
  { name: '2-code-none', shows: 'Vul de 6 cijfers in', reach: fillCode(waiting, '') },
  { name: '3-content', shows: 'Wat is uw antwoord?', reach: open(waiting) },
  {
    name: '3-nothing-chosen',
    shows: 'Er mist nog 1 ding',
    reach: then(open(waiting), (page) => press(page, 'Antwoord sturen')),
  },
  {
    name: '3-no-longer-allowed',
    shows: 'U kunt deze gegevens niet meer zien',
    reach: open(samples.noLongerAllowed),
  },
  {
    name: '3-declined',
    shows: 'Op Koers weet dat u dit niet aanneemt',
    reach: then(open(waiting), choose('capacity', 'Antwoord sturen')),
  },
  {
    name: '3-session-ended',
    shows: 'U was een tijd weg',
    reach: then(open(waiting), async (page) => {
      await forgetSession(page);
      await choose('ja', 'Antwoord sturen')(page);
    }),
  },
  {
    name: '4-accepted',
    shows: 'Op Koers weet dat u dit aanneemt',
    reach: then(open(waiting), choose('ja', 'Antwoord sturen')),
  },
  { name: '4-running', shows: 'Hoe staat het ervoor?', reach: open(running) },
  {
    name: '4-content',
    shows: 'Terug naar hoe het ervoor staat',
    reach: then(open(running), (page) => page.getByText('Bekijk de vraag').click()),
  },
  {
    name: '4-no-outcome',
    shows: 'Schrijf kort op wat de uitkomst is.',
    reach: then(open(running), choose('klaar', 'Doorgeven')),
  },
  {
    name: '4-not-possible',
    shows: 'Dit kan niet meer',
    reach: then(open(running), choose('lukt', 'Doorgeven')),
  },
  { name: '4-partly-withdrawn', shows: 'over inkomen en schulden', reach: open(partly) },
  { name: '5-stopped', shows: 'Verwijder wat u heeft opgeslagen', reach: open(stopped) },
  {
    name: '5-kept-nothing',
    shows: 'Schrijf op wat u moet bewaren',
    reach: then(open(stopped), (page) => press(page, 'Dit moeten wij bewaren')),
  },
  {
    name: '5-deleted',
    shows: 'Wij hebben uw bevestiging bewaard',
    reach: then(open(stopped), (page) => press(page, 'Wij hebben dit verwijderd')),
  },
  ...policyTour,
  ...evaluationTour,
  ...deskTour,
  ...workTour,
  ...sessionTour,
  ...sharingTour,
  ...stepsTour,
  ...leaderTour,
  ...endingTour,
  ...signalTour,
  ...residentTour,
];
