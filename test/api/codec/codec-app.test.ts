import { erased, noAccess } from '../../../api/codec/judge-payload';
import { forge, makeKey, secondsFromNow, sign } from '../framework/local-issuer';
import { askCodec, sealed, startSampleCodec, uiOrigin, type SampleCodec } from './sample-codec';

let codec: SampleCodec;
beforeAll(async () => {
  codec = await startSampleCodec();
});
beforeEach(() => {
  codec.log.entries.length = 0;
});
afterAll(() => codec.close());

const one = { payloads: [sealed('granted')] };
const names = (...keys: string[]) => ({ payloads: keys.map((key) => sealed(key)) });
const logged = () => codec.log.entries.map(({ access }) => access);

describe('who asks', () => {
  it('needs a token', async () => {
    const { status, code, headers } = await askCodec(codec, one, { token: null });
    expect([status, code]).toEqual([401, 'AUTHENTICATION_REQUIRED']);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="op-koers-codec"/);
  });

  it('needs a token even from the UI on this machine', async () => {
    const { status } = await askCodec(codec, one, { token: null, origin: uiOrigin });
    expect(status).toBe(401);
  });

  it.each([
    ['is meant for the hub', { aud: 'op-koers-hub' }],
    ['is from another issuer', { iss: 'https://elsewhere.example' }],
    ['has expired', { exp: secondsFromNow(-60) }],
    ['names nobody', { sub: undefined }],
  ])('is refused with a token that %s', async (_what, claims) => {
    const { status, code } = await askCodec(codec, one, { token: await codec.token(claims) });
    expect([status, code]).toEqual([401, 'TOKEN_INVALID']);
    expect(logged()).toEqual([]);
  });

  it('is refused with a token that was forged', async () => {
    const claims = { ...codec.issuer.claims(), aud: 'op-koers-codec', roles: ['operator'] };
    const stranger = await makeKey('test-key', 'ES256');
    const tokens = [
      await sign(stranger, claims),
      forge({ alg: 'none', typ: 'JWT' }, claims, () => ''),
      forge({ alg: 'HS256', typ: 'JWT', kid: 'test-key' }, claims, () => Buffer.alloc(32)),
      `${await codec.token()}x`,
      'not-a-token',
    ];
    for (const token of tokens) {
      const { status, code } = await askCodec(codec, one, { token });
      expect([status, code]).toEqual([401, 'TOKEN_INVALID']);
    }
  });

  it.each(['professional', 'project-leader', 'privacy-officer', 'partner'])(
    'is refused as %s',
    async (role) => {
      const token = await codec.token({ roles: [role] });
      const { status, code } = await askCodec(codec, one, { token });
      expect([status, code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    },
  );

  it('is refused with a token in the address', async () => {
    const path = `/decode?access_token=${await codec.token()}`;
    const { status, code } = await askCodec(codec, one, { token: null, path });
    expect([status, code]).toEqual([400, 'TOKEN_IN_URL']);
  });
});

describe('an operator with a grant for one case', () => {
  it('reads that case and what belongs to none, and nothing else, in the order asked', async () => {
    const body = names('granted', 'other', 'system', 'made-up', 'gone', 'corrupt');
    const { status, contents } = await askCodec(codec, body);
    expect(status).toBe(200);
    expect(contents).toEqual([
      'of the granted case',
      noAccess,
      'of no case',
      noAccess,
      erased,
      noAccess,
    ]);
  });

  it('has a line in the access log for each payload, and none says what was in it', async () => {
    await askCodec(codec, names('granted', 'other', 'system', 'made-up', 'gone', 'corrupt'));
    expect(
      logged().map(({ caseNumbers, status, authority }) => [...caseNumbers, status, authority]),
    ).toEqual([
      ['OK-2026-00001', 200, 'operator/codec-grant'],
      ['OK-2026-00002', 403, 'operator'],
      [200, 'operator'],
      [403, 'operator'],
      ['OK-2026-00003', 410, 'operator'],
      ['OK-2026-00001', 403, 'operator'],
    ]);
    expect(new Set(logged().map(({ operationId }) => operationId)).size).toBe(6);
    for (const line of logged()) {
      expect(line).toMatchObject({
        subject: 'op-01',
        role: 'operator',
        operation: 'decodePayload',
      });
    }
    expect(JSON.stringify([codec.log.entries, codec.lines])).not.toContain('of the granted');
    expect(codec.log.entries.filter(({ processing }) => processing !== undefined)).toHaveLength(1);
  });

  it('gets back what was never sealed', async () => {
    const payload = { metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'eyJhIjoxfQ==' };
    const { contents } = await askCodec(codec, { payloads: [payload, {}] });
    expect(contents).toEqual([{ a: 1 }, {}]);
    expect(logged().map(({ status }) => status)).toEqual([204, 204]);
  });

  it.each(['other', null])('reads nothing as namespace %s', async (namespace) => {
    const { status, contents } = await askCodec(codec, names('granted', 'system', 'gone'), {
      namespace,
    });
    expect([status, contents]).toEqual([200, [noAccess, noAccess, noAccess]]);
  });

  it('cannot tell a key that is not there from a case without a grant or broken ciphertext', async () => {
    const answers = await Promise.all(
      ['made-up', 'other', 'corrupt'].map((key) => askCodec(codec, names(key))),
    );
    const shown = answers.map(({ status, contents, headers }) => [
      status,
      contents,
      headers.get('content-length'),
    ]);
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  it('reads nothing as another operator', async () => {
    const token = await codec.token({ sub: 'op-02' });
    expect((await askCodec(codec, one, { token })).contents).toEqual([noAccess]);
  });
});

describe('what is asked', () => {
  it.each(['/encode', '/download', '/', '/decode/', '/v1/cases'])('is not %s', async (path) => {
    expect((await askCodec(codec, one, { path })).status).toBe(404);
  });

  it('may have the question mark of the UI', async () => {
    const { status } = await askCodec(codec, one, { path: '/decode?preserveStorageRefs=true' });
    expect(status).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is not by %s', async (method) => {
    expect((await askCodec(codec, one, { method })).status).toBe(405);
  });

  it('is at most 50 payloads', async () => {
    const many = (count: number) => ({ payloads: Array(count).fill(sealed('granted')) });
    expect((await askCodec(codec, many(50))).contents).toHaveLength(50);
    codec.log.entries.length = 0;
    const { status, code } = await askCodec(codec, many(51));
    expect([status, code]).toEqual([413, 'TOO_MANY_PAYLOADS']);
    expect(logged()).toEqual([]);
  });

  it('is at most 2 MiB', async () => {
    const large = (bytes: number) => ({ payloads: [sealed('granted', bytes)] });
    expect((await askCodec(codec, large(1_500_000))).status).toBe(200);
    const { status, code } = await askCodec(codec, large(1_600_000));
    expect([status, code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it.each([
    ['{', 'MALFORMED_JSON'],
    ['[]', 'INVALID_INPUT'],
    ['{}', 'INVALID_INPUT'],
    ['{"payloads":[],"more":1}', 'INVALID_INPUT'],
    ['{"payloads":["text"]}', 'INVALID_INPUT'],
    ['{"payloads":[{"data":"%%"}]}', 'INVALID_INPUT'],
    ['{"payloads":[{"metadata":{"encoding":7}}]}', 'INVALID_INPUT'],
  ])('is refused when it is %s', async (body, code) => {
    const answer = await askCodec(codec, body);
    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  it('is answered for each caller a number of times a minute', async () => {
    const limited = await startSampleCodec({ rateLimitPerMinute: 2 });
    try {
      const statuses: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        statuses.push((await askCodec(limited, one)).status);
      }
      const token = await limited.token({ sub: 'op-02' });
      statuses.push((await askCodec(limited, one, { token })).status);
      expect(statuses).toEqual([200, 200, 429, 200]);
    } finally {
      await limited.close();
    }
  });
});

describe('a page in a browser', () => {
  const preflight = (origin: string) =>
    askCodec(codec, undefined, { method: 'OPTIONS', origin, token: null });

  it.each([uiOrigin, 'http://localhost:8233'])('may ask as %s', async (origin) => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers':
        'content-type, x-namespace, authorization, authorization-extras',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
    const answer = await askCodec(codec, one, { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([
    'http://127.0.0.1:8234',
    'https://127.0.0.1:8233',
    'http://127.0.0.1:8233.evil.example',
    'null',
  ])('may not ask as %s, token or not', async (origin) => {
    for (const { status, code, headers } of [
      await preflight(origin),
      await askCodec(codec, one, { origin }),
    ]) {
      expect([status, code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('when a line cannot be written', () => {
  it('nothing is decoded', async () => {
    const append = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValue(new Error('full'));
    const broken = await startSampleCodec({ accessLog: { ...codec.log, append } });
    try {
      const { status, code, contents } = await askCodec(broken, names('granted', 'granted'));
      expect([status, code, contents]).toEqual([503, 'LOG_UNAVAILABLE', []]);
      expect(append).toHaveBeenCalledTimes(2);
    } finally {
      await broken.close();
    }
  });

  it('or the database is away, it says so', async () => {
    const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const broken = await startSampleCodec({ grantedCases: () => Promise.reject(away) });
    try {
      const { status, code, contents } = await askCodec(broken, one);
      expect([status, code, contents]).toEqual([503, 'DATABASE_AWAY', []]);
    } finally {
      await broken.close();
    }
  });
});

describe('the operator of development', () => {
  let development: SampleCodec;
  beforeAll(async () => {
    development = await startSampleCodec({ developer: 'op-01' });
  });
  afterAll(() => development.close());

  it('looks through the UI without a token', async () => {
    const { status, contents } = await askCodec(development, names('granted', 'other'), {
      token: null,
      origin: uiOrigin,
    });
    expect([status, contents]).toEqual([200, ['of the granted case', noAccess]]);
    expect(development.log.entries[0]?.access).toMatchObject({ subject: 'op-01' });
  });

  it('is nobody without the origin of the UI, or with a token that is not valid', async () => {
    expect((await askCodec(development, one, { token: null })).status).toBe(401);
    const origin = uiOrigin;
    expect((await askCodec(development, one, { token: 'wrong', origin })).status).toBe(401);
  });
});
