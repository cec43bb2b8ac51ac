import { once } from 'node:events';
import { connect } from 'node:net';
import { received, startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

let app: SampleApp;
beforeAll(async () => {
  app = await startSampleApp();
});
afterAll(async () => {
  await app.close();
});
beforeEach(() => {
  received.length = 0;
});

const visit = {
  visitId: 'visit-1',
  at: '2026-03-02T10:00:00+01:00',
  summary: 'Talked about the rent.',
  attendees: [{ role: 'holder' }],
};

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: RequestInit['body'];
}

async function send({ path = '/v1/cases/OK-1/visits', method = 'POST', headers, body }: Sent) {
  const response = await fetch(app.url + path, {
    method,
    headers: {
      authorization: 'Bearer wc-01~professional',
      'content-type': 'application/json',
      'idempotency-key': 'key-0001',
      ...headers,
    },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });
  const problem = (await response.json()) as { code?: string; errors?: object[] };
  return { status: response.status, headers: response.headers, code: problem.code, problem };
}

const refusal = async (sent: Sent) => {
  const { status, code } = await send(sent);
  return [status, code];
};

describe('a request that is right', () => {
  it('reaches the handler checked and normalised, with who asks it', async () => {
    expect((await send({ body: JSON.stringify(visit) })).status).toBe(201);
    expect(received).toEqual([
      {
        params: { caseNumber: 'OK-1' },
        query: {},
        body: { ...visit, at: '2026-03-02T09:00:00.000Z' },
        caller: expect.objectContaining({
          ...{ subject: 'wc-01', role: 'professional', organisation: 'wil' },
          access: expect.objectContaining({ authority: 'case-holder', level: 'content' }),
        }),
        idempotencyKey: 'key-0001',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
        mediaType: 'application/json',
      },
    ]);
  });

  it('may leave the body out where a route takes none', async () => {
    for (const body of [undefined, '', '{}']) {
      const { status, problem } = await send({
        path: '/v1/acknowledgement',
        method: 'PUT',
        ...(body === undefined ? {} : { body }),
      });
      expect([status, problem]).toEqual([200, { takenBody: 'undefined' }]);
    }
  });

  it('may be JSON in UTF-8 however that is written', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
      const headers = { 'content-type': type };
      expect((await send({ body: JSON.stringify(visit), headers })).status).toBe(201);
    }
  });
});

describe('a request that is wrong', () => {
  it('is answered with everything that is wrong, and none of the values', async () => {
    const { status, problem } = await send({
      path: '/v1/cases/%20secret/visits?name=secret&limit=1',
      headers: { 'idempotency-key': 'secret' },
      body: JSON.stringify({
        visitId: 'secret secret',
        at: 'secret',
        summary: 7,
        title: `secret${'x'.repeat(40)}`,
        attendees: [{ role: 'holder' }, { role: 'secret', secret: 'secret' }],
        approvedBy: 'secret',
        'secret 123456782': 'secret',
      }),
    });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'INVALID_INPUT' });
    expect(problem.errors?.map((error) => Object.values(error).slice(0, 3).join(' '))).toEqual([
      'header /Idempotency-Key WRONG_FORMAT',
      'path /caseNumber WRONG_FORMAT',
      'query /name UNKNOWN_FIELD',
      'query /limit UNKNOWN_FIELD',
      'body /visitId WRONG_FORMAT',
      'body /at WRONG_FORMAT',
      'body /summary WRONG_TYPE',
      'body /title TOO_BIG',
      'body /attendees/1/role NOT_ALLOWED',
      'body /attendees/1/secret UNKNOWN_FIELD',
      'body /approvedBy UNKNOWN_FIELD',
      'body /* UNKNOWN_FIELD',
    ]);
    const withoutName = JSON.stringify(problem).replace('/attendees/1/secret', '');
    expect(withoutName).not.toContain('secret');
    expect(received).toEqual([]);
  });

  it('names what is missing', async () => {
    const { problem } = await send({ body: '{"attendees":[{}]}' });
    expect(problem.errors).toEqual(
      ['/visitId', '/at', '/summary', '/attendees/0/role'].map((pointer) => ({
        in: 'body',
        pointer,
        code: 'REQUIRED',
        detail: 'This is required.',
      })),
    );
  });

  it('says so when the whole body is missing', async () => {
    expect((await send({})).problem.errors).toEqual([
      { in: 'body', pointer: '', code: 'REQUIRED', detail: 'This is required.' },
    ]);
  });

  it('lists at most a hundred errors', async () => {
    const fields = Array.from({ length: 5_000 }, (_, at) => [`field${at}`, 1]);
    const { status, problem } = await send({ body: JSON.stringify(Object.fromEntries(fields)) });
    expect([status, problem.errors?.length]).toEqual([400, 100]);
  });

  it('may not send a body to a route that takes none', async () => {
    const put = { path: '/v1/acknowledgement', method: 'PUT' };
    expect(await refusal({ ...put, body: '{"a":1}' })).toEqual([400, 'INVALID_INPUT']);
  });

  it.each([
    ['?limit=5', 200, 5],
    ['', 200, 20],
    ['?limit=100', 200, 100],
  ])('a query that fits is taken: %s', async (query, status, limit) => {
    const answer = await send({ path: `/v1/cases/OK-1/visits${query}`, method: 'GET' });
    expect([answer.status, answer.problem]).toEqual([
      status,
      { visits: [], limit, role: 'professional' },
    ]);
  });

  it.each([
    ['?limit=101', 'INVALID_INPUT'],
    ['?limit=5&limit=6', 'INVALID_INPUT'],
    ['?limit=1%3BDROP%20TABLE', 'INVALID_INPUT'],
    ['?sort=name', 'INVALID_INPUT'],
    ['?__proto__=1', 'INVALID_INPUT'],
    ['?constructor=1', 'INVALID_INPUT'],
    ['?limit[$gt]=1', 'INVALID_INPUT'],
    ['?limit=%ff', 'MALFORMED_QUERY'],
    ['?limit=%00', 'MALFORMED_QUERY'],
    ['?limit=%', 'MALFORMED_QUERY'],
  ])('a query that does not fit is refused: %s', async (query, code) => {
    const path = `/v1/cases/OK-1/visits${query}`;
    expect(await refusal({ path, method: 'GET' })).toEqual([400, code]);
  });
});

