import { createPartnerHttp, type PartnerHttp } from '../../../connectors/partner-http';
import type { WebhookPartner } from '../../../domain/partner/partner';
import { createWebhookConnector } from '../../../connectors/webhook/webhook-connector';
import { newSharedKey } from '../../../verify/support/sign-webhook';
import { closeListeners, listenHttp } from '../../connectors/partner-listener';
import { allRoutes } from '../../support/test-routes';
import { startHub, type Hub } from '../../support/hub-harness';
import type { Reply } from '../../support/ask-api';
import { partnerTerms } from '../../support/case-builders';
import { eventually } from '../../support/eventually';
import { caseAt } from '../case-steps';
import { eventOf, sendEvent } from '../partners/partner-house';

interface HandoffBody {
  readonly handoffId: string;
  readonly status: string;
  readonly deliveryState: string;
}

const ofHub = newSharedKey();
const ofPartner = newSharedKey();
const secrets: Readonly<Record<string, string>> = {
  'hub-key': ofHub.verifyWith,
  'partner-key': ofPartner.verifyWith,
};
const partnerOf = (host: string): WebhookPartner => ({
  id: 'jobstap',
  name: 'Jobstap',
  protocol: 'webhook',
  categories: ['identity', 'work'],
  terms: partnerTerms,
  webhook: {
    url: `http://${host}/hub`,
    scheme: 'v1',
    signWith: ['hub-key'],
    verifyWith: ['partner-key'],
  },
});

/** The partner's own system. */
const as = 'partner-jobstap';

/** What the partner was told, and what it found when it asked for the content before it even answered. */
const offers: Reply<Record<string, unknown>>[] = [];
/** Of every message, by its CloudEvents type. */
const traceparents: (readonly [type: string, traceparent: string])[] = [];
/** What was shown of each hand-off before it was asked for. */
const previews: Readonly<Record<string, unknown>>[] = [];
let isRefusing = false;
let http: PartnerHttp;
let hub: Hub;
beforeAll(async () => {
  const host = await listenHttp((request, response) => {
    void request.toArray().then(async (chunks) => {
      const event = JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as {
        type: string;
        subject: string;
      };
      traceparents.push([event.type, String(request.headers['traceparent'])]);
      if (!isRefusing) await hear(event);
      response.writeHead(isRefusing ? 400 : 202).end();
    });
  });
  http = createPartnerHttp({ privateHosts: [host] });
  const partner = partnerOf(host);
  const connector = createWebhookConnector({
    partner,
    http,
    secretOf: (name) => secrets[name] ?? '',
    source: 'urn:nld:oin:00000000000000000000:systeem:op-koers',
    contentUrl: (handoffId) => `https://hub.example/v1/partner/handoffs/${handoffId}/content`,
  });
  const connected = new Map([[partner.id, { partner, connector }]]);
  hub = await startHub({ partners: [partner], secrets, connected });
});
afterAll(async () => {
  await hub.close();
  http.close();
  closeListeners();
});

/** A quick partner: it asks and answers before the hub knows that its message arrived. */
async function hear({ type, subject: handoffId }: { type: string; subject: string }) {
  if (type.includes('aangeboden'))
    offers.push(await hub.ask('getPartnerContent', { params: { handoffId }, as }));
  if (type.includes('ingetrokken')) await say(handoffId, 9, { status: 'deleted' });
}

/** A signed callback, as the partner's system sends it. */
async function say(handoffId: string, sequence: number, data: object): Promise<void> {
  const body = eventOf(handoffId, { sequence: String(sequence), data });
  const sender = { partner: 'jobstap', key: ofPartner };
  const answer = await sendEvent(hub.url, { id: `${handoffId}-${String(sequence)}`, body }, sender);
  expect(answer).toEqual({ status: 202 });
}

const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString();

async function consentOf(caseNumber: string): Promise<string> {
  const params = { caseNumber };
  const known = await basesOf(caseNumber);
  const grants = [{ partner: 'jobstap', categories: ['identity', 'work'] }];
  const consent = { kind: 'consent', textVersion: '2026-1', givenHow: 'digital', grants };
  const body = { ...consent, validUntilAt: inAYear() };
  expect((await hub.ask('postBasis', { params, body })).status).toBe(201);
  return eventually(async () => (await basesOf(caseNumber))[known.length]);
}

