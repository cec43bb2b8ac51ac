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

async function requestMoney(): Promise<string> {
  const { headers } = await desk.api.ask('postBudgetRequest', {
    params: { caseNumber },
    body: { amountCents: 12_300, purpose: 'Een bed.', breakthrough: 'De kinderen kunnen blijven.' },
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

it('takes a no with its reason, which who asked for the money reads at the case', async () => {
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
  expect(await read(`/trajecten/${caseNumber}`)).toContain('Er is een voorziening.');
});
