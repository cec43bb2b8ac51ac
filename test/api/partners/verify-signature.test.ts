import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import fc from 'fast-check';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { faultOf, type SignedBytes } from '../../../api/partners/verify-signature';

const now = new Date('2026-11-26T09:00:00Z');
const timestamp = String(now.getTime() / 1_000);
const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W';
const text = '{"type":"status","note":"Zoë is er klaar mee: € 3"}';
const body = Buffer.from(text);

const shared = randomBytes(32);
const secret = `whsec_${shared.toString('base64')}`;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const publicSecret = `whpk_${rawPublicKey.toString('base64')}`;

const signed = (content: Buffer = body, about = `${id}.${timestamp}.`) =>
  Buffer.concat([Buffer.from(about), content]);
const hmac = (key: Buffer | string, content: Buffer, algorithm = 'sha256') =>
  createHmac(algorithm, key).update(content).digest('base64');
const right = `v1,${hmac(shared, signed())}`;
const base64 = right.slice('v1,'.length);
const rightPair = `v1a,${sign(null, signed(), privateKey).toString('base64')}`;
const strangerPair = generateKeyPairSync('ed25519');

const message: SignedBytes = { id, timestamp, signature: right, body };
const withBody = (changed: string | Buffer) => ({ body: Buffer.from(changed) });

describe('a signature made by', () => {
  it.each([
    ['standardwebhooks', (key: string) => new StandardWebhook(key)],
    ['svix', (key: string) => new SvixWebhook(key)],
  ])('the published package %s is accepted, whatever it signs', (_name, libraryWith) => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/),
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: -300, max: 300 }),
        (messageId, key, payload, offSeconds) => {
          const known = `whsec_${Buffer.from(key).toString('base64')}`;
          const at = new Date(now.getTime() + offSeconds * 1_000);
          const theirs = {
            id: messageId,
            timestamp: String(at.getTime() / 1_000),
            signature: libraryWith(known).sign(messageId, at, payload),
            body: Buffer.from(payload),
          };
          expect(faultOf(theirs, [secret, known], now)).toBeUndefined();
          expect(faultOf(theirs, [secret], now)).toBe('WRONG');
        },
      ),
    );
  });

  it('us would be accepted by them', () => {
    const headers = (prefix: string) => ({
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(Math.floor(Date.now() / 1_000)),
    });
    const about = `${id}.${String(headers('webhook')['webhook-timestamp'])}.`;
    const signature = `v1,${hmac(shared, signed(body, about))}`;
    const verified = [
      new StandardWebhook(secret).verify(text, {
        ...headers('webhook'),
        'webhook-signature': signature,
      }),
      new SvixWebhook(secret).verify(text, { ...headers('svix'), 'svix-signature': signature }),
    ];
    expect(verified).toEqual([JSON.parse(text), JSON.parse(text)]);
  });

  it('the pair of keys is accepted', () => {
    expect(faultOf({ ...message, signature: rightPair }, [publicSecret], now)).toBeUndefined();
  });
});

