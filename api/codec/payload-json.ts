import { z } from 'zod';
import { parseBody } from '../framework/read-body';
import { invalidBody } from '../framework/validate-input';
import { Problem } from '../problem';
import type { Payload } from './sealed-payload';

const mostPayloads = 50;

/** By hand: the SDK's own conversion goes through a protobufjs that may be there twice. */
const BytesSchema = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));

/** A payload in proto3 JSON; what the hub does not look at comes back as it came. */
const PayloadSchema = z.looseObject({
  metadata: z.record(z.string(), BytesSchema).default({}),
  data: BytesSchema.default(new Uint8Array()),
});

const BodySchema = z.strictObject({ payloads: z.array(z.unknown()) });

export interface SentPayload {
  /** As it came. */
  readonly json: unknown;
  readonly payload: Payload;
}

/** The payloads of a request; throws a Problem 400 that says where, or 413. */
export function readPayloads(body: Buffer): readonly SentPayload[] {
  const read = BodySchema.safeParse(parseBody(body));
  if (!read.success) throw invalidBody(read.error, '');
  const { payloads } = read.data;
  if (payloads.length > mostPayloads) {
    throw new Problem(413, 'TOO_MANY_PAYLOADS', `At most ${mostPayloads} payloads per request.`);
  }
  return payloads.map((json, index) => {
    const payload = PayloadSchema.safeParse(json);
    if (!payload.success) throw invalidBody(payload.error, `/payloads/${index}`);
    const { metadata, data } = payload.data;
    return { json, payload: { metadata, data } };
  });
}

/** In proto3 JSON. */
export function writePayload({ metadata, data }: Payload) {
  return {
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([name, value]) => [name, toBase64(value)]),
    ),
    data: toBase64(data),
  };
}

/** A text that the Temporal UI shows as it stands. */
export function writeText(text: string) {
  const metadata = { encoding: Buffer.from('json/plain') };
  return writePayload({ metadata, data: Buffer.from(JSON.stringify(text)) });
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
