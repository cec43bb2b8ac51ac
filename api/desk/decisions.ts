import { approvedCents, isUndecided } from '../../domain/budget/budget';
import { attentionKinds } from '../../domain/case/attention';
import { requestsOf } from '../../domain/case/budget';
import type { Case } from '../../domain/case/case';
import { waitingFor } from '../../domain/case/waiting-for';
import {
  availableCommands,
  type AvailabilityContext,
  type AvailableCommand,
} from '../../domain/desk/available-commands';
import type { Viewer } from '../../domain/desk/viewer';
import type { DecisionCase } from '../../store/leader-lists';
import { optional, type TextOf } from './case-desk';

export interface Desk {
  readonly viewer: Viewer;
  readonly context: AvailabilityContext;
  readonly textOf: TextOf;
  readonly names: ReadonlyMap<string, string>;
}

/** What a list says of the case that a line is about. */
function ofCase({ caseNumber, caseHolder, team, stage }: Case, { names }: Desk) {
  return {
    ...{ caseNumber, team, stage },
    ...optional('shortName', names.get(caseNumber)),
    ...optional('caseHolder', caseHolder),
  };
}

/** Every reference whose text the list shows. */
export function refsOfDecisions(cases: readonly DecisionCase[]): readonly string[] {
  return cases.flatMap(({ current, questions, seen }) => [
    ...requestsOf(current)
      .filter(isUndecided)
      .flatMap(({ purposeRef, breakthroughRef, alternativesRef }) => [
        ...[purposeRef, breakthroughRef],
        ...(alternativesRef === undefined ? [] : [alternativesRef]),
      ]),
    ...unseen(current, seen).flatMap(({ reasonRef, insteadOfRef }) => [
      ...[reasonRef],
      ...(insteadOfRef === undefined ? [] : [insteadOfRef]),
    ]),
    ...questions.map(({ entryId }) => entryId),
  ]);
}

export function moneyIn(cases: readonly DecisionCase[], desk: Desk) {
  return cases
    .flatMap(({ current, questions }) => {
      const commands = availableCommands(current, desk.viewer, desk.context);
      const approved = approvedCents(requestsOf(current));
      return requestsOf(current)
        .filter(isUndecided)
        .map((request) => {
          const { requestId, amountCents, status, requestedBy, requestedAt } = request;
          return {
            ...ofCase(current, desk),
            request: {
              ...{ requestId, amountCents, status, requestedBy, requestedAt },
              ...optional('firstApprovedBy', request.firstApprovedBy),
            },
            ...optional('purpose', desk.textOf(request.purposeRef)),
            ...optional('breakthrough', desk.textOf(request.breakthroughRef)),
            ...optional('alternatives', desk.textOf(request.alternativesRef)),
            approvedCents: approved,
            afterCents: approved + amountCents,
            approval: verdict(commands, 'decideBudget', requestId, 'approve'),
            rejection: verdict(commands, 'decideBudget', requestId, 'reject'),
            questions: questions
              .filter((asked) => asked.requestId === requestId)
              .map(({ askedBy, askedAt, entryId }) => ({
                ...{ askedBy, askedAt, ...optional('text', desk.textOf(entryId)) },
              })),
          };
        });
    })
    .toSorted((one, other) => (one.request.requestedAt < other.request.requestedAt ? -1 : 1));
}

/** Decided at the table already: there is nothing to approve, only to know. */
export function deviationsIn(cases: readonly DecisionCase[], desk: Desk) {
  const found = cases.flatMap(({ current, seen }) =>
    unseen(current, seen).map((deviation) => {
      const { deviationId, rule, article, decidedBy, recordedAt } = deviation;
      return {
        ...ofCase(current, desk),
        deviation: { deviationId, rule, ...optional('article', article), decidedBy, recordedAt },
        ...optional('reason', desk.textOf(deviation.reasonRef)),
        ...optional('insteadOf', desk.textOf(deviation.insteadOfRef)),
      };
    }),
  );
  return found
    .map((line) => ({
      ...line,
      timesOfRule: found.filter(({ deviation }) => deviation.rule === line.deviation.rule).length,
    }))
    .toSorted((one, other) => (one.deviation.recordedAt < other.deviation.recordedAt ? -1 : 1));
}

export function closingsIn(cases: readonly DecisionCase[], desk: Desk) {
  return cases.flatMap(({ current }) => {
    const why = whyClose(current);
    if (why === undefined) return [];
    const commands = availableCommands(current, desk.viewer, desk.context);
    return [
      {
        ...ofCase(current, desk),
        ...{ why, referredAt: current.referredAt },
        canClose: verdict(commands, 'closeCase', undefined, 'worked'),
      },
    ];
  });
}

function whyClose(current: Case): 'ready' | 'max-duration' | undefined {
  if (waitingFor(current) === 'closure') return 'ready';
  return attentionKinds(current).includes('max-duration') ? 'max-duration' : undefined;
}

function unseen({ deviations = [] }: Case, seen: readonly string[]) {
  return deviations.filter(({ deviationId }) => !seen.includes(deviationId));
}

function verdict(
  commands: readonly AvailableCommand[],
  name: AvailableCommand['name'],
  about: string | undefined,
  choice: AvailableCommand['choice'],
) {
  const line = commands.find(
    (one) => one.name === name && one.about === about && one.choice === choice,
  );
  return optional('refusal', line?.refusal);
}