/** What somebody without the key could send; `[what it is, what differs from the good message]`. */
const forgeries: readonly (readonly [string, Partial<SignedBytes>])[] = [
  ['an empty body', withBody('')],
  ['one byte less', withBody(body.subarray(0, -1))],
  ['one byte more', withBody(`${text} `)],
  ['a line end more', withBody(`${text}\n`)],
  ['a null byte more', withBody(`${text}\0`)],
  ['a byte order mark', withBody(`\ufeff${text}`)],
  ['the body twice', withBody(text + text)],
  ['another space in the JSON', withBody(text.replace(':', ': '))],
  ['an escape for a letter', withBody(text.replace('ë', '\\u00eb'))],
  ['a letter taken apart', withBody(text.normalize('NFD'))],
  ['another case', withBody(text.toUpperCase())],
  ['latin1 for UTF-8', withBody(Buffer.from(text, 'latin1'))],
  ['UTF-16 for UTF-8', withBody(Buffer.from(text, 'utf16le'))],
  ['another order of the fields', withBody('{"note":"Zoë is er klaar mee: € 3","type":"status"}')],
  ['another word', withBody(text.replace('klaar', 'bezig'))],
  ['no id', { id: '' }],
  ['another id', { id: 'msg_other' }],
  ['a longer id', { id: `${id}a` }],
  ['an id in another case', { id: id.toUpperCase() }],
  ['an id with a dot', { id: `${id}.1` }],
  ['a dot that moved into the id', { id: `${id}.${timestamp}`, timestamp: '1' }],
  ['an id with a space', { id: `${id} ` }],
  ['an id with a line end', { id: `${id}\n` }],
  ['an id that is too long', { id: 'a'.repeat(201) }],
  ['an id of a character that looks alike', { id: id.replace('A', '\u0410') }],
  ['no timestamp', { timestamp: '' }],
  ['the next second', { timestamp: String(Number(timestamp) + 1) }],
  ['the second before', { timestamp: String(Number(timestamp) - 1) }],
  ['a zero before', { timestamp: `0${timestamp}` }],
  ['a plus before', { timestamp: `+${timestamp}` }],
  ['a minus before', { timestamp: `-${timestamp}` }],
  ['a space before', { timestamp: ` ${timestamp}` }],
  ['a space after', { timestamp: `${timestamp} ` }],
  ['a fraction', { timestamp: `${timestamp}.0` }],
  ['an exponent', { timestamp: `${String(Number(timestamp) / 10)}e1` }],
  ['hexadecimals', { timestamp: `0x${Number(timestamp).toString(16)}` }],
  ['letters after', { timestamp: `${timestamp}abc` }],
  ['milliseconds', { timestamp: `${timestamp}000` }],
  ['an instant', { timestamp: now.toISOString() }],
  ['infinity', { timestamp: 'Infinity' }],
  ['digits of another script', { timestamp: '\u0661\u0662\u0663' }],
  ['no signature', { signature: '' }],
  ['only a version', { signature: 'v1,' }],
  ['no version', { signature: base64 }],
  ['an unknown version', { signature: `v2,${base64}` }],
  ['a version in capitals', { signature: `V1,${base64}` }],
  ['the version of a pair', { signature: `v1a,${base64}` }],
  ['half a signature', { signature: right.slice(0, 24) }],
  ['a signature without its end', { signature: right.slice(0, -1) }],
  ['a signature with more at its end', { signature: `${right}AAAA` }],
  ['hexadecimals for base64', { signature: `v1,${Buffer.from(base64, 'base64').toString('hex')}` }],
  ['tabs between', { signature: `v1,wrong\t${right}` }],
  ['commas between', { signature: `v1,wrong,${right}` }],
  ['the eleventh of eleven', { signature: `${'v1,wrong '.repeat(10)}${right}` }],
  ['zeroes', { signature: `v1,${Buffer.alloc(32).toString('base64')}` }],
  ['a key of somebody else', { signature: `v1,${hmac(randomBytes(32), signed())}` }],
  ['an empty key', { signature: `v1,${hmac('', signed())}` }],
  ['the key as text', { signature: `v1,${hmac(shared.toString('base64'), signed())}` }],
  ['the key with its prefix', { signature: `v1,${hmac(secret, signed())}` }],
  ['the body alone', { signature: `v1,${hmac(shared, body)}` }],
  ['no id in what is signed', { signature: `v1,${hmac(shared, signed(body, `${timestamp}.`))}` }],
  ['no timestamp in what is signed', { signature: `v1,${hmac(shared, signed(body, `${id}.`))}` }],
  ['no dots', { signature: `v1,${hmac(shared, signed(body, `${id}${timestamp}`))}` }],
  ['another order', { signature: `v1,${hmac(shared, signed(body, `${timestamp}.${id}.`))}` }],
  ['SHA-512', { signature: `v1,${hmac(shared, signed(), 'sha512')}` }],
  ['SHA-1', { signature: `v1,${hmac(shared, signed(), 'sha1')}` }],
  ['a digest without a key', { signature: `v1,${digest(signed())}` }],
  ['a digest of key and text', { signature: `v1,${digest(Buffer.concat([shared, signed()]))}` }],
  ['a signature of a pair', { signature: rightPair }],
];

/** The same where only the public half of a pair is known. */
const forgedPairs: readonly (readonly [string, string])[] = [
  ['a right shared signature', right],
  ['the public key used as a shared one', `v1,${hmac(rawPublicKey, signed())}`],
  ['the public key as text used as a shared one', `v1,${hmac(publicSecret, signed())}`],
  ['another pair', `v1a,${sign(null, signed(), strangerPair.privateKey).toString('base64')}`],
  ['zeroes', `v1a,${Buffer.alloc(64).toString('base64')}`],
  [
    'half of it',
    `v1a,${Buffer.from(rightPair.slice(4), 'base64').subarray(0, 32).toString('base64')}`,
  ],
  ['the body alone', `v1a,${sign(null, body, privateKey).toString('base64')}`],
  ['the version of a shared key', rightPair.replace('v1a,', 'v1,')],
];

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}

describe('a forged message is refused that has', () => {
  it('a good one beside it, or the table proves nothing', () => {
    expect(faultOf(message, [secret], now)).toBeUndefined();
    expect(forgeries.length + forgedPairs.length).toBeGreaterThanOrEqual(50);
  });

  it.each(forgeries)('%s', (_what, changes) => {
    expect(faultOf({ ...message, ...changes }, [secret], now)).toBeDefined();
  });

  it.each(forgedPairs)('%s in place of a pair’s signature', (_what, signature) => {
    expect(faultOf({ ...message, signature }, [publicSecret], now)).toBe('WRONG');
  });

  it('any byte of its body changed', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: body.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (place, bits) => {
          const changed = Buffer.from(body);
          changed[place] = (changed[place] ?? 0) ^ bits;
          expect(faultOf({ ...message, body: changed }, [secret], now)).toBe('WRONG');
        },
      ),
    );
  });

  it.each(['', 'whsec_', `whsec_${randomBytes(23).toString('base64')}`, 'whpk_', 'whpk_AAAA'])(
    'a hub whose key is "%s"',
    (weak) => {
      const key = Buffer.from(weak.replace(/^wh(sec|pk)_/, ''), 'base64');
      const signature = `v1,${hmac(key, signed())}`;
      expect(faultOf({ ...message, signature }, [weak], now)).toBe('WRONG');
    },
  );
});
