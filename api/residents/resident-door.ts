import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { alarmingTries } from '../../domain/resident/resident-code';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { countWrongTries, giveTryBack, takeTry } from '../../store/residents/code-tries';
import { findCode, type GivenCode } from '../../store/residents/resident-codes';
import {
  endSession,
  findSession,
  startSession,
  type OpenPlan,
} from '../../store/residents/resident-sessions';

export type Opened =
  | { readonly result: 'open'; readonly token: string; readonly plan: OpenPlan }
  /** Whatever is wrong with it. */
  | { readonly result: 'wrong' }
  /** This address has had its tries; the code was not looked at. */
  | { readonly result: 'too-often' };

/** Who may see a plan. */
export interface ResidentDoor {
  open(given: GivenCode, address: string, now: Date): Promise<Opened>;
  /** Undefined when nothing is open under this token any more. */
  find(token: string, now: Date): Promise<OpenPlan | undefined>;
  close(token: string): Promise<void>;
}

interface DoorParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly logger: Logger;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

const quietMs = 60_000;

export function createResidentDoor(parts: DoorParts): ResidentDoor {
  const { db, logger, without } = parts;
  let alarmedAt = -Infinity;

  async function watch(now: Date): Promise<void> {
    const wrong = await countWrongTries(db, now.toISOString());
    if (wrong < alarmingTries || now.getTime() - alarmedAt < quietMs) return;
    alarmedAt = now.getTime();
    logger.error({ wrong }, 'many wrong resident codes');
  }

  return {
    async open(given, address, now) {
      const at = now.toISOString();
      const isLet = (await takeTry(parts, address, at)) || without.includes('code-limit');
      if (!isLet) return { result: 'too-often' };
      const codeId = await findCode(parts, given, at);
      if (codeId === undefined) {
        await watch(now);
        return { result: 'wrong' };
      }
      await giveTryBack(parts, address, at);
      const token = randomBytes(32).toString('base64url');
      await startSession(db, { token, codeId, at });
      const plan = await findSession(db, token, at);
      return plan === undefined ? { result: 'wrong' } : { result: 'open', token, plan };
    },
    find: (token, now) => findSession(db, token, now.toISOString()),
    close: (token) => endSession(db, token),
  };
}
