import type { Page } from 'playwright-core';
import { viewers } from './serve-desk-pages';
import type { Stop } from './stop';

type Member = (typeof viewers)[keyof typeof viewers];

const as =
  (member: Member, path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/als/${member}`);
    await page.goto(`${url}${path}`);
  };

const full = (path: string) => as(viewers.full, path);

const then =
  (before: Stop['reach'], more: (page: Page, url: string) => Promise<void>): Stop['reach'] =>
  async (page, url) => {
    await before(page, url);
    await more(page, url);
  };

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

const fill = (texts: Readonly<Record<string, string>>) => async (page: Page) => {
  for (const [id, text] of Object.entries(texts)) await page.locator(`#${id}`).fill(text);
};

const refer = (member: Member, verhaal: string) =>
  then(as(member, '/aanmelden'), async (page) => {
    await fill({ naam: 'Noor Voorbeeld', telefoon: '06 - 00 00 00 00', verhaal })(page);
    await page.locator('#weet').check();
    await press('Aanmelden')(page);
  });

const inAWeek = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);
const table = `/tafel/adult/${inAWeek}`;

const story = 'Geen adres, daarom geen uitkering.';

/** The pages of a professional, with their empty, wrong and late states. */
export const deskTour: readonly Stop[] = [
  { name: '8-today', shows: 'Nu eerst', reach: full('/vandaag') },
  {
    name: '8-today-empty',
    shows: 'Er wacht nu niets op jou.',
    reach: as(viewers.empty, '/vandaag'),
  },
  {
    name: '8-today-behind',
    shows: 'Het systeem loopt achter sinds',
    reach: as(viewers.behind, '/vandaag'),
  },
  {
    name: '8-case',
    shows: 'Wat Noor belangrijk vindt',
    reach: full('/trajecten/OK-2026-00042'),
    isPrinted: true,
  },
  {
    name: '8-case-first',
    shows: 'heeft dit om',
    reach: then(full('/trajecten/OK-2026-00042'), press('Gelezen')),
  },
  {
    name: '8-not-found',
    shows: 'Deze pagina is er niet',
    reach: full('/trajecten/OK-2026-99999'),
  },
  { name: '8-residents', shows: 'Alleen wat te laat is', reach: full('/inwoners') },
  {
    name: '8-residents-empty',
    shows: 'Je bent nog bij geen traject betrokken.',
    reach: as(viewers.empty, '/inwoners'),
  },
  {
    name: '8-refer',
    shows: 'Waarover gaat het?',
    reach: then(full('/aanmelden'), (page) => page.getByText('Meer vertellen').click()),
  },
  {
    name: '8-refer-missing',
    shows: 'Er mist nog 1 ding',
    reach: refer(viewers.full, ' '),
  },
  {
    name: '8-refer-done',
    shows: 'De aanmelding is gedaan',
    reach: refer(viewers.full, story),
  },
  {
    name: '8-refer-kept',
    shows: 'De aanmelding is bewaard',
    reach: refer(viewers.behind, story),
  },
  { name: '8-table', shows: 'Plek gebruiken', reach: full(table), isPrinted: true },
  { name: '8-table-empty', shows: 'Geen gesprekken.', reach: as(viewers.empty, table) },
  { name: '8-slot', shows: 'Voor wie is deze plek?', reach: full(`${table}/12.00`) },
  {
    name: '8-slot-empty',
    shows: 'Niemand van jou wacht',
    reach: as(viewers.empty, `${table}/12.00`),
  },
  {
    name: '8-today-decided',
    shows: 'is opgepakt',
    reach: full('/vandaag?opgepakt=OK-2026-00071'),
  },
  {
    name: '8-refer-before',
    shows: 'Er is niets dubbel gebeurd.',
    reach: full('/aanmelden?gedaan=OK-2026-00071&weer=2026-11-24T13:32:00.000Z'),
  },
  { name: '8-absence', shows: 'Ik ben er niet', reach: full('/tafel/afwezig') },
  { name: '9-leave', shows: 'Uitloggen op al mijn apparaten', reach: full('/uitloggen') },
  { name: '9-gone', shows: 'Je bent uitgelogd', reach: full('/uitgelogd') },
  { name: '9-no-sign-in', shows: 'Inloggen staat nog niet aan', reach: full('/inloggen') },
  {
    name: '9-away',
    shows: 'Je was een tijd weg',
    reach: as(viewers.full, '/inloggen?weg=1&bewaard=1&naar=/aanmelden'),
  },
];
