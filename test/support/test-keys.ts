import { createDataConverter } from '../../codec/data-converter';
import { loadKeyRing } from '../../config/key-ring';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';

/** Keys of a test's database, under the published sample. */
export function openTestKeys(url: string): CaseKeys {
  return createCaseKeys({ url, ring: loadKeyRing({}) });
}

/** As a process of the hub encodes; `off` for histories that are to be recorded plain. */
export function testConverter(
  keys: CaseKeys,
  side: 'client' | 'worker' = 'client',
  codec: 'on' | 'off' = 'on',
) {
  return createDataConverter(codec, { keys, namespace: 'default', side });
}
