import type { Payload } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { CaseKeys } from '../store/keys/case-keys';
import { unseal, UnsealError } from '../store/keys/seal';
import type { RefusalReason } from '../workflows/refused';
import { encodingOf, encryptedEncoding, isErased, isNothing, keyIdOf } from './marks';
import { placeOf } from './owner';

const PayloadMessage = temporal.api.common.v1.Payload;

export type OpenedPayload =
  | { readonly state: 'open'; readonly payload: Payload; readonly owner: string | undefined }
  | { readonly state: 'erased' }
  | { readonly state: 'refused'; readonly reason: RefusalReason };

/** Opens by the key id in the payload alone; whether its owner is the right one, the caller decides. Throws when the keys are away. */
export async function openPayload(
  keys: CaseKeys,
  namespace: string,
  payload: Payload,
): Promise<OpenedPayload> {
  if (isNothing(payload)) return { state: 'open', payload, owner: undefined };
  if (isErased(payload)) return { state: 'erased' };
  if (encodingOf(payload) !== encryptedEncoding) return refused('plaintext');
  const found = await keys.findKey(keyIdOf(payload));
  if (found.state === 'destroyed') return { state: 'erased' };
  if (found.state === 'unknown') return refused('unknown-key');
  const { key, caseNumber: owner } = found;
  const bytes = unsealOr(key, placeOf(namespace, owner), payload.data ?? new Uint8Array());
  if (bytes === undefined) return refused('unreadable');
  return { state: 'open', payload: PayloadMessage.decode(bytes), owner };
}

export function bytesOf(payload: Payload): Uint8Array {
  return PayloadMessage.encode(payload).finish();
}

function unsealOr(...[key, place, bytes]: Parameters<typeof unseal>): Buffer | undefined {
  try {
    return unseal(key, place, bytes);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

function refused(reason: RefusalReason): OpenedPayload {
  return { state: 'refused', reason };
}
