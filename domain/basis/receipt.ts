import type { Case } from '../case/case';
import type { Handoff, Withdrawal } from '../handoff/handoff';
import { isOver, type Basis, type Grant } from './basis';
import { dataCategories, type DataCategory } from './category';

/** One line of the egress log: a connection that was permitted, or content that a partner fetched. */
export interface EgressLine {
  readonly handoffId: string;
  readonly partner: string;
  readonly basisId: string;
  readonly purpose: 'request' | 'content' | 'follow-up' | 'recall';
  readonly categories: readonly DataCategory[];
  readonly takenAt: string;
  readonly openedAt?: string;
  readonly endedAt?: string;
  readonly result?: 'sent' | 'failed' | 'unknown' | 'not-opened';
}

/** What the register says of a basis now. */
export interface RegisteredBasis {
  readonly basisId: string;
  /** What still stands. */
  readonly grants: readonly Grant[];
  /** The basis as a whole is over. */
  readonly isWithdrawn: boolean;
  /** Of the last withdrawal, whole or in part. */
  readonly withdrawnAt?: string;
}

export interface ReceiptLine {
  readonly handoffId: string;
  readonly partner: string;
  /** What the partner had of what was withdrawn. */
  readonly categories: readonly DataCategory[];
  readonly receivedAt?: string;
  readonly state: 'never-sent' | 'asked' | 'deleted' | 'kept' | 'undeliverable';
  readonly settledAt?: string;
  readonly noteRef?: string;
}

/** What a partner still has because something else allows it. */
export interface StayingLine {
  readonly handoffId: string;
  readonly partner: string;
  readonly basisId: string;
  readonly kind: Basis['kind'];
  readonly law?: string;
  readonly article?: string;
  readonly why: 'statutory-task' | 'other-consent';
}

export interface Receipt {
  readonly basisId: string;
  readonly withdrawnAt: string;
  /** Nobody has anything left to confirm. */
  readonly isComplete: boolean;
  readonly handoffs: readonly ReceiptLine[];
  readonly stays: readonly StayingLine[];
}

export interface ReceiptFacts {
  readonly current: Pick<Case, 'handoffs' | 'bases'>;
  readonly register: RegisteredBasis;
  readonly egress: readonly EgressLine[];
  readonly now: string;
  /** True for a partner whose messages carry the personal data themselves. */
  readonly carriesContent: (partner: string) => boolean;
}

/** Who had what, and what became of it; undefined when nothing was withdrawn. Right too before the case has heard of it. */
export function composeReceipt(facts: ReceiptFacts): Receipt | undefined {
  const { register, current } = facts;
  if (register.withdrawnAt === undefined) return undefined;
  const { basisId, withdrawnAt } = register;
  const handoffs = (current.handoffs ?? [])
    .filter((handoff) => isTouched(handoff, facts))
    .map((handoff) => lineOf(handoff, facts));
  const isComplete = handoffs.every(({ state }) =>
    ['never-sent', 'deleted', 'kept'].includes(state),
  );
  return { basisId, withdrawnAt, isComplete, handoffs, stays: stayingOf(facts) };
}

function isTouched(handoff: Handoff, facts: ReceiptFacts): boolean {
  const { register } = facts;
  if (handoff.basisId !== register.basisId) return false;
  if (register.isWithdrawn || handoff.withdrawal?.why === 'basis-withdrawn') return true;
  const grant = grantOf(handoff, register);
  return grant === undefined || takenBack(received(handoff, facts), grant).length > 0;
}

function lineOf(handoff: Handoff, facts: ReceiptFacts): ReceiptLine {
  const { handoffId, partner, withdrawal } = handoff;
  const lines = received(handoff, facts);
  const [first] = lines;
  const grant = facts.register.isWithdrawn ? undefined : grantOf(handoff, facts.register);
  const { settledAt, noteRef } = withdrawal ?? {};
  return {
    handoffId,
    partner,
    categories: takenBack(lines, grant),
    ...(first === undefined ? {} : { receivedAt: first.endedAt ?? first.takenAt }),
    state: stateOf(withdrawal, handoff, facts),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(noteRef === undefined ? {} : { noteRef }),
  };
}

function stateOf(
  withdrawal: Withdrawal | undefined,
  handoff: Handoff,
  facts: ReceiptFacts,
): ReceiptLine['state'] {
  if (withdrawal === undefined) return hasLeft(handoff, facts) ? 'asked' : 'never-sent';
  const { state } = withdrawal;
  if (state === 'nothing-sent') return 'never-sent';
  return state === 'recalling' || state === 'recalled' ? 'asked' : state;
}

/** The lines with which personal data reached the partner, or may have. */
export function received(
  { handoffId, partner }: Handoff,
  { egress, carriesContent }: Pick<ReceiptFacts, 'egress' | 'carriesContent'>,
): readonly EgressLine[] {
  return egress.filter(
    (line) =>
      line.handoffId === handoffId &&
      (line.purpose === 'content' || (line.purpose === 'request' && carriesContent(partner))) &&
      mayHaveArrived(line),
  );
}

function hasLeft({ handoffId }: Handoff, { egress }: ReceiptFacts): boolean {
  return egress.some(
    (line) =>
      line.handoffId === handoffId &&
      (line.purpose === 'request' || line.purpose === 'content') &&
      mayHaveArrived(line),
  );
}

/** A sender that died without a word may have reached the partner, and so may one whose answer was an error. */
function mayHaveArrived({ openedAt, endedAt, result }: EgressLine): boolean {
  return (
    openedAt !== undefined || endedAt === undefined || result === 'sent' || result === 'unknown'
  );
}

function grantOf({ partner }: Handoff, { grants }: RegisteredBasis): Grant | undefined {
  return grants.find((grant) => grant.partner === partner);
}

function takenBack(
  lines: readonly EgressLine[],
  grant: Grant | undefined,
): readonly DataCategory[] {
  return dataCategories.filter(
    (category) =>
      lines.some(({ categories }) => categories.includes(category)) &&
      grant?.categories.includes(category) !== true,
  );
}

function stayingOf(facts: ReceiptFacts): readonly StayingLine[] {
  const { current, register, now } = facts;
  return (current.handoffs ?? []).flatMap((handoff) => {
    if (handoff.basisId === register.basisId || handoff.withdrawal !== undefined) return [];
    const basis = current.bases?.find(({ basisId }) => basisId === handoff.basisId);
    if (basis === undefined || isOver(basis, now)) return [];
    if (received(handoff, facts).length === 0) return [];
    const { handoffId, partner, basisId } = handoff;
    const { kind, law, article } = basis;
    return [
      {
        handoffId,
        partner,
        basisId,
        kind,
        ...(law === undefined ? {} : { law }),
        ...(article === undefined ? {} : { article }),
        why: kind === 'statutory' ? 'statutory-task' : 'other-consent',
      } satisfies StayingLine,
    ];
  });
}
