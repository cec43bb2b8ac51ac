import type { Payload } from '@temporalio/common';
import { createPayloadCodec } from '../../codec/payload-codec';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { Stack } from '../support/stack';

const encrypted = Buffer.from('binary/encrypted').toString('base64');
const sealed = new RegExp(
  `\\{"metadata":\\{[^{}]*"encoding":"${encrypted}"[^{}]*\\},"data":"([^"]*)"\\}`,
  'g',
);

/** A history in JSON, each of its payloads as whoever holds the keys reads it. */
export async function decodeHistory(
  keys: CaseKeys,
  { namespace }: Stack,
  history: string,
): Promise<string> {
  const codec = createPayloadCodec({ keys, namespace, side: 'client' });
  const found = [...history.matchAll(sealed)].map(([text]) => payloadOf(text));
  const decoded = await codec.decode(found);
  const texts = decoded.map(({ data }) => Buffer.from(data ?? []).toString('utf8'));
  return history.replaceAll(sealed, () => texts.shift() ?? '');
}

function payloadOf(json: string): Payload {
  const of = (name: string) =>
    Buffer.from(new RegExp(`"${name}":"([^"]*)"`).exec(json)?.[1] ?? '', 'base64');
  return { metadata: { encoding: of('encoding'), 'key-id': of('key-id') }, data: of('data') };
}
