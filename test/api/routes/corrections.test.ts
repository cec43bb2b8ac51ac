import { randomUUID } from 'node:crypto';
import { createWebhookConnector } from '../../../connectors/webhook/webhook-connector';
import { createPartnerHttp, type PartnerHttp } from '../../../connectors/partner-http';
import type { WebhookPartner } from '../../../domain/partner/partner';
import { newSharedKey } from '../../../verify/support/sign-webhook';
import { closeListeners, listenHttp } from '../../connectors/partner-listener';
import { partnerTerms } from '../../support/case-builders';
import { eventually } from '../../support/eventually';
import { startHub, type Hub } from '../../support/hub-harness';
import { caseAt, written } from '../case-steps';

const key = newSharedKey();
const person = { name: 'Sim Voorbeeld', birthDate: '2004-02-29', bsn: '999990019' };

interface Heard {
  readonly type: string;
  readonly subject: string;
}
interface Line {
  readonly entryId: string;
  readonly kind: string;
  readonly correctedBy?: string;
}
interface Corrected extends Line {
  readonly code?: string;
  readonly recipients: readonly { handoffId: string; categories: string[]; told: string }[];
}

const heard: Heard[] = [];
let isRefusing = false;
let http: PartnerHttp;
let hub: Hub;
let caseNumber: string;
let handoffId: string;

beforeAll(async () => {
  const host = await listenHttp((request, response) => {
    void request.toArray().then((chunks) => {
      heard.push(JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as Heard);
      response.writeHead(isRefusing ? 400 : 202).end();
    });
  });
  http = createPartnerHttp({ privateHosts: [host] });
  const keys = { scheme: 'v1', signWith: ['hub-key'], verifyWith: ['hub-key'] } as const;
  const partner: WebhookPartner = {
    ...{ id: 'jobstap', name: 'Jobstap', protocol: 'webhook', categories: ['identity', 'work'] },
    terms: partnerTerms,
    webhook: { url: `http://${host}/hub`, ...keys },
  };
  const connector = createWebhookConnector({
    ...{ partner, http, secretOf: () => key.verifyWith },
    source: 'urn:nld:oin:00000000000000000000:systeem:op-koers',
    contentUrl: (id) => `https://hub.example/v1/partner/handoffs/${id}/content`,
  });
  const connected = new Map([[partner.id, { partner, connector }]]);
  hub = await startHub({ partners: [partner], connected });
  caseNumber = await caseAt(hub, 'call-back');
  handoffId = await readHandoff();
});
afterAll(async () => {
  await hub.close();
  http.close();
  closeListeners();
});

/** A hand-off that its partner has read. */
async function readHandoff(): Promise<string> {
  const params = { caseNumber };
  const grants = [{ partner: 'jobstap', categories: ['identity', 'work'] }];
  const validUntilAt = new Date(Date.now() + 86_400_000).toISOString();
  const consent = { kind: 'consent', textVersion: '2026-1', givenHow: 'digital', validUntilAt };
  await hub.ask('postBasis', { params, body: { ...consent, grants } });
  const basisId = await eventually(async () => {
    const { body } = await hub.ask<{ bases: { basisId: string }[] }>('listBases', { params });
    return body.bases[0]?.basisId;
  });
  const { body } = await hub.ask<{ handoffId: string }>('postHandoff', {
    params,
    body: {
      ...{ actionId: 'a1', basisId, partner: 'jobstap', kind: 'help-request' },
      ...{ categories: ['work'], question: 'Is there a place to work?' },
      details: [{ category: 'work', text: 'Likes to cook.' }],
    },
  });
  await eventually(async () => {
    const { body: content } = await hub.ask('getPartnerContent', {
      params: { handoffId: body.handoffId },
      as: 'partner-jobstap',
    });
    return content['content'];
  });
  await eventually(async () => {
    const handoff = await hub.ask('getHandoff', {
      params: { caseNumber, handoffId: body.handoffId },
    });
    return handoff.body['deliveryState'] === 'delivered' ? true : undefined;
  });
  return body.handoffId;
}

async function entry(kind: string): Promise<Line> {
  const { body } = await hub.ask<{ entries: Line[] }>('listDossier', { params: { caseNumber } });
  const found = body.entries.find((line) => line.kind === kind && line.correctedBy === undefined);
  if (found === undefined) throw new Error(`no ${kind} that counts`);
  return found;
}

const correct = (entryId: string, content: unknown, more: object = {}) =>
  hub.ask<Corrected>('postCorrection', {
    params: { caseNumber },
    body: { entryId, content, reason: 'resident-asked' },
    ...more,
  });
