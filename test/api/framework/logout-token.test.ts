import { createLogoutTokenVerifier } from '../../../api/auth/logout-token';
import type { Problem } from '../../../api/problem';
import { forge, makeKey, secondsFromNow, sign, startIssuer } from './local-issuer';
import type { IssuerKey, LocalIssuer } from './local-issuer';

let key: IssuerKey;
let stranger: IssuerKey;
let issuer: LocalIssuer;
beforeAll(async () => {
  key = await makeKey('key-1');
  stranger = await makeKey('key-1');
  issuer = await startIssuer([key]);
});
afterAll(() => issuer.close());

const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** As section 2.4 of the standard has it. */
const claims = (changes: Record<string, unknown> = {}) => ({
  ...{ iss: issuer.url, aud: 'op-koers-desk', sub: 'wc-01', sid: 'session-1', jti: 'logout-1' },
  ...{ iat: secondsFromNow(0), exp: secondsFromNow(120), events },
  ...changes,
});

async function judge(token: string, at = issuer.url) {
  try {
    return await createLogoutTokenVerifier({ issuer: at, clientId: 'op-koers-desk' })(token);
  } catch (error) {
    const { status, code } = error as Problem;
    return `${status} ${code}`;
  }
}

const refused = '400 LOGOUT_TOKEN_INVALID';

describe('a logout token', () => {
  it('of the issuer names who signed out there', async () => {
    expect(await judge(await sign(key, claims()))).toBe('wc-01');
    expect(await judge(await sign(key, claims(), { typ: 'logout+jwt' }))).toBe('wc-01');
  });

  it.each([
    ['is for another client', { aud: 'another-client' }],
    ['is of another issuer', { iss: 'http://127.0.0.1:1' }],
    ['is older than two minutes', { iat: secondsFromNow(-130) }],
    ['has run out', { exp: secondsFromNow(-10) }],
    ['has no id', { jti: undefined }],
    ['names a session and nobody', { sub: undefined }],
    ['names nobody by an empty name', { sub: '' }],
    ['has no event', { events: undefined }],
    ['has another event', { events: { 'http://example.org/other': {} } }],
    ['has a list of events', { events: ['backchannel-logout'] }],
    ['is an id token of a sign-in', { nonce: 'n-1' }],
  ])('that %s is refused', async (_what, changes) => {
    expect(await judge(await sign(key, claims(changes)))).toBe(refused);
  });

  it('that nobody at the issuer signed is refused', async () => {
    expect(await judge(await sign(stranger, claims()))).toBe(refused);
    expect(await judge(forge({ alg: 'none' }, claims(), () => ''))).toBe(refused);
    expect(await judge('')).toBe(refused);
  });

  it('is not judged while the issuer is away', async () => {
    const token = await sign(key, claims({ iss: 'http://127.0.0.1:1' }));
    expect(await judge(token, 'http://127.0.0.1:1')).toBe('503 ISSUER_UNAVAILABLE');
  });
});
