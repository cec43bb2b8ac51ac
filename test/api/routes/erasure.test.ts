import { Client, Connection } from '@temporalio/client';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { caseExecutions } from '../../../worker/case-executions';
import { startHub, type Hub } from '../../support/hub-harness';
import type { AnswerBody, Reply } from '../../support/ask-api';
import { eventually } from '../../support/eventually';
import { shortRetention } from '../../support/short-retention';
import { setting } from '../../support/test-database';
import { openTestKeys, testConverter } from '../../support/test-keys';
import { caseAt, refer, written } from '../case-steps';

let hub: Hub;
let connection: Connection;
let keys: CaseKeys;
let client: Client;
beforeAll(async () => {
  hub = await startHub({ policy: shortRetention });
  connection = await Connection.connect({ address: setting('TEMPORAL_ADDRESS') });
  keys = openTestKeys(hub.databaseUrl);
  client = new Client({ connection, dataConverter: testConverter(keys, 'client', 'on') });
});
afterAll(async () => {
  await hub.close();
  await connection.close();
  await keys.close();
});

const propose = (caseNumber: string, as = 'pl-01') =>
  hub.ask('postErasure', { params: { caseNumber }, body: { ground: 'resident-asked' }, as });
/** As the database has it: the journal follows a command. */
async function closedCase(point: 'closed' | 'redirected'): Promise<string> {
  const caseNumber = await caseAt(hub, point);
  return eventually(async () =>
    (await written(hub, caseNumber)).stage === 'closed' ? caseNumber : undefined,
  );
}
const approve = (caseNumber: string, as = 'po-01') =>
  hub.ask('postErasureApproval', { params: { caseNumber }, as });
const standing = async (caseNumber: string) => {
  const { body } = await hub.ask<{ erasedAt?: string; erasure?: { state: string } }>('getErasure', {
    params: { caseNumber },
  });
  return body;
};

describe('an erasure that nobody may carry out', () => {
  it('is refused for an open case', async () => {
    const caseNumber = await caseAt(hub, 'plan');
    const { status, body } = await propose(caseNumber);
    expect([status, body.code]).toEqual([409, 'CASE_OPEN']);
    expect(await standing(caseNumber)).toEqual({ caseNumber });
  });

  it('is not approved by whoever proposed it, and can be called off', async () => {
    const caseNumber = await closedCase('redirected');
    expect((await propose(caseNumber)).status).toBe(201);
    const alone = await approve(caseNumber, 'pl-01');
    expect([alone.status, alone.body.code]).toEqual([409, 'SAME_PERSON']);
    expect((await hub.ask('deleteErasure', { params: { caseNumber } })).status).toBe(200);
    expect((await standing(caseNumber)).erasure?.state).toBe('cancelled');
    expect((await hub.ask('getCase', { params: { caseNumber } })).status).toBe(200);
  });
});

describe('an erasure that two people decided', () => {
  let caseNumber: string;
  let other: string;
  let decided: readonly number[] = [];
  let again: Reply<AnswerBody> | undefined;
  beforeAll(async () => {
    other = await refer(hub);
    caseNumber = await closedCase('closed');
    const key = 'the-same-key-again';
    const dossier = { params: { caseNumber }, body: { kind: 'note', content: 'A made-up note.' } };
    await hub.ask('postDossierEntry', { ...dossier, key });
    decided = [(await propose(caseNumber)).status, (await approve(caseNumber)).status];
    await eventually(async () =>
      (await standing(caseNumber)).erasedAt === undefined ? undefined : true,
    );
    again = await hub.ask('postDossierEntry', { ...dossier, key });
  });

  it('was decided by two people, and a repeated request changes nothing any more', () => {
    expect(decided).toEqual([201, 200]);
    expect([again?.status, again?.body.code]).toEqual([410, 'ERASED']);
  });

  it('leaves a tombstone that says what it could not reach', async () => {
    expect(await standing(caseNumber)).toMatchObject({
      ...{ caseNumber, residue: expect.arrayContaining(['access-log', 'key-backups']) },
      erasure: { state: 'carried-out', proposedBy: 'pl-01', approvedBy: 'po-01' },
    });
  });

  it.each([
    ['getCase', {}],
    ['listCaseEvents', {}],
    ['listDossier', {}],
    ['listBases', {}],
    ['postErasure', { body: { ground: 'unlawful' } }],
    ['postContactAttempt', { body: { soort: 'Mail', dagdeel: 'Avond', reached: false } }],
    ['postReopening', { body: { explanation: 'Come back.' } }],
  ])('makes %s answer that the case was erased', async (operationId, ask) => {
    const { status, body } = await hub.ask(operationId, {
      params: { caseNumber },
      as: 'pl-01',
      ...ask,
    });
    expect([status, body.code]).toEqual([410, 'ERASED']);
  });

  it('leaves no execution of the case with the engine, and one that tells of the erasure', async () => {
    const result: unknown = await client.workflow.getHandle(`erasure/${caseNumber}`).result();
    expect(result).toMatchObject({ state: 'carried-out', areExecutionsGone: true });
    expect(await caseExecutions(client, 'default').count(caseNumber)).toBe(0);
    // The engine deletes in its own time.
  }, 120_000);

  it('does other cases no harm', async () => {
    const { status } = await hub.ask('postReferralDecision', {
      params: { caseNumber: other },
      body: { decision: 'accept', team: 'adult', caseHolder: 'wc-01' },
    });
    expect(status).toBe(200);
    expect((await written(hub, other)).stage).toBeDefined();
  });
});
