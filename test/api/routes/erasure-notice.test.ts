import { startHub, type Hub } from '../../support/hub-harness';
import { eventually } from '../../support/eventually';
import { shortRetention } from '../../support/short-retention';
import { standInPartner, type Spoken } from '../../support/stand-in-partner';
import { caseAt, written } from '../case-steps';

const spoken: Spoken[] = [];
const as = 'partner-viveste';
let hub: Hub;
let caseNumber: string;
let handoffId: string;
beforeAll(async () => {
  const connected = standInPartner(spoken);
  const partners = [...connected.values()].map(({ partner }) => partner);
  hub = await startHub({ policy: shortRetention, partners, connected });
  caseNumber = await caseAt(hub, 'call-back');
  handoffId = await handOff();
  await complete();
  await close();
});
afterAll(() => hub.close());

async function handOff(): Promise<string> {
  const params = { caseNumber };
  const validUntilAt = new Date(Date.now() + 86_400_000).toISOString();
  const consent = { kind: 'consent', textVersion: '2026-1', givenHow: 'digital', validUntilAt };
  const grants = [{ partner: 'viveste', categories: ['housing'] }];
  await hub.ask('postBasis', { params, body: { ...consent, grants } });
  const basisId = await eventually(async () => {
    const { body } = await hub.ask<{ bases: { basisId: string }[] }>('listBases', { params });
    return body.bases[0]?.basisId;
  });
  const { body } = await hub.ask<{ handoffId: string }>('postHandoff', {
    params,
    body: {
      ...{ actionId: 'a1', basisId, partner: 'viveste', kind: 'help-request' },
      ...{ categories: ['housing'], question: 'Is there a place to live?' },
      details: [{ category: 'housing', text: 'Sleeps on a couch.' }],
    },
  });
  return body.handoffId;
}

/** Read, and done: nothing of it is open. */
async function complete(): Promise<void> {
  await eventually(async () => {
    const { body } = await hub.ask('getPartnerContent', { params: { handoffId }, as });
    return body['content'];
  });
  const say = (sequence: number, body: object) =>
    hub.ask('postPartnerStatus', { params: { handoffId }, body: { sequence, ...body }, as });
  await say(1, { status: 'accepted' });
  await say(2, { status: 'completed', outcome: 'A room.' });
  await eventually(async () => {
    const { body } = await hub.ask('getHandoff', { params: { caseNumber, handoffId } });
    return body['status'] === 'completed' ? true : undefined;
  });
}

async function close(): Promise<void> {
  const params = { caseNumber };
  await hub.ask('postClosure', { params, body: { outcome: 'moved' } });
  await eventually(async () =>
    (await written(hub, caseNumber)).stage === 'closed' ? true : undefined,
  );
}

interface Standing {
  readonly erasedAt?: string;
  readonly notices?: readonly object[];
}

describe('a partner that read something of a case that is erased', () => {
  it('is asked to delete it, and finds nothing of it any more', async () => {
    const params = { caseNumber };
    await hub.ask('postErasure', { params, body: { ground: 'resident-asked' }, as: 'pl-01' });
    await hub.ask('postErasureApproval', { params, as: 'po-01' });
    const { notices } = await eventually(async () => {
      const { body } = await hub.ask<Standing>('getErasure', { params });
      return body.erasedAt === undefined ? undefined : body;
    });
    expect(notices).toEqual([{ handoffId, partner: 'viveste', heard: 'told' }]);
    expect(spoken.filter(({ what }) => what === 'recall')).toMatchObject([
      { message: { handoffId, why: 'erased' } },
    ]);
    const found = await hub.ask('getPartnerHandoff', { params: { handoffId }, as });
    expect(found.status).toBe(404);
  });
});
