import { randomUUID } from 'node:crypto';
import type { Basis, NewBasis } from '../../domain/basis/basis';
import { apply } from '../../domain/case/apply';
import type { Case } from '../../domain/case/case';
import { openCase, receiveReferral } from '../../domain/case/referral';
import type { Handoff } from '../../domain/handoff/handoff';
import { handoffIdOf } from '../../domain/handoff/handoff-id';
import type { Terms } from '../../domain/policy/policy';
import { followBases } from '../../store/basis-register';
import { openJournal } from '../../store/case-journal';
import { nextCaseNumber } from '../../store/case-numbers';
import type { Database } from '../../store/database';
import { writeEntries } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';

export interface PlantedCase {
  readonly caseNumber: string;
  readonly handoffIds: readonly string[];
}

export interface HandoffSeed {
  readonly partner: string;
  readonly changes?: Partial<Handoff>;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const term = { unit: 'working-days', count: 5 } as const;

export const texts = {
  question: 'Can you find a home for this family?',
  housing: 'They sleep at a friend’s.',
  person: {
    name: 'Sam Voorbeeld',
    birthDate: '2004-02-29',
    phone: '0600000000',
    email: 'sam@example.org',
    address: 'Voorbeeldstraat 1',
  },
};

/** A case with requested hand-offs on one consent `b1`, written as the hub writes it but without a workflow. */
export async function plantHandoffs(
  { db, keys }: { readonly db: Database; readonly keys: CaseKeys },
  terms: Terms,
  seeds: readonly HandoffSeed[],
): Promise<PlantedCase> {
  const refs = { story: randomUUID(), person: randomUUID(), question: randomUUID() };
  const housing = randomUUID();
  return db.transaction().execute(async (trx) => {
    const caseNumber = await nextCaseNumber(trx, 2026);
    const { current, event } = referred(caseNumber, terms, refs);
    await openJournal(trx, current, event);
    const about = { caseNumber, writtenBy: 'wc-01', writtenAt: event.at };
    await writeEntries(trx, keys, [
      { ...about, entryId: refs.person, kind: 'person', content: texts.person },
      { ...about, entryId: refs.question, kind: 'question', content: texts.question },
      { ...about, entryId: housing, kind: 'detail', content: texts.housing },
    ]);
    const basis = consentFor(seeds);
    await followBases(trx, caseNumber, [{ type: 'basisRecorded', at: event.at, data: basis }]);
    const handoffs = seeds.map((seed, index) =>
      handoffOf({ caseNumber, number: index + 1 }, seed, { question: refs.question, housing }),
    );
    const state: Case = { ...current, bases: [remembered(basis, event.at)], handoffs };
    await trx
      .updateTable('case_view')
      .set({ state: JSON.stringify(state) })
      .where('case_number', '=', caseNumber)
      .execute();
    return { caseNumber, handoffIds: handoffs.map(({ handoffId }) => handoffId) };
  });
}

function referred(
  caseNumber: string,
  terms: Terms,
  refs: { readonly story: string; readonly person: string },
) {
  const now = new Date().toISOString();
  const referral = {
    source: 'gp',
    team: 'adult' as const,
    lifeDomains: [],
    urgency: 'normal' as const,
    storyRef: refs.story,
    personRef: refs.person,
  };
  const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' };
  const { current, events } = apply(
    openCase(caseNumber, referral, now),
    [receiveReferral(referral, { now, terms })],
    { at: now, by, commandId: randomUUID() },
  );
  const [event] = events;
  if (event === undefined) throw new Error('a referral is one event');
  return { current, event };
}

function consentFor(seeds: readonly HandoffSeed[]): NewBasis {
  const partners = [...new Set(seeds.map(({ partner }) => partner))];
  return {
    basisId: 'b1',
    kind: 'consent',
    textVersion: '2026-1',
    givenHow: 'in-writing',
    validUntil: inDays(365),
    grants: partners.map((partner) => ({ partner, categories: ['identity', 'housing'] })),
  };
}

function remembered({ basisId, kind, grants, validUntil }: NewBasis, recordedAt: string): Basis {
  return {
    basisId,
    kind,
    grants,
    recordedAt,
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function handoffOf(
  { caseNumber, number }: { readonly caseNumber: string; readonly number: number },
  { partner, changes }: HandoffSeed,
  refs: { readonly question: string; readonly housing: string },
): Handoff {
  const now = new Date().toISOString();
  return {
    handoffId: handoffIdOf(caseNumber, number),
    number,
    actionId: 'a1',
    partner,
    kind: 'help-request',
    basisId: 'b1',
    categories: ['identity', 'contact', 'housing'],
    lifeDomain: 'housing',
    urgency: 'normal',
    questionRef: refs.question,
    detailRefs: [{ category: 'housing', ref: refs.housing }],
    terms: { acceptance: term, progress: term, completion: term, deletion: term },
    delivery: { retrySeconds: [5], tellAfterAttempt: 4, crisisSeconds: 900 },
    requestedAt: now,
    commandId: randomUUID(),
    seq: 3,
    status: 'requested',
    statusAt: now,
    deliveryState: 'delivered',
    attempts: 1,
    partnerSequence: 0,
    messages: 1,
    deadlines: [{ kind: 'acceptance', dueAt: inDays(7), passings: 0 }],
    ...changes,
  };
}
