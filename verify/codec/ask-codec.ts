import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import type { Stack } from '../support/stack';

export interface Asking {
  readonly token?: string;
  readonly origin?: string;
  readonly namespace?: string;
}

export interface Answer {
  readonly status: number;
  /** The content of the one payload, where there is one. */
  readonly content: string | undefined;
}

const AnswerSchema = z.object({ payloads: z.array(z.object({ data: z.base64() })) });

/** Asks the codec server for one payload, as no UI would. */
export async function askCodec(
  stack: Stack,
  payload: Payload,
  { token, origin, namespace = stack.namespace }: Asking,
): Promise<Answer> {
  const metadata = Object.entries(payload.metadata ?? {}).map(([name, value]): [string, string] => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  const sent = {
    metadata: Object.fromEntries(metadata),
    data: Buffer.from(payload.data ?? []).toString('base64'),
  };
  const response = await fetch(`${stack.codecUrl}/decode`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-namespace': namespace,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(origin === undefined ? {} : { origin }),
    },
    body: JSON.stringify({ payloads: [sent] }),
  });
  const answer = AnswerSchema.safeParse(await response.json());
  const [first] = answer.data?.payloads ?? [];
  const content = first === undefined ? undefined : Buffer.from(first.data, 'base64').toString();
  return { status: response.status, content };
}
