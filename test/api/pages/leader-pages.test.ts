import type { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { hiddenIn } from '../../support/form-in';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { asked, CaseStory, money, planned, projectLeader } from '../../domain/case/case-builder';
import { fillTexts, plantDesk } from '../desk/desk-stage';

let database: TestDatabase;
let desk: Desk;
let leader: BrowserJar;
let waiting: string;
let own: string;
let deviating: string;

const deviation = {
  ...{ rule: 'Participatiewet', reasonRef: 'r', decidedBy: 'pl-01', mandate: 'Mandaat' },
  ...{ deviationId: 'd-1', decisionRef: 'd' },
};

async function plant(story: CaseStory): Promise<string> {
  const caseNumber = await plantDesk(database, story, 'Noor Voorbeeld');
  await fillTexts(database, caseNumber);
  return caseNumber;
}

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  database = await createTestDatabase();
  waiting = await plant(asked());
  own = await plant(planned().give('requestBudget', money('m-2'), projectLeader));
  deviating = await plant(planned().give('recordDeviation', deviation));
  await plant(new CaseStory().at('2026-10-12T08:00:00.000Z').at('2026-10-20T08:00:00.000Z'));
  desk = await startDesk({ databaseUrl: database.url });
  leader = await desk.signedIn('pl-01');
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

async function shown(path: string, browser = leader) {
  const response = await browser.ask(`${desk.url}${path}`);
  return { status: response.status, html: await response.text() };
}

/** Sends the form that this page shows. */
async function fillIn(path: string, fields: Readonly<Record<string, string>> = {}) {
  const { html } = await shown(path);
  const response = await leader.ask(`${desk.url}${path}`, { ...hiddenIn(html), ...fields });
  const to = response.headers.get('location') ?? '';
  return { status: response.status, to, html: await response.text() };
}

describe('the overview', () => {
  it('is where a project leader begins, with what waits and the terms that passed', async () => {
    const { url } = await leader.follow(`${desk.url}/inloggen?als=pl-01`);
    expect(url).toBe(`${desk.url}/overzicht`);
    const { html } = await shown('/overzicht');
    expect(html).toContain(`href="/besluiten/${waiting}/`);
    expect(html).not.toContain(`href="/besluiten/${own}/`);
    expect(html).toContain('Bij 1 traject is een termijn voor de tweede keer voorbij.');
    expect((await shown('/termijnen')).html).toContain('Voor de tweede keer');
  });

  it('is not there for a professional', async () => {
    const professional = await desk.signedIn('wc-01');
    for (const path of ['/overzicht', '/besluiten', '/termijnen'])
      expect([path, (await shown(path, professional)).status]).toEqual([path, 403]);
  });
});

describe('a request for money', () => {
  const pathIn = async (caseNumber: string) => {
    const { html } = await shown('/besluiten');
    return new RegExp(`href="(/besluiten/${caseNumber}/[^"/]+)"`).exec(html)?.[1] ?? '';
  };

  it('shows its texts, and asks for a choice and for a reason', async () => {
    const path = await pathIn(waiting);
    const { html } = await shown(path);
    expect(html).toContain('text of purposeRef');
    expect(html).toContain('text of breakthroughRef');
    const nothing = await fillIn(path);
    expect([nothing.status, nothing.html]).toEqual([
      400,
      expect.stringContaining('Kies ja, nee of eerst een vraag'),
    ]);
    expect((await fillIn(path, { besluit: 'nee' })).html).toContain('Schrijf op waarom niet');
  });

  it('stays open after a question, which who works on the case can read', async () => {
    const path = await pathIn(waiting);
    expect((await fillIn(path, { besluit: 'vraag' })).html).toContain('Schrijf je vraag op');
    const { status, to } = await fillIn(path, { besluit: 'vraag', waarom: 'Kan het korter?' });
    expect(status).toBe(303);
    expect((await shown(to)).html).toContain('Je vraag is gesteld');
    const { body } = await desk.api.ask<unknown>('listDecisions', { as: 'pl-01' });
    expect(JSON.stringify(body)).toContain('Kan het korter?');
    expect((await shown(path)).html).toContain('Besluit opslaan');
    expect((await shown(`/trajecten/${waiting}`)).html).toContain('Kan het korter?');
  });

  it('has no form for who asked it', async () => {
    const { html } = await shown(await pathIn(own));
    expect(html).toContain('Je vroeg dit zelf. Een andere projectleider besluit.');
    expect(html).not.toContain('Besluit opslaan');
  });

  it('is not there under another number', async () => {
    expect((await shown(`/besluiten/${waiting}/m-none`)).status).toBe(404);
  });
});

describe('a deviation', () => {
  it('is off the list of who knows it, and of nobody else', async () => {
    const path = `/besluiten/${deviating}/afwijking/d-1`;
    expect((await shown('/besluiten')).html).toContain(`href="${path}"`);
    expect((await shown(path)).html).toContain('text of reasonRef');
    expect(await fillIn(path)).toMatchObject({ status: 303, to: '/besluiten#afwijken' });
    expect((await shown('/besluiten')).html).not.toContain(`href="${path}"`);
    expect((await shown('/besluiten', await desk.signedIn('pl-02'))).html).toContain(path);
  });
});
