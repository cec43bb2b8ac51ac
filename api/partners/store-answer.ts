import { createHash, randomUUID } from 'node:crypto';
import type { PartnerAnswer } from '../../domain/handoff/answer';
import type { RejectionReason } from '../../domain/handoff/status';
import type { DatabaseTransaction } from '../../store/database';
import { writeEntries } from '../../store/dossier';
import { putInInbox } from '../../store/inbox';
import type { CaseKeys } from '../../store/keys/case-keys';
import { rememberMessage } from '../../store/partner-messages';
import { collectTexts } from '../commands/texts';
import type { PartnerDependencies } from './dependencies';
import type { FoundHandoff } from './find-handoff';

/** What a partner says, with its texts still in it. */
export interface SpokenAnswer {
  readonly handoffId: string;
  /** Unique per partner for ever. */
  readonly answerId: string;
  readonly sequence: number;
  readonly status: PartnerAnswer['status'];
  readonly reason?: RejectionReason;
  readonly note?: string;
  readonly outcome?: string;
}

export interface AnswerToStore {
  readonly found: FoundHandoff;
  readonly answer: SpokenAnswer;
  /** Of the message as it came. */
  readonly bodyHash: string;
}

/**
 * Texts, the message's id and the inbox item in one transaction. `repeated`: the very same message stands already.
 * `conflict`: its id was used for another message.
 */
export async function storeAnswer(
  { db, keys }: Pick<PartnerDependencies, 'db' | 'keys'>,
  { found, answer, bodyHash }: AnswerToStore,
  without: readonly string[] = [],
): Promise<'accepted' | 'repeated' | 'conflict'> {
  const { partner } = found.handoff;
  const isDeduped = !without.includes('dedupe');
  const messageId = isDeduped ? answer.answerId : randomUUID();
  const receivedAt = new Date().toISOString();
  return db.transaction().execute(async (trx) => {
    const message = { partner, messageId, bodyHash, handoffId: answer.handoffId, receivedAt };
    const known = await rememberMessage(trx, message);
    if (known !== 'new') return known;
    await bringIn({ trx, keys }, found, { ...answer, answerId: messageId }, receivedAt);
    return 'accepted';
  });
}

async function bringIn(
  { trx, keys }: { readonly trx: DatabaseTransaction; readonly keys: CaseKeys },
  { current: { caseNumber }, handoff: { partner } }: FoundHandoff,
  { note, outcome, ...answer }: SpokenAnswer,
  receivedAt: string,
): Promise<void> {
  const commandId = hashOf(`partner/${partner}/${answer.answerId}`).slice(0, 32);
  const texts = collectTexts({ caseNumber, writtenBy: partner, commandId });
  const payload: PartnerAnswer = {
    ...answer,
    partner,
    ...(note === undefined ? {} : { noteRef: texts.ref('partner-note', note) }),
    ...(outcome === undefined ? {} : { outcomeRef: texts.ref('partner-outcome', outcome) }),
    receivedAt,
  };
  await writeEntries(trx, keys, texts.entries);
  const itemKey = `partner-answer/${partner}/${answer.answerId}`;
  await putInInbox(trx, { kind: 'partner-answer', caseNumber, itemKey, payload }, receivedAt);
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
