import { eventually } from '../../support/eventually';
import { writtenCaseAt } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser } from './case-desk';

let desk: CaseDesk;
let leader: DeskBrowser;
let caseNumber: string;

beforeAll(async () => {
  desk = await startCaseDesk();
  leader = await desk.browserOf('pl-01');
  caseNumber = await writtenCaseAt(desk.api, 'plan');
});

afterAll(() => desk.close());

async function requestMoney(): Promise<string> {
  const { headers } = await desk.api.ask('postBudgetRequest', {
    params: { caseNumber },
    body: { amountCents: 12_300, purpose: 'Een bed.', breakthrough: 'De kinderen kunnen blijven.' },
  });
  const requestId = headers.get('location')?.split('/').at(-1) ?? '';
  await eventually(async () =>
    (await leader.read('/besluiten')).includes(requestId) ? true : undefined,
  );
  return requestId;
}

it('takes a no with its reason, which who asked for the money reads at the case', async () => {
  const path = `/besluiten/${caseNumber}/${await requestMoney()}`;
  const html = await leader.read(path);
  const unsaid = await leader.fillIn(path, html, { besluit: 'nee', waarom: ' ' });
  expect(unsaid.status).toBe(400);
  expect(unsaid.html).toContain('Schrijf op waarom niet');
  const fields = { besluit: 'nee', waarom: 'Er is een voorziening.' };
  expect((await leader.fillIn(path, unsaid.html, fields)).status).toBe(303);
  await eventually(async () => {
    const { body } = await desk.api.ask<{ requests: { status: string }[] }>('listBudgetRequests', {
      params: { caseNumber },
    });
    return body.requests[0]?.status === 'rejected' ? true : undefined;
  });
  expect(await leader.read(`/trajecten/${caseNumber}`)).toContain('Er is een voorziening.');
});
