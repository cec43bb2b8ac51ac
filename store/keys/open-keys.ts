import { createCaseKeys, type CaseKeys } from './case-keys';
import type { KeyRing } from './key-ring';

interface KeySettings {
  readonly DATABASE_URL: string;
  readonly HUB_KEY_RING: KeyRing;
  /** What a control run of a proof switches off. */
  readonly HUB_WITHOUT: readonly string[];
}

/** The keys as every process of the hub opens them. */
export function openKeys({ DATABASE_URL, HUB_KEY_RING, HUB_WITHOUT }: KeySettings): CaseKeys {
  return createCaseKeys({
    url: DATABASE_URL,
    ring: HUB_KEY_RING,
    leavesDossierPlain: HUB_WITHOUT.includes('dossier-encryption'),
  });
}
