import { isOver } from '../../domain/basis/basis';
import { approvedCents, leftOf, spentCents, type BudgetPolicy } from '../../domain/budget/budget';
import { isBlocked } from '../../domain/case/action';
import { requestsOf } from '../../domain/case/budget';
import type { Action } from '../../domain/case/case';
import { unreadAnswer, type DeskView } from '../../domain/desk/step';
import { timelineOf } from '../../domain/desk/timeline';
import { workItemIdOf } from '../../domain/desk/work-item-id';
import type { DeskRow } from '../../store/desk-view';
import { handoffLine } from '../routes/handoff-line';

const mostLines = 100;

/** What an entry says now, by the reference that a case has to it; undefined when it says nothing. */
export type TextOf = (ref: string | undefined) => string | undefined;

interface Shown {
  readonly row: DeskRow;
  readonly view: DeskView;
  readonly textOf: TextOf;
}

/** Every reference whose text the page of this case shows. */
export function refsOf({ current, questions, events }: DeskRow): readonly string[] {
  const { storyRef, personRef, intake, plan, deviations = [] } = current;
  const refs = [
    ...[storyRef, personRef, intake?.solutionRef, intake?.successCriterionRef],
    ...(plan?.goals ?? []).map(({ whatRef }) => whatRef),
    ...(plan?.actions ?? []).map(({ whatRef }) => whatRef),
    ...(current.handoffs ?? []).flatMap(({ noteRef, outcomeRef }) => [noteRef, outcomeRef]),
    ...requestsOf(current).flatMap(({ purposeRef, reasonRef }) => [purposeRef, reasonRef]),
    ...deviations.map(({ decisionRef }) => decisionRef),
    ...questions.map(({ entryId }) => entryId),
    ...timelineOf(current, events).flatMap(({ textRef, toldRef }) => [textRef, toldRef]),
  ];
  return [...new Set(refs.filter((ref) => ref !== undefined))];
}

export function wordsOf({ row: { current }, textOf }: Shown) {
  const { intake, storyRef } = current;
  return {
    ...optional('story', textOf(storyRef)),
    ...optional('firstPriority', intake?.firstPriority),
    ...optional('solution', textOf(intake?.solutionRef)),
    ...optional('success', textOf(intake?.successCriterionRef)),
  };
}

/** What the resident asked at the intake and for whom; the words are in `wordsOf`. */
export function intakeOf({ row: { current } }: Shown) {
  if (current.intake === undefined) return {};
  const { wantedAtTable, questions = [] } = current.intake;
  return { intake: { wantedAtTable: [...wantedAtTable], questions: [...questions] } };
}

export function lastSession({ row: { events }, textOf }: Shown) {
  const written = events.flatMap((event) => {
    if (event.type !== 'sessionRecorded' || event.data.outcome !== 'held') return [];
    const [told, summary] = [textOf(event.data.toldRef), textOf(event.data.summaryRef)];
    if (told === undefined && summary === undefined) return [];
    return [{ at: event.at, ...optional('told', told), ...optional('summary', summary) }];
  });
  return optional('lastSession', written.at(-1));
}

export function sessionsOf({ row: { current, events } }: Shown) {
  const invited = new Map(
    events.flatMap((event): [string, readonly string[]][] =>
      event.type === 'sessionScheduled' ? [[event.data.sessionId, event.data.invitees]] : [],
    ),
  );
  return current.sessions.map((session) => ({
    ...session,
    ...optional('invitees', invited.get(session.sessionId)),
  }));
}

export function planOf({ row: { current }, view: { now }, textOf }: Shown) {
  const { goals = [], actions = [] } = current.plan ?? {};
  const isLate = ({ actionId }: Action) =>
    current.deadlines.some(
      ({ kind, about, dueAt }) => kind === 'action' && about === actionId && dueAt <= now,
    );
  return {
    goals: goals.map(({ goalId, whatRef }) => ({ goalId, ...optional('what', textOf(whatRef)) })),
    actions: actions.map((action) => {
      const { whatRef, wasBlocked: _wasBlocked, ...told } = action;
      return {
        ...told,
        ...optional('what', textOf(whatRef)),
        isBlocked: isBlocked(current, action.actionId),
        isLate: isLate(action),
      };
    }),
  };
}

export function handoffsOf({ row: { current }, view, textOf }: Shown) {
  return (current.handoffs ?? []).map((handoff) => {
    const answer = unreadAnswer(view, handoff.handoffId);
    const item = answer === undefined ? undefined : workItemIdOf(handoff.handoffId, answer);
    return {
      ...handoffLine(handoff),
      ...optional('note', textOf(handoff.noteRef)),
      ...optional('result', textOf(handoff.outcomeRef)),
      ...optional('workItemId', item),
    };
  });
}

export function basesOf({ row: { current }, view: { now } }: Shown) {
  return (current.bases ?? []).map((basis) => ({ ...basis, isOver: isOver(basis, now) }));
}

/** The last first. */
export function contactsOf({ row: { events }, textOf }: Shown) {
  const contacts = events.flatMap((event) => {
    if (
      event.type !== 'callBackAttempted' &&
      event.type !== 'contactAttempted' &&
      event.type !== 'pilotFlameContacted'
    )
      return [];
    const { noteRef, ...told } = event.data;
    const { at, type, by } = event;
    return [{ at, type, by: by.subject, ...told, ...optional('note', textOf(noteRef)) }];
  });
  return contacts.toReversed();
}

export function budgetOf({ row: { current, questions }, textOf }: Shown, policy: BudgetPolicy) {
  const requests = requestsOf(current);
  const approved = approvedCents(requests);
  return {
    capCents: policy.capCents,
    approvedCents: approved,
    spentCents: spentCents(requests),
    askableCents: Math.max(0, policy.capCents - approved),
    requests: requests.map((request) => {
      const { requestId, amountCents, status, requestedBy, requestedAt } = request;
      return {
        ...{ requestId, amountCents, status, requestedBy, requestedAt },
        ...optional('purpose', textOf(request.purposeRef)),
        ...optional('reason', textOf(request.reasonRef)),
        leftCents: leftOf(request),
        questions: questions
          .filter((asked) => asked.requestId === requestId)
          .map(({ askedBy, askedAt, entryId }) => ({
            ...{ askedBy, askedAt, ...optional('text', textOf(entryId)) },
          })),
      };
    }),
  };
}

export function deviationsOf({ row: { current }, textOf }: Shown) {
  return (current.deviations ?? []).map((deviation) => {
    const { reasonRef: _reason, insteadOfRef: _instead, decisionRef, ...told } = deviation;
    return { ...told, ...optional('decision', textOf(decisionRef)) };
  });
}

export function timeline({ row: { current, events }, textOf }: Shown) {
  const lines = timelineOf(current, events);
  const isTimelineCut = lines.length > mostLines || (events[0]?.seq ?? 1) > 1;
  return {
    timeline: lines.slice(0, mostLines).map(({ textRef, toldRef, ...line }) => ({
      ...line,
      ...optional('text', textOf(textRef)),
      ...optional('told', textOf(toldRef)),
    })),
    isTimelineCut,
  };
}

export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>>;
export function optional(name: string, value: unknown): Partial<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}
