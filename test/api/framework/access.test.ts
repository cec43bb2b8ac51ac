import { createTokenVerifier } from '../../../api/auth/verify-token';
import { audience, makeKey, sign, startIssuer } from './local-issuer';
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

async function call(authorization?: string, path = '/v1/cases/OK-1/visits', method = 'GET') {
  const response = await fetch(app.url + path, {
    method,
    headers: authorization === undefined ? {} : { authorization },
  });
  const body = (await response.json()) as { code?: string; role?: string };
  return { status: response.status, headers: response.headers, ...body };
}

describe('who has no token', () => {
  it('gets 401 and learns how to authenticate', async () => {
    const { status, code, headers } = await call();
    expect([status, code]).toEqual([401, 'AUTHENTICATION_REQUIRED']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="op-koers-hub"');
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('may use a public route', async () => {
    expect((await call(undefined, '/v1/partners')).status).toBe(200);
  });
});

describe('who has a bad token', () => {
  it.each([
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Basic d2M6MDE=',
    'wc-01~professional',
    'Bearer nonsense',
  ])('gets 401 with "%s"', async (authorization) => {
    const { status, code, headers } = await call(authorization);
    expect([status, code]).toEqual([401, 'TOKEN_INVALID']);
    expect(headers.get('www-authenticate')).toBe(
      'Bearer realm="op-koers-hub", error="invalid_token"',
    );
  });

  it('may use a public route all the same', async () => {
    expect((await call('Bearer nonsense', '/v1/partners')).status).toBe(200);
  });
});

describe('who has a token', () => {
  it('acts in the role that gives it most', async () => {
    expect((await call('Bearer x~operator.professional')).role).toBe('professional');
    expect((await call('bearer x~operator')).role).toBe('operator');
  });

  it.each(['partner', 'policy-group', ''])('gets 403 with no role but "%s"', async (role) => {
    const { status, code, headers } = await call(`Bearer x~${role}`);
    expect([status, code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  it.each(['?access_token=x~professional', '?limit=1&ACCESS_TOKEN=x'])(
    'may not put it in the URL: %s',
    async (query) => {
      for (const header of [undefined, 'Bearer x~professional']) {
        const { status, code } = await call(header, `/v1/cases/OK-1/visits${query}`);
        expect([status, code]).toEqual([400, 'TOKEN_IN_URL']);
      }
    },
  );

  it('never reaches a handler that is not for its role', async () => {
    await call('Bearer x~operator', '/v1/cases/OK-1/visits', 'POST');
    expect(received).toEqual([]);
  });
});

describe('a real issuer', () => {
  it('lets its callers in, and while it is away the answer is 503 with Retry-After', async () => {
    const key = await makeKey('key-1', 'PS256');
    const issuer = await startIssuer([key]);
    const verifyToken = createTokenVerifier({
      issuer: issuer.url,
      audience,
      roleClaim: 'realm_access.roles',
      staleKeysMs: 0,
      freshKeysMs: 0,
      cooldownMs: 0,
    });
    const real = await startSampleApp({ verifyToken });
    const headers = { authorization: `Bearer ${await sign(key, issuer.claims())}` };
    expect((await fetch(`${real.url}/v1/cases/OK-1`, { headers })).status).toBe(200);
    await issuer.close();
    const away = await fetch(`${real.url}/v1/cases/OK-1`, { headers });
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await away.json()).toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
    expect(real.log.at(-1)).toMatchObject({
      code: 'ISSUER_UNAVAILABLE',
      reason: expect.stringContaining('NO_ANSWER'),
    });
    expect((await fetch(`${real.url}/v1/partners`, { headers })).status).toBe(200);
    await real.close();
  });

  it('that breaks in an unforeseen way lets nobody in', async () => {
    const broken = await startSampleApp({ verifyToken: () => Promise.reject(new Error('bug')) });
    const headers = { authorization: 'Bearer x' };
    expect((await fetch(`${broken.url}/v1/cases/OK-1`, { headers })).status).toBe(500);
    await broken.close();
  });
});
