import { randomUUID } from 'node:crypto';
import { numberCasesApart, startEngine } from '../../support/api-harness';
import type { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { eventually } from '../../support/eventually';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { caseAt } from '../case-steps';

let database: TestDatabase;
let desk: Desk;
let engine: { stop(): Promise<void> };
let leader: BrowserJar;
let caseNumber: string;

beforeAll(async () => {
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
  database = await createTestDatabase();
  await numberCasesApart(database.db);
  const taskQueue = `test-${randomUUID()}`;
  engine = await startEngine({ db: database.db, databaseUrl: database.url, taskQueue });
  desk = await startDesk({ databaseUrl: database.url, taskQueue });
  leader = await desk.signedIn('pl-01');
  caseNumber = await caseAt(desk.api, 'plan');
});

afterAll(async () => {
  await desk.close();
  await engine.stop();
  await database.drop();
});

async function requestMoney(as?: string): Promise<string> {
  const { headers } = await desk.api.ask('postBudgetRequest', {
    params: { caseNumber },
    body: { amountCents: 12_300, purpose: 'Een bed.', breakthrough: 'De kinderen kunnen blijven.' },
    ...(as === undefined ? {} : { as }),
  });
  const requestId = headers.get('location')?.split('/').at(-1) ?? '';
  await eventually(async () => ((await read('/besluiten')).includes(requestId) ? true : undefined));
  return requestId;
}

async function read(path: string): Promise<string> {
  const response = await leader.ask(`${desk.url}${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

async function decide(path: string, fields: Readonly<Record<string, string>>) {
  const html = await read(path);
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const seal = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  const response = await leader.ask(`${desk.url}${path}`, { ...seal, ...fields });
  return { status: response.status, html: await response.text() };
}

it('shows the numbers, also those that are nought, and the passed terms', async () => {
  expect(await read('/overzicht')).toContain('Waar trajecten nu zijn');
  expect(await read('/termijnen')).toContain('Niemand is uit beeld.');
});

it('asks why when the answer is no, and keeps the answer', async () => {
  const path = `/besluiten/${caseNumber}/${await requestMoney()}`;
  const unsaid = await decide(path, { besluit: 'nee', waarom: ' ' });
  expect(unsaid.status).toBe(400);
  expect(unsaid.html).toContain('Schrijf op waarom niet');
  expect((await decide(path, { besluit: 'nee', waarom: 'Er is een voorziening.' })).status).toBe(
    303,
  );
  await eventually(async () => {
    const { body } = await desk.api.ask<{ requests: { status: string }[] }>('listBudgetRequests', {
      params: { caseNumber },
    });
    return body.requests[0]?.status === 'rejected' ? true : undefined;
  });
});

it('is not for who asked: the page says so and has no form', async () => {
  const html = await read(`/besluiten/${caseNumber}/${await requestMoney('pl-01')}`);
  expect(html).toContain('Niet voor jou');
  expect(html).not.toContain('name="besluit"');
});

it('is not there for a professional', async () => {
  const professional = await desk.signedIn('wc-01');
  for (const path of ['/overzicht', '/besluiten', '/termijnen'])
    expect((await professional.ask(`${desk.url}${path}`)).status).toBe(403);
});