const messages = () => heard.filter(({ type }) => type.includes('verbeterd'));
const noticed = () =>
  hub.db
    .selectFrom('notice')
    .select(['facts', 'case_number'])
    .where('kind', '=', 'correction-untold')
    .execute();

describe('POST /cases/{caseNumber}/corrections', () => {
  it('is shown beside what it corrects, and told to the partner that had it', async () => {
    const wrong = await entry('handoff-detail');
    const { status, body } = await correct(wrong.entryId, 'Likes to garden.');
    expect([status, body.recipients]).toMatchObject([
      201,
      [{ handoffId, partner: 'jobstap', categories: ['work'], told: 'message' }],
    ]);
    const params = { caseNumber, entryId: wrong.entryId };
    expect((await hub.ask('getDossierEntry', { params })).body).toMatchObject({
      content: 'Likes to cook.',
      correctedBy: body.entryId,
    });
    await eventually(() => Promise.resolve(messages().length === 1 ? true : undefined));
    expect(messages()[0]).toMatchObject({ subject: handoffId, data: { handoffId } });
    const content = await hub.ask('getPartnerContent', {
      params: { handoffId },
      as: 'partner-jobstap',
    });
    expect(content.text).toContain('Likes to garden.');
  });

  it('has a line in the egress log, without any category', async () => {
    const lines = await hub.db
      .selectFrom('egress')
      .select(['purpose', 'categories', 'result'])
      .where('purpose', '=', 'follow-up')
      .execute();
    expect(lines).toEqual([{ purpose: 'follow-up', categories: [], result: 'sent' }]);
  });

  it('asks the case holder to phone when the partner takes no message', async () => {
    isRefusing = true;
    const wrong = await entry('handoff-question');
    const { body } = await correct(wrong.entryId, 'Is there a garden to work in?');
    expect(body.recipients).toMatchObject([{ handoffId, categories: [], told: 'message' }]);
    const notices = await eventually(async () => {
      const rows = await noticed();
      return rows.length === 1 ? rows : undefined;
    });
    expect(notices).toEqual([
      {
        case_number: caseNumber,
        facts: expect.objectContaining({ audience: ['case-holder'], n: 1, partner: 'jobstap' }),
      },
    ]);
    isRefusing = false;
  });

  it('tells nobody what never left', async () => {
    const { body } = await correct((await entry('story')).entryId, 'The right story.');
    expect(body.recipients).toEqual([]);
  });

  it('is given once, and answered the same when it is repeated', async () => {
    const wrong = await entry('story');
    const again = { key: randomUUID() };
    const first = await correct(wrong.entryId, 'Another story.', again);
    const second = await correct(wrong.entryId, 'Another story.', again);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    const late = await correct(wrong.entryId, 'A late story.');
    expect([late.status, late.body.code]).toEqual([409, 'ENTRY_CORRECTED']);
  });

  it('has the form of what it corrects', async () => {
    const { body } = await hub.ask('postCorrection', {
      params: { caseNumber },
      body: { entryId: (await entry('story')).entryId, content: person, reason: 'resident-asked' },
    });
    expect(body.errors).toMatchObject([{ pointer: '/content', code: 'OTHER_FORM' }]);
  });

  it('answers 404 for an entry that is not of this case', async () => {
    const { status, body } = await correct(randomUUID(), 'The right story.');
    expect([status, body.code]).toEqual([404, 'ENTRY_UNKNOWN']);
  });

  it('keeps why an entry is confidential', async () => {
    const { body } = await hub.ask<Line>('postDossierEntry', {
      params: { caseNumber },
      body: { kind: 'confidential', content: 'Not safe at home.', reason: 'Safety of a child.' },
    });
    const right = await correct(body.entryId, 'Safe at home again.');
    const params = { caseNumber, entryId: right.body.entryId };
    expect((await hub.ask('getDossierEntry', { params })).body).toMatchObject({
      content: { text: 'Safe at home again.', reason: 'Safety of a child.' },
    });
  });

  it('leaves the journal and Temporal without a word of it', async () => {
    await written(hub, caseNumber);
    const rows = [
      await hub.db.selectFrom('inbox').selectAll().execute(),
      await hub.db.selectFrom('notice').selectAll().execute(),
      await hub.db.selectFrom('idempotency_key').selectAll().execute(),
    ];
    expect(JSON.stringify([rows, hub.log])).not.toMatch(/cook|garden|story\./);
  });
});
