import { isClosing } from '../case/case';
import { handoffAttentions, type HandoffAttentionKind } from '../case/handoff-attention';
import type { Handoff } from '../handoff/handoff';
import { isSettledStatus } from '../handoff/status';
import { caseHolder, unreadAnswer, type DeskView, type Draft } from './step';

/** What the hand-offs of a case ask for: an answer is read first, then what goes wrong, then there is waiting. */
export function handoffSteps(view: DeskView): readonly Draft[] {
  const attentions = handoffAttentions(view.current);
  return (view.current.handoffs ?? []).flatMap((handoff) => {
    const { handoffId } = handoff;
    const kinds = attentions.filter(({ about }) => about === handoffId).map(({ kind }) => kind);
    return ofHandoff(view, handoff, kinds);
  });
}

function ofHandoff(
  view: DeskView,
  handoff: Handoff,
  kinds: readonly HandoffAttentionKind[],
): readonly Draft[] {
  const { handoffId: about, statusAt: since, status } = handoff;
  const common = { about, since, who: caseHolder(view.current) };
  const trouble = inTrouble(view, handoff, kinds, common);
  const answer = unreadAnswer(view, about);
  if (answer !== undefined) {
    const read: Draft = { ...common, kind: 'read-answer', answer, state: 'answer' };
    return [read, ...trouble.filter(({ kind }) => kind === 'mend-handoff')];
  }
  if (trouble.length > 0 || isSettledStatus(status)) return trouble;
  return isClosing(view.current) ? [] : [waiting(handoff)];
}

type Common = Pick<Draft, 'about' | 'since' | 'who'>;

function inTrouble(
  { current }: DeskView,
  { deadlines }: Handoff,
  kinds: readonly HandoffAttentionKind[],
  common: Common,
): readonly Draft[] {
  const has = (...wanted: readonly HandoffAttentionKind[]) =>
    kinds.some((kind) => wanted.includes(kind));
  if (has('handoff-dead-letter', 'recall-undeliverable'))
    return [{ ...common, kind: 'mend-handoff', command: 'resendHandoff', state: 'now' }];
  if (has('handoff-overdue', 'deletion-overdue')) {
    const dueAt = deadlines.find(({ passings }) => passings > 0)?.dueAt;
    return [{ ...common, kind: 'call-partner', dueAt }];
  }
  const isLost = has('handoff-rejected', 'handoff-failed') && !isClosing(current);
  return isLost ? [{ ...common, kind: 'find-other-way', state: 'soon' }] : [];
}

function waiting({ handoffId: about, partner: code, statusAt: since, deadlines }: Handoff): Draft {
  const dueAt = deadlines
    .map((deadline) => deadline.dueAt)
    .sort()
    .at(0);
  const who = { kind: 'partner', code } as const;
  return { kind: 'await-partner', about, since, dueAt, who, state: 'waiting' };
}