async function basesOf(caseNumber: string): Promise<readonly string[]> {
  const { body } = await hub.ask<{ bases: { basisId: string }[] }>('listBases', {
    params: { caseNumber },
  });
  return body.bases.map(({ basisId }) => basisId);
}

async function handOff(caseNumber: string, actionId: string, basisId: string): Promise<string> {
  const params = { caseNumber };
  const asked = {
    ...{ actionId, basisId, partner: 'jobstap', categories: ['work'] },
    question: 'Is there a place to work?',
    details: [
      { category: 'work', text: 'Likes to cook.' },
      { category: 'debts', text: 'Nobody’s business.' },
    ],
  };
  const preview = await hub.ask<(typeof previews)[number]>('postHandoffPreview', {
    ...{ params, body: asked },
  });
  previews.push(preview.body);
  const { body, text } = await hub.ask('postHandoff', {
    ...{ params, body: { ...asked, kind: 'help-request' } },
  });
  expect(text).not.toContain('cook');
  return String(body['handoffId']);
}

function until(
  caseNumber: string,
  handoffId: string,
  fits: (handoff: HandoffBody) => boolean,
): Promise<HandoffBody> {
  return eventually(async () => {
    const { body } = await hub.ask<{ handoffs: HandoffBody[] }>('listHandoffs', {
      params: { caseNumber },
    });
    return body.handoffs.find((handoff) => handoff.handoffId === handoffId && fits(handoff));
  }, `a hand-off in that state`);
}

const isStatus = (wanted: string) => (handoff: HandoffBody) => handoff.status === wanted;