describe('the form of a body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/merge-patch+json', ''])(
    'has to be JSON, not "%s"',
    async (type) => {
      const sent = { headers: { 'content-type': type }, body: JSON.stringify(visit) };
      expect(await refusal(sent)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    },
  );

  it('has to be UTF-8', async () => {
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect(await refusal({ headers, body: '{}' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
    ]) {
      expect(await refusal({ body: Buffer.from(bytes) })).toEqual([400, 'MALFORMED_UTF8']);
    }
  });

  it('has to be uncompressed', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await refusal({ headers, body: '{}' })).toEqual([415, 'UNSUPPORTED_CONTENT_ENCODING']);
  });

  it('may be 256 KiB and no more', async () => {
    const fill = (size: number) => JSON.stringify({ a: 'x'.repeat(size - 8) });
    expect(await refusal({ body: fill(256 * 1024) })).toEqual([400, 'INVALID_INPUT']);
    expect(await refusal({ body: fill(256 * 1024 + 1) })).toEqual([413, 'BODY_TOO_LARGE']);
    expect(await refusal({ body: fill(4 * 1024 * 1024) })).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('is measured also when its length was not said', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    let left = 20;
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk);
        else controller.close();
      },
    });
    expect(await refusal({ body })).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('may be too large without harm to the next request on the connection', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    let answers = '';
    socket.on('data', (text: string) => (answers += text));
    socket.write(
      `POST /v1/cases/a/visits HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer a~professional\r\n` +
        `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (let left = 20; left > 0; left--) socket.write(`10000\r\n${' '.repeat(0x10000)}\r\n`);
    socket.write('0\r\n\r\nGET /v1/partners HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  it.each([
    { body: '{"a":', code: 'MALFORMED_JSON' },
    { body: '\ufeff{}', code: 'MALFORMED_JSON' },
    { body: "{'a':1}", code: 'MALFORMED_JSON' },
    { body: 'NaN', code: 'MALFORMED_JSON' },
    { body: '{"a":1}{"b":2}', code: 'MALFORMED_JSON' },
    { body: `${'['.repeat(33)}${']'.repeat(33)}`, code: 'JSON_TOO_DEEP' },
    { body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`, code: 'JSON_TOO_DEEP' },
    { body: `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, code: 'JSON_TOO_DEEP' },
    { body: '['.repeat(200_000), code: 'MALFORMED_JSON' },
    { body: '{"a":1,"a":2}', code: 'DUPLICATE_KEY' },
    { body: '{"a":1,"\\u0061":2}', code: 'DUPLICATE_KEY' },
    { body: '{"__proto__":{"polluted":true}}', code: 'FORBIDDEN_KEY' },
    { body: '{"a":[{"__pr\\u006fto__":{"polluted":true}}]}', code: 'FORBIDDEN_KEY' },
    { body: '{"constructor":{"prototype":{"polluted":true}}}', code: 'FORBIDDEN_KEY' },
    { body: '{"a":"\\u0000"}', code: 'UNSTORABLE_TEXT' },
    { body: '{"a":"\\ud800"}', code: 'UNSTORABLE_TEXT' },
    { body: '{"\\udc00":1}', code: 'UNSTORABLE_TEXT' },
  ])('has one reading only: $code', async ({ body, code }) => {
    expect(await refusal({ body })).toEqual([400, code]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('may be 32 levels deep, and may hold brackets, colons and equal keys in different objects', async () => {
    const deep = `${'['.repeat(32)}${']'.repeat(32)}`;
    expect(await refusal({ body: deep })).toEqual([400, 'INVALID_INPUT']);
    const summary = '"{[\\": } \\\\" : \ud83d\ude00 {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{';
    const attendees = [{ role: 'holder' }, { role: 'backup' }];
    const body = JSON.stringify({ ...visit, summary, attendees });
    expect((await send({ body })).problem).toMatchObject({ summary, attendees });
  });

  it('may not hold numbers beyond counting', async () => {
    const body = JSON.stringify({ ...visit, summary: 'huge' }).replace('"huge"', '1e309');
    const { problem } = await send({ body });
    expect(problem.errors).toMatchObject([{ pointer: '/summary', code: 'WRONG_TYPE' }]);
  });
});

describe('the order of the checks', () => {
  it('asks who calls before anything else', async () => {
    const sent = { headers: { authorization: '', 'content-type': 'text/plain' }, body: 'x' };
    expect(await refusal(sent)).toEqual([401, 'TOKEN_INVALID']);
    const operator = { authorization: 'Bearer op-01~operator', 'content-type': 'text/plain' };
    expect(await refusal({ headers: operator, body: 'x' })).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});

describe('what a handler throws', () => {
  const at = (caseNumber: string) =>
    send({ path: `/v1/cases/${caseNumber}/visits`, body: JSON.stringify(visit) });

  it('as a problem is the answer', async () => {
    expect((await at('closed')).problem).toMatchObject({ status: 409, code: 'CASE_CLOSED' });
    const away = await at('away');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '3']);
  });

  it('unforeseen is a 500 that tells nothing', async () => {
    const { status, code } = await at('broken');
    expect([status, code]).toEqual([500, 'INTERNAL_ERROR']);
  });
});
