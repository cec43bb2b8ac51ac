import type { z } from 'zod';
import { amsterdamDate } from '../../domain/calendar/amsterdam';
import { apply } from '../../domain/case/apply';
import type { Referral } from '../../domain/case/events';
import { openCase, receiveReferral } from '../../domain/case/referral';
import { openJournal } from '../../store/case-journal';
import { nextCaseNumber } from '../../store/case-numbers';
import { writeEntries } from '../../store/dossier';
import { rememberAnswer, rememberKey } from '../../store/idempotency-keys';
import { putInInbox } from '../../store/inbox';
import {
  commandResult,
  type CommandResult,
  type ResidentCaseInput,
  type RunLimits,
} from '../../workflows/resident-case/resident-case-messages';
import type { Caller } from '../route';
import type { ReferralSchema } from '../schemas/referral-schema';
import { actorOf } from './actor';
import { commandIdOf, newKey, throwIfReused, type KeyedRequest } from './answer-once';
import type { CommandDependencies } from './command-route';
import { collectTexts } from './texts';

export interface ReferralRequest extends KeyedRequest {
  readonly caller: Caller;
  readonly body: z.output<typeof ReferralSchema>;
}

export interface StoredReferral extends CommandResult {
  readonly caseNumber: string;
  /** Absent from answers of before it was told. */
  readonly referredAt?: string;
}

interface ReferralAnswer {
  readonly stored: StoredReferral;
  /** This very request was there before. */
  readonly wasThere: boolean;
}

/**
 * Stores a referral before it is acknowledged: number, first journal line, view, texts and the inbox item that starts
 * the case, in one transaction. A repeat gives the same case.
 */
export async function storeReferral(
  { db, keys, policy }: CommandDependencies,
  limits: RunLimits,
  request: ReferralRequest,
): Promise<ReferralAnswer> {
  const commandId = commandIdOf(request);
  return db.transaction().execute(async (trx) => {
    const remembered = await rememberKey(trx, newKey(request, commandId));
    throwIfReused(remembered, request);
    const earlier = remembered.answer?.body;
    if (isStoredReferral(earlier)) return { stored: earlier, wasThere: true };
    const at = new Date().toISOString();
    const caseNumber = await nextCaseNumber(trx, Number(amsterdamDate(at).slice(0, 4)));
    const { story, person, ...facts } = request.body;
    const texts = collectTexts({ caseNumber, writtenBy: request.caller.subject, commandId });
    const referral: Referral = {
      ...facts,
      storyRef: texts.ref('story', story),
      ...(person === undefined ? {} : { personRef: texts.ref('person', person) }),
    };
    const { current, events } = apply(
      openCase(caseNumber, referral, at),
      [receiveReferral(referral, { now: at, terms: policy.terms })],
      { at, by: actorOf(request.caller), commandId },
    );
    for (const event of events) await openJournal(trx, current, event);
    await writeEntries(trx, keys, texts.entries);
    const payload: ResidentCaseInput = { current, terms: policy.terms, limits, seen: [commandId] };
    const itemKey = `referral/${caseNumber}`;
    await putInInbox(trx, { kind: 'referral', caseNumber, itemKey, payload }, at);
    const stored = { caseNumber, referredAt: at, ...commandResult(current) };
    await rememberAnswer(trx, commandId, { status: 201, body: stored });
    return { stored, wasThere: false };
  });
}

function isStoredReferral(body: unknown): body is StoredReferral {
  return typeof body === 'object' && body !== null && 'caseNumber' in body;
}
