import { createHmac, createSign, KeyObject } from 'node:crypto';
import { exportSPKI, importJWK } from 'jose';
import { reasonOf } from '../../../api/framework/describe-defect';
import { createTokenVerifier } from '../../../api/auth/verify-token';
import type { Problem } from '../../../api/problem';
import { audience, forge, makeKey, secondsFromNow, sign, startIssuer } from './local-issuer';
import type { IssuerKey, LocalIssuer } from './local-issuer';

let key: IssuerKey;
let stranger: IssuerKey;
let issuer: LocalIssuer;
beforeAll(async () => {
  key = await makeKey('key-1');
  stranger = await makeKey('key-1');
  issuer = await startIssuer([key]);
});
afterAll(async () => {
  await issuer.close();
});

const createVerifier = (roleClaim = 'realm_access.roles') =>
  createTokenVerifier({ issuer: issuer.url, audience, roleClaim });

/** Status, code and the reason that the log gets, or what a token is taken for. */
async function judge(token: string, verify = createVerifier()) {
  try {
    return await verify(token);
  } catch (error) {
    const problem = error as Problem;
    return `${problem.status} ${problem.code}: ${reasonOf(problem.cause) ?? ''}`;
  }
}

const refused = (reason: string) => `401 TOKEN_INVALID: ${reason}`;

describe('a token of the issuer', () => {
  it('tells who calls, for whom and in which roles', async () => {
    expect(await judge(await sign(key, issuer.claims()))).toEqual({
      subject: 'wc-01',
      roles: ['professional'],
      organisation: 'wil',
      hasSecondFactor: false,
    });
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may be signed with %s', async (alg) => {
    const other = await makeKey('other', alg);
    issuer.keys = [key.publicJwk, other.publicJwk];
    expect(await judge(await sign(other, issuer.claims()))).toMatchObject({ subject: 'wc-01' });
    issuer.keys = [key.publicJwk];
  });

  it('may have several audiences, and any of the three header types', async () => {
    const claims = issuer.claims({ aud: ['account', audience], typ: undefined });
    for (const typ of ['JWT', 'at+jwt', 'application/at+jwt']) {
      expect(await judge(await sign(key, claims, { typ }))).toMatchObject({ subject: 'wc-01' });
    }
  });

  it('may be five seconds off the clock', async () => {
    const late = issuer.claims({ exp: secondsFromNow(-3) });
    const early = issuer.claims({ iat: secondsFromNow(3), nbf: secondsFromNow(3) });
    expect(await judge(await sign(key, late))).toMatchObject({ subject: 'wc-01' });
    expect(await judge(await sign(key, early))).toMatchObject({ subject: 'wc-01' });
  });

  it('is judged by its own key when the issuer also has one for encryption', async () => {
    const { publicJwk } = await makeKey('enc-1', 'RSA-OAEP');
    issuer.keys = [{ ...publicJwk, use: 'enc' }, key.publicJwk];
    const withoutKid = await sign(key, issuer.claims(), { kid: undefined as never });
    expect(await judge(withoutKid)).toMatchObject({ subject: 'wc-01' });
    issuer.keys = [key.publicJwk];
  });

  it.each([
    ['roles', { roles: ['operator', 'professional', 'root'] }, ['professional', 'operator']],
    ['roles', { roles: 'operator' }, ['operator']],
    ['roles', { roles: ['root', 7, null, ['operator']] }, []],
    ['roles', { roles: { operator: true } }, []],
    ['roles', {}, []],
    [
      'https://hub.example.nl/roles',
      { 'https://hub.example.nl/roles': ['operator'] },
      ['operator'],
    ],
    ['a.b.c', { a: { b: { c: ['operator'] } } }, ['operator']],
    ['a.b.c', { a: ['operator'] }, []],
    ['toString.constructor', {}, []],
  ])('has its roles under %s', async (roleClaim, claims, roles) => {
    const token = await sign(key, issuer.claims({ realm_access: undefined, ...claims }));
    expect(await judge(token, createVerifier(roleClaim))).toMatchObject({ roles });
  });

  it.each([undefined, 7, 'Wil', 'a b', 'x'.repeat(64), ''])(
    'is of an unknown organisation when it says %s',
    async (organisation) => {
      const token = await sign(key, issuer.claims({ organisation }));
      expect(await judge(token)).toMatchObject({ organisation: 'unknown' });
    },
  );
});

