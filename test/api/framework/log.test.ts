import { startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

let app: SampleApp;
beforeEach(async () => {
  app = await startSampleApp();
});
afterEach(async () => {
  await app.close();
});

const post = (caseNumber: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/v1/cases/${caseNumber}/visits?name=canary-query`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer canary-subject~professional',
      'content-type': 'application/json',
      'idempotency-key': 'canary-idempotency-key',
      'user-agent': 'canary-agent',
      cookie: 'session=canary-cookie',
      ...headers,
    },
    body: JSON.stringify(body),
  });

describe('the log', () => {
  it('has one line per request, made of template, status, time, role and trace', async () => {
    await fetch(`${app.url}/v1/cases/OK-1`, {
      headers: { authorization: 'Bearer wc-01~professional' },
    });
    expect(app.log).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: expect.any(Number),
        hostname: expect.any(String),
        msg: 'request completed',
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        method: 'GET',
        route: '/v1/cases/{caseNumber}',
        status: 200,
        ms: expect.any(Number),
        role: 'professional',
      },
    ]);
  });

  it('says with which code a request was refused', async () => {
    await fetch(`${app.url}/v1/cases/OK-1`, { headers: { authorization: 'Bearer nonsense' } });
    expect(app.log).toMatchObject([{ status: 401, code: 'TOKEN_INVALID' }]);
  });

  it('holds nothing of path, query, headers or body, whatever the outcome', async () => {
    const visit = {
      visitId: 'a',
      at: '2026-01-01T00:00:00Z',
      summary: 'canary-text',
      attendees: [],
    };
    const statuses = [
      (await post('canary-case', visit)).status,
      (await post('canary-case', { 'canary-field': 'canary-text' })).status,
      (await post('canary-case', visit, { authorization: 'Bearer canary-token' })).status,
      (await fetch(`${app.url}/v1/canary-path/OK-1?x=canary-query`)).status,
    ];
    expect(statuses).toEqual([400, 400, 401, 404]);
    expect(app.log).toHaveLength(4);
    expect(JSON.stringify(app.log)).not.toContain('canary');
  });

  it('has the frames of an unforeseen error, but not its message, which may quote what was sent', async () => {
    const response = await fetch(`${app.url}/v1/cases/broken/visits`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer wc-01~professional',
        'content-type': 'application/json',
        'idempotency-key': 'key-0001',
      },
      body: JSON.stringify({
        visitId: 'a',
        at: '2026-01-01T00:00:00Z',
        summary: 'x',
        attendees: [],
      }),
    });
    expect(response.status).toBe(500);
    const { instance: _instance, ...problem } = (await response.json()) as { instance: string };
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: expect.not.stringContaining('Jansen'),
      code: 'INTERNAL_ERROR',
    });
    expect(app.log).toMatchObject([
      { level: 50, msg: 'defect in a request', defect: { name: 'Error' } },
      { level: 50, status: 500, code: 'INTERNAL_ERROR' },
    ]);
    expect(JSON.stringify(app.log)).toContain('sample-app.ts');
    expect(JSON.stringify(app.log)).not.toContain('Jansen');
  });
});
