import { temporal } from '@temporalio/proto';
import { createPayloadCodec } from '../../codec/payload-codec';
import type { CaseKeys } from '../../store/keys/case-keys';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { openTestKeys } from '../support/test-keys';

const { Payload } = temporal.api.common.v1;
const context = {
  type: 'workflow',
  namespace: 'default',
  workflowId: 'case/OK-2026-00042',
} as const;

let database: TestDatabase;
let keys: CaseKeys;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = openTestKeys(database.url);
});
afterAll(async () => {
  await keys.close();
  await database.drop();
});

it('refuses a payload without a byte in it, as the wire gives it, and does not throw', async () => {
  const codec = createPayloadCodec({ keys, namespace: 'default', side: 'worker' });
  const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{}') };
  const [{ metadata } = { metadata: {} }] = await codec.encode([plain], context);
  // protobufjs gives an array where the bytes are missing.
  const wire = Payload.encode({ metadata: metadata ?? {} }).finish();
  const [decoded] = await codec.decode([Payload.decode(wire)], context);
  expect(Buffer.from(decoded?.data ?? []).toString()).toBe('{"refusedPayload":"unreadable"}');
});
