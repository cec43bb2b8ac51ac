import { createHmac, createPublicKey, randomBytes } from 'node:crypto';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { keptSigningKey } from '../../launch/issuer-key';
import type { Stack } from '../support/stack';

const KeySchema = z.looseObject({ kid: z.string(), x: z.string(), y: z.string() });

export interface Forged {
  readonly name: string;
  readonly token: string;
}

const now = () => Math.floor(Date.now() / 1_000);
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The attacks of a JWT handbook, most of them signed with the issuer's real key; and one token that is good. */
export async function forgeTokens({
  folder,
  issuerUrl,
}: Stack): Promise<{ readonly good: string; readonly forged: readonly Forged[] }> {
  const jwk = KeySchema.parse(keptSigningKey(folder));
  const own = await importJWK(jwk, 'ES256');
  const stranger = (await generateKeyPair('ES256')).privateKey;
  const claims = {
    ...{ iss: issuerUrl, aud: 'op-koers-hub', sub: 'pl-01', roles: ['project-leader'] },
    ...{ iat: now(), exp: now() + 300, jti: 'proof', organisation: 'gemeente-houten' },
  };
  const header = { alg: 'ES256', kid: jwk.kid, typ: 'at+jwt' };
  const sign = (changed: object = {}, head: object = {}, key = own) =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ ...header, ...head }).sign(key);
  const good = await sign();
  const signed = async (name: string, changed: object, head: object = {}, key = own) => ({
    name,
    token: await sign(changed, head, key),
  });
  const forged = [
    ...unsigned(header, claims),
    ...symmetric(header, claims, jwk),
    ...broken(good, claims),
    ...(await Promise.all(strangeKeys.map(([name, head]) => signed(name, {}, head, stranger)))),
    ...(await Promise.all(wrongClaims(issuerUrl).map(([name, changed]) => signed(name, changed)))),
    await signed('an ID token', {}, { typ: 'JWT+id' }),
    await signed('a refresh token', { typ: 'Refresh' }),
    await signed('a key nobody knows, by its own name', {}, {}, stranger),
  ];
  return { good, forged };
}

function unsigned(header: object, claims: object): readonly Forged[] {
  return ['none', 'None', 'NONE', 'nOnE'].map((alg) => ({
    name: `alg ${alg}`,
    token: `${encode({ ...header, alg })}.${encode(claims)}.`,
  }));
}

/** Signed with what everybody knows, in the hope that the public key is taken for a secret. */
function symmetric(
  header: object,
  claims: object,
  jwk: z.output<typeof KeySchema>,
): readonly Forged[] {
  const { kty, crv, x, y } = { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y };
  const open = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  const pem = open.export({ type: 'spki', format: 'pem' }).toString();
  const secrets = { pem, jwk: JSON.stringify({ kty, crv, x, y }), nothing: '' };
  return Object.entries(secrets).map(([name, secret]) => {
    const text = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`;
    const mac = createHmac('sha256', secret).update(text).digest('base64url');
    return { name: `HS256 with the public key as ${name}`, token: `${text}.${mac}` };
  });
}

function broken(good: string, claims: object): readonly Forged[] {
  const [head = '', , signature = ''] = good.split('.');
  const other = encode({ ...claims, roles: ['project-leader', 'operator'] });
  const twice = encode(JSON.stringify(claims).replace('{', '{"sub":"po-01",'));
  return [
    { name: 'other claims under a good signature', token: `${head}.${other}.${signature}` },
    { name: 'a claim twice under a good signature', token: `${head}.${twice}.${signature}` },
    { name: 'no signature', token: good.split('.').slice(0, 2).join('.') },
    { name: 'an empty signature', token: `${good.split('.').slice(0, 2).join('.')}.` },
    { name: 'zeros as signature', token: `${head}.${encode(claims)}.${'A'.repeat(86)}` },
  ];
}

const jku = 'http://127.0.0.1:9/keys';
const strangeKeys: readonly (readonly [string, object])[] = [
  ['kid with a path', { kid: '../../../../dev/null' }],
  ['kid with SQL', { kid: "' or 1=1 --" }],
  ['kid that is a URL', { kid: jku }],
  ['kid of 10 kB', { kid: randomBytes(5_000).toString('hex') }],
  ['jku', { jku }],
  ['x5u', { x5u: jku }],
];

function wrongClaims(issuer: string): readonly (readonly [string, object])[] {
  return [
    ['another audience', { aud: 'codec-server' }],
    ['no audience', { aud: undefined }],
    ['a list of other audiences', { aud: ['codec-server', 'temporal-ui'] }],
    ['another issuer with the same key', { iss: `${issuer}/other` }],
    ['no issuer', { iss: undefined }],
    ['expired', { exp: now() - 60 }],
    ['no expiry', { exp: undefined }],
    ['expiry as a text', { exp: String(now() + 300) }],
    ['not valid yet', { nbf: now() + 600 }],
    ['issued in the future', { iat: now() + 600 }],
    ['no subject', { sub: undefined }],
    ['a subject with a line break', { sub: 'pl-01\npo-01' }],
  ];
}
