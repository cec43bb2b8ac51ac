import type { ServerResponse } from 'node:http';
import { reasonOf } from '../../../api/framework/describe-defect';
import { createTokenVerifier } from '../../../api/auth/verify-token';
import type { Problem } from '../../../api/problem';
import { audience, makeKey, sign, startIssuer } from './local-issuer';
import type { IssuerKey, LocalIssuer } from './local-issuer';

let key: IssuerKey;
let nextKey: IssuerKey;
let issuer: LocalIssuer;
let token: string;
beforeAll(async () => {
  key = await makeKey('key-1', 'ES256');
  nextKey = await makeKey('key-2', 'ES256');
});
beforeEach(async () => {
  issuer = await startIssuer([key]);
  token = await sign(key, issuer.claims());
});
afterEach(async () => {
  await issuer.close();
});

type Options = Partial<Parameters<typeof createTokenVerifier>[0]>;

const createVerifier = (options: Options = {}) =>
  createTokenVerifier({
    issuer: issuer.url,
    audience,
    roleClaim: 'realm_access.roles',
    // A loaded machine needs more than the moment an answer takes.
    timeoutMs: 1_500,
    cooldownMs: 0,
    ...options,
  });

async function judge(presented: string, verify: ReturnType<typeof createVerifier>) {
  try {
    return (await verify(presented)).subject;
  } catch (error) {
    const { status, code, headers, cause } = error as Problem;
    const retry = headers['Retry-After'] === undefined ? '' : ' with Retry-After';
    return `${status} ${code}${retry}: ${reasonOf(cause) ?? ''}`;
  }
}

const unavailable = /^503 ISSUER_UNAVAILABLE with Retry-After: /;

describe('the keys of the issuer', () => {
  it('are asked for when first needed, and once', async () => {
    const verify = createVerifier({ cooldownMs: 60_000 });
    expect(issuer.asked).toEqual([]);
    const subjects = await Promise.all(Array.from({ length: 20 }, () => judge(token, verify)));
    expect(new Set(subjects)).toEqual(new Set(['wc-01']));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are asked for where the configuration says', async () => {
    expect(await judge(token, createVerifier({ jwksUrl: `${issuer.url}/keys` }))).toBe('wc-01');
    expect(issuer.asked).toEqual(['/keys']);
  });

  it('are asked for again when a token has a new one, and old ones stay while they are listed', async () => {
    const verify = createVerifier();
    expect(await judge(token, verify)).toBe('wc-01');
    const newer = await sign(nextKey, issuer.claims());
    expect(await judge(newer, verify)).toMatch(/^401 TOKEN_INVALID: JWKSNoMatchingKey/);
    issuer.keys = [key.publicJwk, nextKey.publicJwk];
    expect(await judge(newer, verify)).toBe('wc-01');
    expect(await judge(token, verify)).toBe('wc-01');
    issuer.keys = [nextKey.publicJwk];
    expect(
      await judge(await sign(await makeKey('key-3', 'ES256'), issuer.claims()), verify),
    ).toMatch(/^401/);
    expect(await judge(token, verify)).toMatch(/^401 TOKEN_INVALID/);
  });

  it('are not asked for at every unknown key id', async () => {
    const verify = createVerifier({ cooldownMs: 60_000 });
    expect(await judge(token, verify)).toBe('wc-01');
    for (let at = 0; at < 20; at++) {
      const made = await sign(key, issuer.claims(), { kid: `made-up-${at}` });
      expect(await judge(made, verify)).toMatch(/^401/);
    }
    expect(issuer.asked).toHaveLength(2);
  });
});

describe('an issuer that is away', () => {
  it('from the start lets nobody in, and everybody as soon as it is back', async () => {
    const { url } = issuer;
    await issuer.close();
    const verify = createVerifier();
    expect(await judge(token, verify)).toMatch(unavailable);
    issuer = await startIssuer([key], Number(new URL(url).port));
    expect(await judge(token, verify)).toBe('wc-01');
  });

  it('later leaves its keys to count, but not for ever', async () => {
    const lasting = createVerifier({ freshKeysMs: 0 });
    const passing = createVerifier({ freshKeysMs: 0, staleKeysMs: -1 });
    expect(await judge(token, lasting)).toBe('wc-01');
    expect(await judge(token, passing)).toBe('wc-01');
    await issuer.close();
    expect(await judge(token, lasting)).toBe('wc-01');
    expect(await judge(token, passing)).toMatch(unavailable);
  });

  it('while keys change is a reason to wait, not to refuse and not to let in', async () => {
    const verify = createVerifier();
    expect(await judge(token, verify)).toBe('wc-01');
    await issuer.close();
    const newer = await sign(nextKey, issuer.claims());
    expect(await judge(newer, verify)).toMatch(/^503 .*IssuerUnavailable UNKNOWN_KEY/);
    expect(await judge(token, verify)).toBe('wc-01');
  });

  it('is not asked again by every request', async () => {
    issuer.override = (_request, response) => response.writeHead(500).end();
    const verify = createVerifier({ cooldownMs: 60_000 });
    for (let at = 0; at < 20; at++) expect(await judge(token, verify)).toMatch(unavailable);
    expect(issuer.asked).toHaveLength(1);
  });

  it('by silence makes a request wait no longer than the time-out', async () => {
    issuer.override = () => undefined;
    const startedAt = performance.now();
    expect(await judge(token, createVerifier())).toMatch(unavailable);
    expect(performance.now() - startedAt).toBeLessThan(4_500);
  });

  const discovery = (metadata: object) => (response: ServerResponse) =>
    response.end(JSON.stringify(metadata));

  it.each<[string, (response: ServerResponse) => unknown, RegExp]>([
    ['a server error', (response) => response.writeHead(500).end(), /DISCOVERY_REFUSED/],
    ['no JSON', (response) => response.end('<html>'), /DISCOVERY_UNREADABLE/],
    ['no address', discovery({ issuer: 'x' }), /DISCOVERY_UNREADABLE/],
    [
      'another issuer',
      discovery({ issuer: 'https://evil.example.nl', jwks_uri: 'https://evil.example.nl/keys' }),
      /DISCOVERY_OF_ANOTHER_ISSUER/,
    ],
    ['10 MB', (response) => response.end('x'.repeat(10 * 1024 * 1024)), /ANSWER_TOO_LARGE/],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      /NO_ANSWER/,
    ],
  ])('by answering with %s lets nobody in', async (_what, answer, reason) => {
    issuer.override = (_request, response) => {
      answer(response);
    };
    const outcome = await judge(token, createVerifier());
    expect(outcome).toMatch(unavailable);
    expect(outcome).toMatch(reason);
    expect(issuer.asked).toHaveLength(1);
  });

  it.each([
    ['keys of 10 MB', `{"keys":[],"x":"${'x'.repeat(10 * 1024 * 1024)}"}`, /ANSWER_TOO_LARGE/],
    ['no keys', '{"keys":7}', /JWKSInvalid/],
    ['no JSON', 'x', /JOSEError/],
  ])('by giving %s lets nobody in', async (_what, body, reason) => {
    issuer.override = (_request, response) => {
      response.end(body);
    };
    const outcome = await judge(token, createVerifier({ jwksUrl: `${issuer.url}/keys` }));
    expect(outcome).toMatch(unavailable);
    expect(outcome).toMatch(reason);
  });
});