describe('a token that is not signed by the issuer', () => {
  const header = (alg: string) => ({ alg, kid: 'key-1', typ: 'JWT' });

  it.each(['none', 'None', 'NONE', 'nOnE'])('is refused with alg %s', async (alg) => {
    for (const signature of ['', 'AAAA']) {
      const token = forge(header(alg), issuer.claims(), () => signature);
      expect(await judge(token)).toMatch(/^401 TOKEN_INVALID: JOSEAlgNotAllowed/);
    }
  });

  it('is refused when the public key was used as a secret', async () => {
    const publicKey = await importJWK(key.publicJwk, 'RS256', { extractable: true });
    const pem = await exportSPKI(publicKey as IssuerKey['privateKey']);
    for (const secret of [pem, pem.trim(), JSON.stringify(key.publicJwk)]) {
      const token = forge(header('HS256'), issuer.claims(), (signed) =>
        createHmac('sha256', secret).update(signed).digest(),
      );
      expect(await judge(token)).toBe(refused('JOSEAlgNotAllowed ERR_JOSE_ALG_NOT_ALLOWED'));
    }
  });

  it.each([['RS512'], ['PS512'], ['RS384']])('is refused with %s', async (alg) => {
    const token = forge(header(alg), issuer.claims(), (signed) =>
      createSign(`RSA-SHA${alg.slice(2)}`)
        .update(signed)
        .sign(KeyObject.from(key.privateKey)),
    );
    expect(await judge(token)).toBe(refused('JOSEAlgNotAllowed ERR_JOSE_ALG_NOT_ALLOWED'));
  });

  it('is refused with the same key id, whatever key it brings along', async () => {
    const reason = refused('JWSSignatureVerificationFailed ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    for (const brought of [
      {},
      { jwk: stranger.publicJwk },
      { jku: `${issuer.url}/evil-keys` },
      { x5u: `${issuer.url}/evil-certificate` },
    ]) {
      expect(await judge(await sign(stranger, issuer.claims(), brought as object))).toBe(reason);
    }
    expect(issuer.asked.filter((path) => path.includes('evil'))).toEqual([]);
  });

  it.each([
    '../../../../etc/passwd',
    "key-1' OR '1'='1",
    'http://evil.example.nl/keys',
    'k'.repeat(10_000),
    '\0',
  ])('is refused with the key id in row %#', async (kid) => {
    const token = await sign(stranger, issuer.claims(), { kid });
    expect(await judge(token)).toBe(refused('JWKSNoMatchingKey ERR_JWKS_NO_MATCHING_KEY'));
  });

  it.each(['', 'x', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', `${'A'.repeat(9_000)}.e30.AA`])(
    'is refused when it is no token: row %#',
    async (token) => {
      expect(await judge(token)).toMatch(/^401 TOKEN_INVALID: JW[ST]Invalid/);
    },
  );
});

