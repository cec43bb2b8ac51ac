import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { createPayloadCodec } from '../../codec/payload-codec';
import { createCaseHarness, eventually, type CaseHarness } from '../support/case-harness';
import { eventsOf } from '../support/histories';
import { testConverter } from '../support/test-keys';
import { createTestDatabase } from '../support/test-database';
import { failureCode, type TestCase } from '../support/test-case';
import {
  caseWorkflowId,
  commandUpdate,
  handoffReportedSignal,
} from '../../workflows/resident-case/resident-case-messages';

let hub: CaseHarness;
/** As somebody sends who has no keys; answers can be read. */
let stranger: Client;
beforeAll(async () => {
  hub = await createCaseHarness();
  stranger = sendingBy(async (payloads) => payloads);
});
afterAll(() => hub.close());

type Codec = ReturnType<typeof createPayloadCodec>;

function sendingBy(encode: Codec['encode']): Client {
  const decode: Codec['decode'] = (payloads, context) => codec().decode(payloads, context);
  const dataConverter = { ...testConverter(hub.keys), payloadCodecs: [{ encode, decode }] };
  return new Client({ ...hub.client.options, dataConverter });
}

const codec = () => createPayloadCodec({ keys: hub.keys, namespace: 'default', side: 'client' });

const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' };
const contact = () => ({ reached: false, commandId: randomUUID(), by });
const update = (client: Client, { workflowId }: TestCase) =>
  client.workflow
    .getHandle(workflowId)
    .executeUpdate(commandUpdate('recordContactAttempt'), { args: [contact()] });

const words = ['storyRef', 'wc-01', 'commandId'];

/** With the bytes of every payload in place of their base64. */
async function historyOf(testCase: TestCase): Promise<string> {
  const [run] = await testCase.runs();
  return JSON.stringify(run?.history).replaceAll(
    /"(?:data|encoding)":"([^"]*)"/g,
    (_all, base64: string) => Buffer.from(base64, 'base64').toString('latin1'),
  );
}

describe('a case', () => {
  it('refuses an update that is not encrypted, and goes on', async () => {
    const testCase = await hub.refer();
    expect(await failureCode(update(stranger, testCase))).toBe('PAYLOAD_REFUSED');
    expect(await update(hub.client, testCase)).toMatchObject({ sequence: 2 });
  });

  it('refuses what was encrypted for another case', async () => {
    const testCase = await hub.refer();
    const other = await hub.refer();
    const { workflowId } = other;
    const elsewhere = { type: 'workflow', namespace: 'default', workflowId } as const;
    const replaying = sendingBy((payloads) => codec().encode(payloads, elsewhere));
    expect(await failureCode(update(replaying, testCase))).toBe('PAYLOAD_REFUSED');
    expect(await update(hub.client, testCase)).toMatchObject({ sequence: 2 });
  });

  it('ignores a signal that is not encrypted, also when it is played again', async () => {
    const testCase = await hub.refer();
    const handle = stranger.workflow.getHandle(testCase.workflowId);
    await handle.signal(handoffReportedSignal, { handoffId: 'OK-2026-00042-H1', facts: [] });
    await handle.signal('handoffReported', null);
    await hub.replaceWorker();
    expect(await update(hub.client, testCase)).toMatchObject({ sequence: 2 });
  });

  it('that was started with something unreadable stops alone', async () => {
    const workflowId = caseWorkflowId(`OK-2026-${String(Date.now()).slice(-9)}`);
    const testCase = await hub.refer();
    const { taskQueue } = await testCase.handle.describe();
    const handle = await stranger.workflow.start('residentCase', {
      workflowId,
      taskQueue,
      args: [{ current: { caseNumber: 'x' } }],
    });
    const failed = await eventually(async () => {
      const events = eventsOf(await handle.fetchHistory());
      return events.find(({ workflowTaskFailedEventAttributes: it }) => it);
    }, 'a failed task');
    const failure = failed.workflowTaskFailedEventAttributes?.failure;
    expect(failure?.message).toBe('Encoded failure');
    expect(await update(hub.client, testCase)).toMatchObject({ sequence: 2 });
    await handle.terminate();
  });

  it('leaves nothing readable in its history', async () => {
    const testCase = await hub.refer();
    await update(hub.client, testCase);
    const bytes = await historyOf(testCase);
    expect(bytes).toContain('binary/encrypted');
    for (const word of words) expect(bytes).not.toContain(word);
  });

  it('leaves all of it readable without the codec', async () => {
    const plain = await createCaseHarness({}, new Map(), 'off');
    const testCase = await plain.refer();
    await update(plain.client, testCase);
    const bytes = await historyOf(testCase);
    for (const word of words) expect(bytes).toContain(word);
    await plain.close();
  });

  it('cannot be read with the keys of another hub', async () => {
    const testCase = await hub.refer();
    const elsewhere = await createTestDatabase();
    const foreign = new Client({
      ...hub.client.options,
      dataConverter: testConverter(elsewhere.keys),
    });
    await expect(update(foreign, testCase)).rejects.toThrow();
    await elsewhere.drop();
    expect(await update(hub.client, testCase)).toMatchObject({ sequence: 2 });
  });
});
