import { randomUUID } from 'node:crypto';
import type { EditionSlot } from '../../../domain/report/edition-due';
import { startApi, type Api } from '../../support/api-harness';
import { startHub, type Hub } from '../../support/hub-harness';
import { eventually } from '../../support/eventually';
import { setting } from '../../support/test-database';
import { startProxy, type TcpProxy } from '../trouble/tcp-proxy';

const slots: EditionSlot[] = [];
const told: string[] = [];
let hub: Hub;
let line: TcpProxy;
/** The same hub, but its API finds no engine until the line is restored. */
let cutOff: Api;

beforeAll(async () => {
  hub = await startHub({
    activities: {
      publishEdition: async (slot) => slots.push(slot),
      listeners: ['policyGroup'],
      tellListener: async ({ listener }) => void told.push(listener),
    },
  });
  line = await startProxy(`http://${setting('TEMPORAL_ADDRESS')}`);
  await line.cut();
  const temporalAddress = new URL(line.url).host;
  const { databaseUrl, taskQueue } = hub;
  cutOff = await startApi({ databaseUrl, taskQueue, temporalAddress });
});
afterAll(async () => {
  await cutOff.close();
  await line.close();
  await hub.close();
});
beforeEach(() => {
  slots.length = 0;
  told.length = 0;
});

const published = () => eventually(async () => slots[0] ?? undefined, 'an edition');

interface Asked {
  readonly askedAt: string;
  readonly workflowId: string;
}

describe('POST /signal-reports', () => {
  it('answers 401 without a token', async () => {
    const { status, body } = await hub.ask('postSignalReport', { as: null });
    expect([status, body.code]).toEqual([401, 'AUTHENTICATION_REQUIRED']);
  });

  it.each(['professional', 'operator', 'privacy-officer', 'partner'])(
    'answers 403 to the role %s',
    async (as) => {
      const { status } = await hub.ask('postSignalReport', { as });
      expect(status).toBe(403);
    },
  );

  it('answers 400 without an Idempotency-Key', async () => {
    const { status, body } = await hub.ask('postSignalReport', { key: null });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it.each(['project-leader', 'policy-group'])('lets the %s have an edition made', async (as) => {
    const { status, headers, body } = await hub.ask<Asked>('postSignalReport', { as });
    expect([status, headers.get('location')]).toEqual([202, '/v1/signal-reports']);
    expect(body.workflowId).toMatch(/^signal-report\/extra\/[0-9a-f]{32}$/);
    expect(await published()).toEqual({
      slot: body.workflowId.replace('signal-report/', ''),
      kind: 'extra',
      dueAt: body.askedAt,
    });
    await eventually(async () => told[0]);
  });

  it('makes one edition of one key, however often it is asked', async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      [1, 2, 3].map(() => hub.ask<Asked>('postSignalReport', { key })),
    );
    const again = await hub.ask<Asked>('postSignalReport', { key });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe('/v1/signal-reports');
    expect(new Set([...replies, again].map(({ text }) => text)).size).toBe(1);
    await published();
    await eventually(async () => told[0]);
    expect(slots).toHaveLength(1);
  });

  it('answers 503 while the engine is away, and does it with the same key when it is back', async () => {
    const key = randomUUID();
    const { status, body, headers } = await cutOff.ask('postSignalReport', { key });
    expect([status, body.code]).toEqual([503, 'ENGINE_AWAY']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await line.restore();
    const later = await eventually(async () => {
      const reply = await cutOff.ask('postSignalReport', { key });
      return reply.status === 202 ? reply : undefined;
    });
    expect(later.status).toBe(202);
    await published();
  });
});