describe('a token of the issuer that is not for this', () => {
  const failed = (claim: string) =>
    refused(`JWTClaimValidationFailed ERR_JWT_CLAIM_VALIDATION_FAILED ${claim}`);

  it.each([
    ['another audience', { aud: 'account' }, failed('aud')],
    ['several others', { aud: ['account', 'op-koers'] }, failed('aud')],
    ['an audience that only starts alike', { aud: `${audience}-2` }, failed('aud')],
    ['no audience', { aud: undefined }, failed('aud')],
    ['another issuer', { iss: 'https://issuer.example.nl' }, failed('iss')],
    ['no issuer', { iss: undefined }, failed('iss')],
    ['no expiry', { exp: undefined }, failed('exp')],
    ['no subject', { sub: undefined }, failed('sub')],
    ['expiry as a text', { exp: '9999999999' }, failed('exp')],
    ['a start in the future', { nbf: secondsFromNow(60) }, failed('nbf')],
    ['a start as a text', { nbf: 'now' }, failed('nbf')],
    ['its time', { exp: secondsFromNow(-10) }, refused('JWTExpired ERR_JWT_EXPIRED exp')],
    [
      'issue in the future',
      { iat: secondsFromNow(60) },
      refused('TokenRefused ISSUED_IN_THE_FUTURE'),
    ],
    ['kind ID', { typ: 'ID' }, refused('TokenRefused NOT_AN_ACCESS_TOKEN')],
    ['kind Refresh', { typ: 'Refresh' }, refused('TokenRefused NOT_AN_ACCESS_TOKEN')],
    ['kind 7', { typ: 7 }, refused('TokenRefused NOT_AN_ACCESS_TOKEN')],
    ['a long subject', { sub: 'x'.repeat(201) }, refused('TokenRefused WRONG_SUB')],
    ['an empty subject', { sub: '' }, refused('TokenRefused WRONG_SUB')],
    ['a subject of two lines', { sub: 'a\r\nb' }, refused('TokenRefused WRONG_SUB')],
    ['a subject that is a number', { sub: 7 }, refused('TokenRefused WRONG_SUB')],
  ])('is refused for %s', async (_why, changes, outcome) => {
    expect(await judge(await sign(key, issuer.claims(changes)))).toBe(outcome);
  });

  it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'ID', ''])(
    'is refused with header type "%s"',
    async (typ) => {
      const token = await sign(key, issuer.claims(), { typ });
      expect(await judge(token)).toBe(refused('TokenRefused WRONG_HEADER_TYP'));
    },
  );

  it('is refused without a header type', async () => {
    const token = await sign(key, issuer.claims(), { typ: undefined as never });
    expect(await judge(token)).toBe(refused('TokenRefused WRONG_HEADER_TYP'));
  });

  const signRaw = (header: string, payload: string) =>
    forge(header, payload, (signed) =>
      createSign('RSA-SHA256').update(signed).sign(KeyObject.from(key.privateKey)),
    );
  const rawHeader = '{"alg":"RS256","kid":"key-1","typ":"JWT"}';

  it('is refused when a claim is there twice, although the signature is right', async () => {
    const payload = JSON.stringify(issuer.claims());
    expect(await judge(signRaw(rawHeader, payload))).toMatchObject({ subject: 'wc-01' });
    const twice = payload.replace('{', '{"sub":"po-01",');
    expect(await judge(signRaw(rawHeader, twice))).toBe(refused('JsonError DUPLICATE_KEY'));
    const headerTwice = rawHeader.replace('{', '{"typ":"at+jwt",');
    expect(await judge(signRaw(headerTwice, payload))).toBe(refused('JsonError DUPLICATE_KEY'));
  });

  it.each([
    '{"alg":"RS256","kid":"key-1","typ":"JWT","crit":["hub"],"hub":1}',
    '{"alg":"RS256","kid":"key-1","typ":"JWT","crit":["b64"],"b64":false}',
    '{"alg":"RS256","kid":"key-1","typ":"JWT","crit":[]}',
  ])('is refused for an extension nobody knows: %s', async (header) => {
    const token = signRaw(header, JSON.stringify(issuer.claims()));
    expect(await judge(token)).toMatch(/^401 TOKEN_INVALID: (JOSENotSupported|JW[ST]Invalid)/);
  });

  it.each(['[]', '"text"', '7', 'null', '{'])('is refused with the payload %s', async (payload) => {
    expect(await judge(signRaw(rawHeader, payload))).toMatch(/^401 TOKEN_INVALID: /);
  });
});
