import { sql } from 'kysely';
import { createFindPayload } from '../../../api/codec/find-payload';
import { erased, noAccess } from '../../../api/codec/judge-payload';
import { createPayloadCodec } from '../../../codec/payload-codec';
import { createAccessLog } from '../../../store/access-log';
import { casesGrantedTo } from '../../../store/codec-grants';
import { createCaseKeys, type CaseKeys } from '../../../store/keys/case-keys';
import { loadKeyRing } from '../../../config/key-ring';
import { accepted } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';
import { logKey, startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { askCodec, startSampleCodec, type SampleCodec } from './sample-codec';

const content = { note: 'Een verzonnen verhaal' };

let database: TestDatabase;
let api: Api;
let keys: CaseKeys;
let codec: SampleCodec;
let caseNumber: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  const limits = { maxEntries: 100, maxAgeMs: 0 };
  keys = createCaseKeys({ url: database.url, ring: loadKeyRing({}), limits });
  codec = await startSampleCodec({
    findPayload: createFindPayload(keys, 'default'),
    grantedCases: (operator) => casesGrantedTo(database.db, operator),
    accessLog: createAccessLog(database.db, logKey),
  });
});
beforeEach(async () => {
  caseNumber = await plantCase(database.db, accepted().journal);
});
afterAll(async () => {
  await codec.close();
  await keys.close();
  await api.close();
  await database.drop();
});

const grant = (body: object = {}, key?: string) =>
  api.ask('postCodecGrant', {
    params: { caseNumber },
    body: { operator: 'op-01', reason: 'stuck-case', ...body },
    ...(key === undefined ? {} : { key }),
  });

/** As the hub writes it, then as the Temporal UI sends it. */
async function sealedFor(workflowId: string) {
  const plain = {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(content)),
  };
  const context = { type: 'workflow', namespace: 'default', workflowId } as const;
  const side = createPayloadCodec({ keys, namespace: 'default', side: 'client' });
  const [payload] = await side.encode([plain], context);
  const metadata = Object.entries(payload?.metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  return {
    metadata: Object.fromEntries(metadata) as Record<string, string>,
    data: Buffer.from(payload?.data ?? []).toString('base64'),
  };
}

const decode = async (...payloads: object[]) => (await askCodec(codec, { payloads })).contents;

async function linesFor(operation: string) {
  const rows = await database.db
    .selectFrom('access_log')
    .select(['status', 'subject', 'authority', 'case_numbers'])
    .where('operation', '=', operation)
    .where('case_numbers', '@>', sql<string[]>`array[${caseNumber}]`)
    .orderBy('seq')
    .execute();
  return rows.map(({ status, subject, authority }) => [status, subject, authority]);
}

