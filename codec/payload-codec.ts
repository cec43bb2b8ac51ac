import { setTimeout as pause } from 'node:timers/promises';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { isDatabaseUnavailable } from '../store/database';
import { CaseErased } from '../store/erased';
import type { CaseKeys, SealingKey } from '../store/keys/case-keys';
import { seal } from '../store/keys/seal';
import type { RefusalReason } from '../workflows/refused';
import {
  blank,
  encryptedPayload,
  erasedPayload,
  isErased,
  isNothing,
  refusedMarker,
  tombstonePayload,
} from './marks';
import { bytesOf, openPayload, type OpenedPayload } from './open-payload';
import { ownerOf, placeOf } from './owner';

export interface CodecOptions {
  readonly keys: CaseKeys;
  readonly namespace: string;
  /** In a worker an error could end a case or the process; a client's caller can deal with one. */
  readonly side: 'client' | 'worker';
}

/** A payload that no client of the hub wrote for this case; the message holds nothing of it. */
export class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';

  constructor(readonly reason: RefusalReason) {
    super(`a payload was refused: ${reason}`);
  }
}

const retryAfterMs = 500;

/**
 * Encrypts by the case of the context and decrypts by the key id in the payload, and both must agree. In a worker, keys that
 * are away for a while are waited for.
 */
export function createPayloadCodec({ keys, namespace, side }: CodecOptions): PayloadCodec {
  // The task of a workflow is done again. Its failure has no context, and there and in an activity an error ends the worker.
  const mayThrow = (context: SerializationContext | undefined) =>
    side === 'client' || context?.type === 'workflow';
  const patiently = side === 'worker' ? untilThere : <T>(ask: () => Promise<T>) => ask();

  async function encodeOne(payload: Payload, context: SerializationContext | undefined) {
    if (isNothing(payload) || isErased(payload)) return payload;
    const owner = ownerOf(context);
    const asking = patiently(() => sealingKeyOf(keys, owner));
    const sealing = await (mayThrow(context) ? asking : asking.catch(() => 'destroyed' as const));
    if (sealing !== 'destroyed') {
      const sealed = seal(sealing.key, placeOf(namespace, owner), bytesOf(payload));
      return encryptedPayload(sealing.keyId, sealed);
    }
    if (side === 'client') throw new CaseErased();
    return erasedPayload();
  }

  async function decodeOne(payload: Payload, context: SerializationContext | undefined) {
    const opened = agreeing(await patiently(() => openPayload(keys, namespace, payload)), context);
    if (opened.state === 'open') return opened.payload;
    if (opened.state === 'erased') return side === 'worker' ? blank() : tombstonePayload();
    if (side === 'worker') return refusedMarker(opened.reason);
    throw new PayloadRefused(opened.reason);
  }

  return {
    encode: (payloads, context) => Promise.all(payloads.map((one) => encodeOne(one, context))),
    decode: (payloads, context) => Promise.all(payloads.map((one) => decodeOne(one, context))),
  };
}

function sealingKeyOf(
  keys: CaseKeys,
  owner: string | undefined,
): Promise<SealingKey | 'destroyed'> {
  return owner === undefined ? keys.systemKey() : keys.sealingKey(owner);
}

/** Without a context there is nothing to compare with. */
function agreeing(opened: OpenedPayload, context: SerializationContext | undefined): OpenedPayload {
  if (opened.state !== 'open' || context === undefined || isNothing(opened.payload)) return opened;
  const agrees = opened.owner === ownerOf(context);
  return agrees ? opened : { state: 'refused', reason: 'of-another-case' };
}

async function untilThere<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
    }
    await pause(retryAfterMs);
  }
}
