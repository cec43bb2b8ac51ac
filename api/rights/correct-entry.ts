import type { z } from 'zod';
import {
  correctionRecipients,
  type CorrectionReason,
  type CorrectionRecipient,
} from '../../domain/handoff/correction';
import type { Partner } from '../../domain/partner/partner';
import { readCase, type CaseView } from '../../store/case-view';
import { askToPhone } from '../../store/correction-notices';
import { holdForCorrection, originOf } from '../../store/corrections';
import type { Database, DatabaseTransaction } from '../../store/database';
import { readEntry, writeEntries, type DossierEntry, type DossierLine } from '../../store/dossier';
import { egressOf } from '../../store/egress-log';
import { putInInbox } from '../../store/inbox';
import type { CaseKeys } from '../../store/keys/case-keys';
import { entryIdOf } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import type { PersonSchema } from '../schemas/person-schema';
import { refuseWhileErasing } from './decide-erasure';

export interface CorrectionParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly partners: readonly Partner[];
}

export interface AskedCorrection {
  readonly caseNumber: string;
  /** Of the entry that is wrong. */
  readonly entryId: string;
  readonly content: string | z.output<typeof PersonSchema>;
  readonly reason: CorrectionReason;
  readonly writtenBy: string;
  readonly commandId: string;
}

export type StoredCorrection = DossierLine & {
  readonly recipients: readonly CorrectionRecipient[];
};

/**
 * Writes what is right beside what was wrong and puts out the notices to all who had it, in one transaction. Throws a
 * Problem: 404 for an unknown case or entry, 409 for one that was corrected already, 400 for content of another form.
 */
export async function correctEntry(
  parts: CorrectionParts,
  asked: AskedCorrection,
): Promise<StoredCorrection> {
  await refuseWhileErasing(parts.db, asked.caseNumber);
  return parts.db.transaction().execute(async (trx) => {
    const view = await readCase(trx, asked.caseNumber);
    if (view === undefined) throw unknownCase();
    await holdForCorrection(trx, asked);
    const wrong = await readEntry(trx, parts.keys, asked);
    if (wrong === undefined)
      throw new Problem(404, 'ENTRY_UNKNOWN', 'This case has no such entry.');
    if (wrong.correctedBy !== undefined && wrong.correctedBy !== entryIdOf(asked.commandId, 0))
      throw new Problem(409, 'ENTRY_CORRECTED', 'Correct the entry that counts instead of it.');
    const right = correcting(wrong, asked);
    await writeEntries(trx, parts.keys, [right]);
    const recipients = await recipientsOf(trx, parts, { view, wrong, right });
    await tellRecipients(trx, view, right, recipients);
    const { content: _content, commandId: _commandId, ...line } = right;
    return { ...line, recipients };
  });
}

function correcting(wrong: DossierEntry, asked: AskedCorrection): DossierEntry {
  const { caseNumber, entryId, reason, writtenBy, commandId } = asked;
  return {
    entryId: entryIdOf(commandId, 0),
    caseNumber,
    kind: wrong.kind,
    content: contentLike(wrong, asked.content),
    writtenBy,
    writtenAt: new Date().toISOString(),
    commandId,
    corrects: entryId,
    correctionReason: reason,
  };
}

/** A correction has the form of what it corrects; why an entry is confidential stays with it. */
function contentLike({ kind, content }: DossierEntry, right: AskedCorrection['content']): unknown {
  if ((kind === 'person') !== (typeof right !== 'string'))
    throw new Problem(400, 'INVALID_INPUT', 'The input is not right.', {
      errors: [
        {
          in: 'body',
          pointer: '/content',
          code: 'OTHER_FORM',
          detail: `An entry of kind ${kind} has ${kind === 'person' ? 'the data of a person' : 'a text'}.`,
        },
      ],
    });
  const isReasoned = typeof content === 'object' && content !== null && 'reason' in content;
  return kind === 'confidential' && isReasoned ? { text: right, reason: content.reason } : right;
}

interface Corrected {
  readonly view: CaseView;
  readonly wrong: DossierEntry;
  readonly right: DossierEntry;
}

async function recipientsOf(
  trx: DatabaseTransaction,
  { partners }: CorrectionParts,
  { view: { current }, wrong, right }: Corrected,
): Promise<readonly CorrectionRecipient[]> {
  const protocolOf = (id: string) => partners.find((partner) => partner.id === id)?.protocol;
  const correction = {
    originId: await originOf(trx, wrong),
    before: wrong.content,
    after: right.content,
  };
  return correctionRecipients(correction, {
    current,
    egress: await egressOf(trx, current.caseNumber),
    now: right.writtenAt,
    carriesContent: (id) => protocolOf(id) === 'zgw',
    canBeTold: (id) => ['webhook', 'email'].includes(protocolOf(id) ?? ''),
  });
}

async function tellRecipients(
  trx: DatabaseTransaction,
  { current: { caseNumber, handoffs = [] } }: CaseView,
  { entryId, writtenAt: at }: DossierEntry,
  recipients: readonly CorrectionRecipient[],
): Promise<void> {
  for (const { handoffId, told } of recipients) {
    const handoff = handoffs.find((one) => one.handoffId === handoffId);
    if (handoff === undefined) continue;
    if (told === 'by-phone') await askToPhone(trx, handoff, { entryId, at });
    else {
      const itemKey = `correction/${handoffId}/${entryId}`;
      const payload = { handoff, entryId };
      await putInInbox(trx, { kind: 'correction', caseNumber, itemKey, payload }, at);
    }
  }
}