describe('a grant', () => {
  it('is given by a project leader for an hour at most, and has a line in the access log', async () => {
    const { status, body } = await grant({ reference: 'INC-1042' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ caseNumber, operator: 'op-01', reason: 'stuck-case' },
      ...{ reference: 'INC-1042', grantedBy: 'pl-01' },
    });
    const { grantedAt, expiresAt } = body as unknown as Record<string, string>;
    expect(Date.parse(expiresAt ?? '') - Date.parse(grantedAt ?? '')).toBe(3_600_000);
    expect(await linesFor('postCodecGrant')).toEqual([[201, 'pl-01', 'project-leader']]);
  });

  it.each([
    { minutes: 61 },
    { minutes: 0 },
    { reason: 'Jan Verzonnen belde' },
    { reference: 'mevrouw Verzonnen' },
    { operator: 'Jan Verzonnen' },
  ])('is not given with %j', async (body) => {
    const { status, body: problem } = await grant(body);
    expect([status, problem.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it('is not given to oneself', async () => {
    const { status, body } = await grant({ operator: 'pl-01' });
    expect([status, body.code]).toEqual([409, 'GRANT_TO_ONESELF']);
  });

  it('never lasts longer than an hour, whoever writes it', async () => {
    await grant();
    const longer = database.db
      .updateTable('codec_grant')
      .set({ expires_at: sql<string>`granted_at + interval '61 minutes'` })
      .execute();
    await expect(longer).rejects.toThrow(/check constraint/);
  });

  it('is given once for a request that is sent twice', async () => {
    const first = await grant({ minutes: 5 }, 'sent-twice');
    const second = await grant({ minutes: 5 }, 'sent-twice');
    expect(second.body).toEqual(first.body);
    const listed = await api.ask('listCodecGrants', { params: { caseNumber } });
    expect(listed.body).toEqual({ grants: [first.body] });
  });

  it('stands in the list of its case, newest first', async () => {
    await grant();
    await grant({ operator: 'op-02', reason: 'audit' });
    const { body } = await api.ask<{ grants: { operator: string }[] }>('listCodecGrants', {
      params: { caseNumber },
    });
    expect(body.grants.map(({ operator }) => operator)).toEqual(['op-02', 'op-01']);
  });
});

describe('what a case carries in Temporal', () => {
  it('opens with a grant, for its case and hand-offs alone, and no longer than it lasts', async () => {
    const own = await sealedFor(`case/${caseNumber}`);
    const child = await sealedFor(`case/${caseNumber}/handoff/1`);
    const other = await sealedFor('case/OK-2026-99998');
    expect(await decode(own, child, other)).toEqual([noAccess, noAccess, noAccess]);
    await grant();
    expect(await decode(own, child, other)).toEqual([content, content, noAccess]);
    await database.db
      .updateTable('codec_grant')
      .set({
        granted_at: sql<string>`now() - interval '61 minutes'`,
        expires_at: sql<string>`now() - interval '1 minute'`,
      })
      .execute();
    expect(await decode(own)).toEqual([noAccess]);
    expect(await linesFor('decodePayload')).toEqual([
      ...[403, 403].map((status) => [status, 'op-01', 'operator']),
      ...[200, 200].map((status) => [status, 'op-01', 'operator/codec-grant']),
      [403, 'op-01', 'operator'],
    ]);
  });

  it('does not open under the key of another case, cut off, or turned over', async () => {
    await grant();
    const own = await sealedFor(`case/${caseNumber}`);
    const other = await sealedFor('case/OK-2026-99998');
    const bytes = Buffer.from(own.data, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const spoilt = [
      { ...own, data: other.data },
      { ...own, metadata: other.metadata },
      { ...own, data: bytes.toString('base64') },
      { ...own, data: own.data.slice(0, 40) },
      { ...own, data: '' },
      { metadata: own.metadata },
    ];
    expect(await decode(...spoilt)).toEqual(spoilt.map(() => noAccess));
  });

  it('reads as erased once its key is destroyed, with a grant or without', async () => {
    const own = await sealedFor(`case/${caseNumber}`);
    await database.db
      .updateTable('case_key')
      .set({ wrapped: null, destroyed_at: new Date().toISOString() })
      .where('case_number', '=', caseNumber)
      .execute();
    expect(await decode(own)).toEqual([erased]);
    await grant();
    expect(await decode(own)).toEqual([erased]);
  });

  it('opens for every operator when it belongs to no case', async () => {
    const report = await sealedFor('signal-report-2027-01-04T05:00:00Z');
    expect(await decode(report)).toEqual([content]);
  });

  it('does not open while its line cannot be written', async () => {
    await grant();
    const own = await sealedFor(`case/${caseNumber}`);
    await sql`alter table access_log rename to access_log_away`.execute(database.db);
    try {
      const { status, code, contents } = await askCodec(codec, { payloads: [own] });
      expect([status, code, contents]).toEqual([503, 'LOG_UNAVAILABLE', []]);
    } finally {
      await sql`alter table access_log_away rename to access_log`.execute(database.db);
    }
    expect(await decode(own)).toEqual([content]);
  });
});
