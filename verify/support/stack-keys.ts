import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { createDataConverter } from '../../codec/data-converter';
import { loadKeyRing } from '../../config/key-ring';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';
import type { ProofRun } from './proof';
import type { Stack } from './stack';

/** The keys of a stack, from the ring that its launcher made. */
export function openStackKeys(run: ProofRun, stack: Stack): CaseKeys {
  const ring = loadKeyRing({ HUB_KEY_RING_FILE: join(stack.folder, 'key-ring') });
  const keys = createCaseKeys({ url: stack.databaseUrl, ring });
  run.atEnd(() => keys.close());
  return keys;
}

/** As the stack's own processes encode. */
export function stackConverter(
  keys: CaseKeys,
  { namespace }: Stack,
  codec: 'on' | 'off' = 'on',
): DataConverter {
  return createDataConverter(codec, { keys, namespace, side: 'client' });
}
