import { randomUUID } from 'node:crypto';
import { readCase } from '../../../store/case-view';
import { writeEntries } from '../../../store/dossier';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { planned } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { openTestKeys } from '../../support/test-keys';

let database: TestDatabase;
let keys: CaseKeys;
let api: Api;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = openTestKeys(database.url);
  api = await startApi({ databaseUrl: database.url });
});
afterAll(async () => {
  await api.close();
  await keys.close();
  await database.drop();
});

/** A case with a plan, whose person is Noor Voorbeeld. */
async function plantPlan(person: object): Promise<string> {
  const [first, ...rest] = planned().journal;
  if (first?.type !== 'referralReceived') throw new Error('A journal begins with the referral.');
  const referral = { ...first, data: { ...first.data, personRef: 'person' } };
  const caseNumber = await plantCase(database.db, [referral, ...rest]);
  const view = await readCase(database.db, caseNumber);
  const entryId = view?.current.personRef ?? '';
  const entry = { kind: 'person', writtenBy: 'wc-01', writtenAt: new Date().toISOString() };
  await writeEntries(database.db, keys, [{ ...entry, entryId, caseNumber, content: person }]);
  return caseNumber;
}
const noor = { name: 'Noor Voorbeeld', birthDate: '1985-02-03' };

interface Issued {
  readonly codeId: string;
  readonly code: string;
  readonly revokedAt?: string;
}

describe('a code for a resident', () => {
  it('is told once: who repeats the request gets none', async () => {
    const params = { caseNumber: await plantPlan(noor) };
    const key = randomUUID();
    const issued = await api.ask<Issued>('postResidentCode', { params, key });
    expect(issued.status).toBe(201);
    expect(issued.body.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const again = await api.ask('postResidentCode', { params, key });
    expect([again.status, again.body.code]).toEqual([409, 'CODE_SHOWN_ALREADY']);
    const kept = await database.db.selectFrom('idempotency_key').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(issued.body.code.replace('-', ''));
  });

  it('comes as a letter to who wants to print it', async () => {
    const params = { caseNumber: await plantPlan(noor) };
    const { status, text, headers } = await api.ask('postResidentCode', {
      ...{ params, accept: 'text/html' },
    });
    expect(status).toBe(201);
    expect(text).toMatch(/<strong class="ok-code">[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/);
    expect(text).toContain('Beste Noor Voorbeeld');
    expect(text).not.toContain(params.caseNumber);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('needs a year of birth', async () => {
    const params = { caseNumber: await plantPlan({ name: 'Noor Voorbeeld' }) };
    const { status, body } = await api.ask('postResidentCode', { params });
    expect([status, body.code]).toEqual([409, 'BIRTH_DATE_UNKNOWN']);
  });

  it('is revoked by its id, and by that of no other case', async () => {
    const caseNumber = await plantPlan(noor);
    const { body } = await api.ask<Issued>('postResidentCode', { params: { caseNumber } });
    const other = { caseNumber: await plantPlan(noor), codeId: body.codeId };
    expect((await api.ask('deleteResidentCode', { params: other })).body.code).toBe('CODE_UNKNOWN');
    const params = { caseNumber, codeId: body.codeId };
    const revoked = await api.ask<Issued>('deleteResidentCode', { params });
    expect([revoked.status, revoked.body.codeId]).toEqual([200, body.codeId]);
  });
});
