import type { Logger } from 'pino';
import type { Partner } from '../../domain/partner/partner';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';

export interface PartnerDependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly logger: Logger;
  readonly partners: readonly Partner[];
  /** The value of a secret that a partner file names. */
  readonly secretOf: (name: string) => string;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}
