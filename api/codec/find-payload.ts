import { encodingOf, encryptedEncoding, isErased, keyIdOf } from '../../codec/marks';
import { openPayload } from '../../codec/open-payload';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { FindPayload } from './sealed-payload';

/** Looks up payloads of the hub in one namespace, by the id of their key alone: the Temporal UI says no more. */
export function createFindPayload(keys: CaseKeys, namespace: string): FindPayload {
  return async (payload) => {
    // Written after the key was gone; it never had one.
    if (isErased(payload)) return { state: 'destroyed', caseNumber: undefined };
    if (encodingOf(payload) !== encryptedEncoding) return 'plain';
    const found = await keys.findKey(keyIdOf(payload));
    if (found.state !== 'live') return found;
    return {
      state: 'live',
      caseNumber: found.caseNumber,
      open: async () => {
        const opened = await openPayload(keys, namespace, payload);
        if (opened.state !== 'open') return undefined;
        const { metadata, data } = opened.payload;
        return { metadata: metadata ?? {}, data: data ?? new Uint8Array() };
      },
    };
  };
}
