import { generateKeyPairSync, sign } from 'node:crypto';

/** DER, just enough for a self-signed certificate: no program or package that makes one is needed. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: Date) =>
  der(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2, 14)}Z`,
    ),
  );

const ecdsaSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = sequence(
  der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('partner.example')))),
);

const day = 86_400_000;

/** A self-signed certificate for one address or name, in PEM. */
export function createCertificate({
  ip = '127.0.0.1',
  name,
  validUntil = new Date(Date.now() + day),
}: {
  ip?: string;
  name?: string;
  validUntil?: Date;
} = {}): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const alternative =
    name === undefined
      ? der(0x87, Buffer.from(ip.split('.').map(Number)))
      : der(0x82, Buffer.from(name));
  const extension = sequence(oid('551d11'), der(0x04, sequence(alternative)));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaSha256,
    commonName,
    sequence(utcTime(new Date(validUntil.getTime() - 2 * day)), utcTime(validUntil)),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const lines =
    sequence(body, ecdsaSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
