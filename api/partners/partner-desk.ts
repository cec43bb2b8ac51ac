import type { Logger } from 'pino';
import type { Partner } from '../../domain/partner/partner';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { findHandoff } from './find-handoff';
import { openContent, type OpenedContent } from './open-content';
import { standingOf, type HandoffStanding } from './standing';
import { hashOf, storeAnswer, type SpokenAnswer } from './store-answer';

export type { OpenedContent } from './open-content';
export type { HandoffStanding } from './standing';
export type { SpokenAnswer as GivenAnswer } from './store-answer';

/** What a partner can do with a hand-off, whether through JSON or a page. It asks nobody who they are. */
export interface PartnerDesk {
  standingOf(handoffId: string): Promise<HandoffStanding | undefined>;
  /** Undefined when nothing may be seen any more. */
  openContent(handoffId: string): Promise<OpenedContent | undefined>;
  /** `not-possible`: there is no such hand-off, or the answer's id was used for another answer. */
  answer(answer: SpokenAnswer): Promise<'accepted' | 'repeated' | 'not-possible'>;
}

export interface PartnerDeskParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly partners: readonly Partner[];
  readonly logger: Logger;
  /** Protections that a control run of a proof switches off. */
  readonly without?: readonly string[];
}

export function createPartnerDesk({
  db,
  keys,
  partners,
  logger,
  without = [],
}: PartnerDeskParts): PartnerDesk {
  const partnerOf = (id: string) => partners.find((partner) => partner.id === id);
  return {
    async standingOf(handoffId) {
      const found = await findHandoff(db, handoffId);
      if (found === undefined) return undefined;
      const { partner } = found.handoff;
      return standingOf(found.handoff, partnerOf(partner)?.name ?? partner);
    },
    async openContent(handoffId) {
      const found = await findHandoff(db, handoffId);
      const partner = found === undefined ? undefined : partnerOf(found.handoff.partner);
      if (found === undefined || partner === undefined) return undefined;
      return openContent({ db, keys, logger, without }, found, partner);
    },
    async answer(answer) {
      const found = await findHandoff(db, answer.handoffId);
      if (found === undefined) return 'not-possible';
      const stored = await storeAnswer(
        { db, keys },
        { found, answer, bodyHash: hashOfAnswer(answer) },
        without,
      );
      return stored === 'conflict' ? 'not-possible' : stored;
    },
  };
}

function hashOfAnswer({ handoffId, sequence, status, reason, note, outcome }: SpokenAnswer) {
  return hashOf(JSON.stringify([handoffId, sequence, status, reason, note, outcome]));
}