describe('a hand-off', () => {
  let caseNumber: string;
  let basisId: string;
  let first: string;
  beforeAll(async () => {
    caseNumber = await caseAt(hub, 'call-back');
    basisId = await consentOf(caseNumber);
  });

  it('goes to a quick partner, and comes back when that is done', async () => {
    first = await handOff(caseNumber, 'a1', basisId);
    await until(caseNumber, first, isStatus('requested'));
    expect(offers.map(({ status, body }) => [status, body['content']])).toEqual([
      [200, { question: 'Is there a place to work?', lifeDomains: { work: 'Likes to cook.' } }],
    ]);
    expect(previews[0]).toMatchObject({ goes: ['work'], content: offers[0]?.body['content'] });
    await say(first, 1, { status: 'accepted' });
    await until(caseNumber, first, isStatus('accepted'));
    const params = { handoffId: first };
    const standing = await hub.ask('getPartnerHandoff', { params, as });
    expect(standing.body).toMatchObject({ status: 'accepted' });
    const busy = { status: 'in-progress', sequence: 2, note: 'A first talk.' };
    expect((await hub.ask('postPartnerStatus', { params, body: busy, as })).status).toBe(202);
    await until(caseNumber, first, isStatus('in-progress'));
    await say(first, 3, { status: 'completed', outcome: 'Works in a kitchen.' });
    await until(caseNumber, first, isStatus('completed'));
    const { body } = await hub.ask('getHandoff', { params: { caseNumber, handoffId: first } });
    expect(body).toMatchObject({ status: 'completed', deliveryState: 'delivered' });
    expect(body).toHaveProperty('outcomeRef');
  });

  it('goes on with the trace of the command that asked for it, in both logs and at the partner', async () => {
    const asked = await hub.db
      .selectFrom('access_log')
      .innerJoin('processing_log', 'processing_log.operation_id', 'access_log.operation_id')
      .select(['access_log.trace_id', 'span_id'])
      .where('operation', '=', 'postHandoff')
      .executeTakeFirstOrThrow();
    const sent = await hub.db
      .selectFrom('egress')
      .innerJoin('processing_log', 'processing_log.operation_id', 'egress.operation_id')
      .select(['trace_id', 'span_id', 'parent_span_id', 'activity', 'status', 'data_subject'])
      .where('purpose', '=', 'request')
      .executeTakeFirstOrThrow();
    expect(sent).toMatchObject({
      ...{ trace_id: asked.trace_id, parent_span_id: asked.span_id },
      ...{ activity: 'handoff', status: 'ok', data_subject: caseNumber },
    });
    const [, heard] = traceparents.find(([type]) => type.includes('aangeboden')) ?? [];
    expect(heard).toBe(`00-${sent.trace_id}-${sent.span_id}-01`);
  });

  it('has a line of every fetch and every answer of its partner', async () => {
    const lines = await hub.db
      .selectFrom('access_log')
      .selectAll()
      .where('handoff_id', '=', first)
      .where('role', '=', 'partner')
      .orderBy('seq')
      .execute();
    expect(lines.map((line) => [line.operation, line.authority, line.status])).toEqual([
      ['getPartnerContent', 'recipient', 200],
      ['postPartnerEvent', 'signature', 202],
      ['getPartnerHandoff', 'recipient', 200],
      ['postPartnerStatus', 'recipient', 202],
      ['postPartnerEvent', 'signature', 202],
    ]);
    expect(new Set(lines.flatMap((line) => [line.organisation, ...line.case_numbers]))).toEqual(
      new Set(['jobstap', caseNumber]),
    );
  });

  it('is taken back with its basis, until the receipt is complete', async () => {
    const second = await handOff(caseNumber, 'a2', basisId);
    await until(caseNumber, second, isStatus('requested'));
    const receipt = await withdraw(caseNumber, basisId);
    expect(receipt['handoffs']).toMatchObject(
      [first, second].map((handoffId) => ({ handoffId, categories: ['work'], state: 'deleted' })),
    );
    const gone = await hub.ask('getPartnerContent', { params: { handoffId: first }, as });
    expect([gone.status, gone.body.code]).toEqual([410, 'CONTENT_GONE']);
  });

  it('that is stuck or not needed any more is for people', async () => {
    const [cancelled, takenOver] = await stopOthers(caseNumber);
    expect([cancelled?.status, takenOver?.status]).toEqual(['cancelled', 'cancelled']);
  });

  it('has been on every route that is about it', () => {
    const silent = allRoutes.filter(
      ({ operationId, responses, tag, access }) =>
        ['Handoffs', 'Bases', 'Partner'].includes(tag) &&
        access !== 'public' &&
        !Object.keys(responses).some((status) => hub.answered.has(`${operationId} ${status}`)),
    );
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});

/** Resolves to the receipt once everybody has confirmed. */
async function withdraw(caseNumber: string, basisId: string) {
  const params = { caseNumber, basisId };
  expect((await hub.ask('postBasisWithdrawal', { params, body: {} })).status).toBe(202);
  return eventually(async () => {
    const { body } = await hub.ask('getBasisWithdrawal', { params });
    return body['isComplete'] === true ? body : undefined;
  }, 'a complete receipt');
}

/** What people do with hand-offs that a partner refuses or that they no longer need. */
async function stopOthers(caseNumber: string): Promise<readonly HandoffBody[]> {
  for (const actionId of ['a5', 'a6'])
    await hub.ask('postAction', {
      params: { caseNumber },
      body: { actionId, owner: 'work-coach', what: 'Look again.' },
    });
  const basisId = await consentOf(caseNumber);
  isRefusing = true;
  const stuck = await handOff(caseNumber, 'a5', basisId);
  await until(caseNumber, stuck, ({ deliveryState }) => deliveryState === 'dead-letter');
  isRefusing = false;
  const params = { caseNumber, handoffId: stuck };
  expect((await hub.ask('postHandoffResend', { params })).status).toBeLessThan(300);
  await until(caseNumber, stuck, isStatus('requested'));
  const explanation = 'Found work without help.';
  const cancel = { params, body: { explanation } };
  expect((await hub.ask('postHandoffCancellation', cancel)).status).toBeLessThan(300);
  const cancelled = await until(caseNumber, stuck, isStatus('cancelled'));
  const last = await handOff(caseNumber, 'a6', basisId);
  await until(caseNumber, last, isStatus('requested'));
  const takeOver = { params: { caseNumber, handoffId: last }, body: { explanation } };
  expect((await hub.ask('postHandoffTakeover', takeOver)).status).toBeLessThan(300);
  const takenOver = await until(caseNumber, last, ({ status }) => status !== 'requested');
  return [cancelled, takenOver];
}
