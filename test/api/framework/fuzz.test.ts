import fc from 'fast-check';
import { startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

let app: SampleApp;
beforeAll(async () => {
  app = await startSampleApp();
});
afterAll(async () => {
  await app.close();
});

async function post(body: string | Uint8Array<ArrayBuffer>, path = '/v1/cases/OK-1/visits') {
  const response = await fetch(app.url + path, {
    method: 'POST',
    headers: {
      authorization: 'Bearer wc-01~professional',
      'content-type': 'application/json',
      'idempotency-key': 'key-0001',
    },
    body,
  });
  return { status: response.status, answer: (await response.json()) as { errors?: object[] } };
}

const almostVisit = fc.record(
  {
    visitId: fc.oneof(fc.constant('visit-1'), fc.string(), fc.jsonValue()),
    at: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.constant('2026-01-01T00:00:00Z')),
    summary: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
    attendees: fc.oneof(fc.array(fc.record({ role: fc.string() })), fc.jsonValue()),
    __proto__: fc.jsonValue(),
    constructor: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

describe('whatever is sent', () => {
  it('as JSON is taken or refused, and never breaks the hub', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), almostVisit), async (body) => {
        const { status, answer } = await post(JSON.stringify(body));
        expect([201, 400]).toContain(status);
        if (status === 400) expect(answer).toHaveProperty('code');
      }),
      { numRuns: 500 },
    );
  });

  it('as bytes is refused, and never breaks the hub', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
        expect((await post(new Uint8Array(bytes))).status).toBe(400);
      }),
      { numRuns: 200 },
    );
  });

  it('as a path is answered, and never breaks the hub', async () => {
    // Every client removes . and .. from a path before it sends it (WHATWG URL), so they name another route.
    const segments = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((segment) => segment !== '.' && segment !== '..');
    await fc.assert(
      fc.asyncProperty(segments, async (segment) => {
        const path = `/v1/cases/${encodeURIComponent(segment)}/visits?${encodeURI(segment)}`;
        expect((await post('{}', path)).status).toBe(400);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back as it was stored, in NFC and without spaces around it', async () => {
    const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(letters, async (summary) => {
        const at = '2026-01-01T00:00:00Z';
        const body = JSON.stringify({ visitId: 'a', at, summary, attendees: [] });
        const { status, answer } = await post(body);
        if (status === 201)
          expect(answer).toMatchObject({ summary: summary.normalize('NFC').trim() });
        else expect(answer.errors).toMatchObject([{ in: 'body', pointer: '/summary' }]);
      }),
      { numRuns: 300 },
    );
  });
});
