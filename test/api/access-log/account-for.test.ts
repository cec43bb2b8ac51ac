import type { AccessLog } from '../../../store/access-log';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { getCase, startSampleApp, type SampleApp } from '../framework/sample-app';
import { checkRoutes } from '../../../api/framework/check-routes';

let log: MemoryLog;
let app: SampleApp;
beforeEach(async () => {
  log = createMemoryLog();
  app = await startSampleApp({ accessLog: log });
});
afterEach(() => app.close());

interface Call {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function call(path: string, { method, token, body, headers }: Call = {}) {
  const response = await fetch(`${app.url}/v1${path}`, {
    method: method ?? 'GET',
    headers: {
      authorization: `Bearer ${token ?? 'wc-01~professional'}`,
      'content-type': 'application/json',
      'idempotency-key': 'a-key-of-its-own',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, code: /"code":"([A-Z_]+)"/.exec(text)?.[1], text };
}

const visit = { visitId: 'v1', at: '2033-03-08T09:00:00.000Z', summary: 'Tea', attendees: [] };
const ofCase = '/cases/OK-2033-00001/visits';
const only = () => {
  expect(log.entries).toHaveLength(1);
  return log.entries[0];
};

describe('an operation on a case', () => {
  it('has one line: who, by what right, what, of which case and how it ended', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await call(ofCase, { headers: { traceparent } });
    expect(only()).toEqual({
      access: {
        operationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        subject: 'wc-01',
        role: 'professional',
        organisation: 'wil',
        authority: 'case-holder',
        isBreakGlass: false,
        operation: 'listVisits',
        purpose: 'case',
        caseNumbers: ['OK-2033-00001'],
        entryIds: [],
        status: 200,
      },
      processing: {
        activity: 'case',
        spanId: expect.stringMatching(/^(?!00f067aa0ba902b7)[0-9a-f]{16}$/),
        foreignOperation: traceparent,
        startedAt: expect.any(String),
        endedAt: expect.any(String),
      },
    });
  });

  it.each([
    ['a role that may not', ofCase, { method: 'DELETE' }, 403],
    ['no role at all', ofCase, { token: 'wc-01~' }, 403],
    ['a wrong body', ofCase, { method: 'POST', body: { wrong: true } }, 400],
    ['a media type that is not there', '/cases/newest', { headers: { accept: 'text/plain' } }, 406],
    ['a defect', '/cases/broken/visits', { method: 'POST', body: visit }, 500],
  ])('has one line when it is refused for %s', async (_why, path, given, status) => {
    expect((await call(path, given)).status).toBe(status);
    expect(only()?.access).toMatchObject({ subject: 'wc-01', status });
  });

  it('has a line in the processing log only when something of a person was touched', async () => {
    await call(ofCase, { method: 'POST', body: { wrong: true } });
    await call('/cases/closed/visits', { method: 'POST', body: visit });
    expect(log.entries.map(({ processing }) => processing?.activity)).toEqual([undefined, 'case']);
  });

  it('keeps nothing of a path that is no case number', async () => {
    await call('/cases/jan-jansen/visits');
    expect(only()?.access).toMatchObject({ caseNumbers: [], status: 200 });
  });

  it('has no line for who is nobody', async () => {
    expect((await call(ofCase, { token: 'nobody' })).status).toBe(401);
    expect([log.entries, log.begun]).toEqual([[], []]);
  });

  it('is noted before when it changes something', async () => {
    await call(ofCase, { method: 'POST', body: visit });
    await call(ofCase);
    expect(log.begun.map(({ access }) => [access.operation, access.status])).toEqual([
      ['recordVisit', null],
    ]);
    expect(log.begun[0]?.access.operationId).toBe(log.entries[0]?.access.operationId);
  });
});

it('writes nothing about what touches no case', async () => {
  expect((await call('/partners')).status).toBe(200);
  expect((await call('/acknowledgement', { method: 'PUT' })).status).toBe(200);
  expect([log.entries, log.begun]).toEqual([[], []]);
});

it('does not start with a route of which nobody knows whether it touches cases', () => {
  const route = { ...getCase, path: '/visits', params: getCase.params!.pick({}) };
  expect(() => {
    checkRoutes([route]);
  }).toThrow('getCase does not say whether it touches cases');
});

describe('with the log away', () => {
  const away = (changes: Partial<AccessLog>): AccessLog => ({ ...createMemoryLog(), ...changes });
  const fails = () => Promise.reject(new Error('the log is away'));
  const restart = async (accessLog: AccessLog) => {
    await app.close();
    app = await startSampleApp({ accessLog });
  };

  it('gives nothing of a read', async () => {
    await restart(away({ append: fails }));
    const { status, code, text } = await call('/cases/OK-2033-00001');
    expect([status, code]).toEqual([503, 'LOG_UNAVAILABLE']);
    expect(text).not.toContain('OK-2033-00001');
  });

  it('does not begin a command', async () => {
    await restart(away({ begin: fails }));
    const path = '/cases/broken/visits';
    const { status, code } = await call(path, { method: 'POST', body: visit });
    expect([status, code]).toEqual([503, 'LOG_UNAVAILABLE']);
  });

  it('tells what failed in the hub itself as it is', async () => {
    await restart(away({ append: fails }));
    const { code } = await call('/cases/away/visits', { method: 'POST', body: visit });
    expect(code).toBe('ENGINE_AWAY');
  });
});
