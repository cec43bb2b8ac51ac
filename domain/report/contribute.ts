import type { Case } from '../case/case';
import type { CaseEvent } from '../case/events';
import { clock } from '../case/events';
import { evolve } from '../case/evolve';
import { openCase } from '../case/referral';
import {
  addAmount,
  addOnce,
  cellKey,
  margin,
  replaceRows,
  sinceStart,
  type Cell,
  type Contribution,
  type FigureTable,
} from './contribution';
import { partnerOf, signalOf } from './derived-signals';

export interface CountedEvent {
  readonly event: CaseEvent;
  /** The case with the event in it. */
  readonly after: Case;
  /** The edition that was open when the event came into the journal. */
  readonly edition: number;
}

/** What a case adds to the figures after one more event. What corrects an earlier fact takes that fact's count back. */
export function contribute(before: Contribution, counted: CountedEvent): Contribution {
  const inEdition = countInEdition(before, counted);
  return countSinceStart(inEdition, counted);
}

/** What a case adds to the figures, counted anew from its whole journal. */
export function recount(
  caseNumber: string,
  journal: readonly Omit<CountedEvent, 'after'>[],
): Contribution {
  const first = journal[0]?.event;
  if (first?.type !== 'referralReceived') return {};
  const opened = openCase(caseNumber, first.data, first.at);
  return countOn({ current: opened, contribution: {} }, journal).contribution;
}

export interface CountedCase {
  readonly current: Case;
  readonly contribution: Contribution;
}

/** A case and what it adds to the figures, after more lines of its journal. */
export function countOn(
  before: CountedCase,
  lines: readonly Omit<CountedEvent, 'after'>[],
): CountedCase {
  return lines.reduce(({ current, contribution }, { event, edition }) => {
    const after = evolve(current, event);
    return { current: after, contribution: contribute(contribution, { event, after, edition }) };
  }, before);
}

function countInEdition(before: Contribution, { event, after, edition }: CountedEvent) {
  const cell = (table: FigureTable, row: string, column = margin): Cell => ({
    ...{ edition, table, row, column },
  });
  const active = event.by.subject === clock.subject ? [] : [cell('figures', 'cases')];
  const figure = figureOf(event);
  const once = [...active, ...signalCells(event, after, cell), ...factCells(event, after, cell)];
  const counted = once.reduce(addOnce, before);
  const amounts = [
    ...countDaysToAccept(before, { event, after, edition }),
    ...(figure === undefined ? [] : [[cell('figures', figure), 1] as const]),
  ];
  return amounts.reduce((sum, [where, amount]) => addAmount(sum, where, amount), counted);
}

type CellOf = (table: FigureTable, row: string, column?: string) => Cell;

function figureOf(event: CaseEvent): string | undefined {
  if (event.type === 'referralReceived') return 'referrals';
  if (event.type === 'handoffRequested') return 'handoffs';
  return isConversation(event) ? 'conversations' : undefined;
}

function signalCells(event: CaseEvent, after: Case, cell: CellOf): readonly Cell[] {
  const signal = signalOf(event, after);
  if (signal === undefined) return [];
  const { theme, window, organisations } = signal;
  return [
    cell('signals', theme, window),
    ...organisations.map((organisation) => cell('organisations', organisation, theme)),
  ];
}

function factCells(event: CaseEvent, after: Case, cell: CellOf): readonly Cell[] {
  switch (event.type) {
    case 'deviationRecorded':
      return [cell('rules', plainRule(event.data.rule))];
    case 'caseClosed':
      return [cell('outcomes', event.data.outcome)];
    case 'referralRedirected':
      return [cell('outcomes', 'redirected')];
    case 'deadlinePassed':
      return event.data.passing === 1 ? [cell('terms', event.data.kind)] : [];
    case 'outOfReach':
      return [cell('terms', 'out-of-reach')];
    case 'maxDurationReached':
      return [cell('terms', 'max-duration')];
    case 'handoffAnswered':
    case 'handoffTermPassed':
      return partnerOf(after, event.data).flatMap((partner) => {
        const answer = answerOf(event, after);
        return answer === undefined ? [] : [cell('partners', partner, answer)];
      });
    default:
      return [];
  }
}

/** `accepted`, `declined/<reason>`, or `silent` when the term for an answer passed. */
function answerOf(event: CaseEvent, after: Case): string | undefined {
  if (event.type === 'handoffTermPassed')
    return event.data.kind === 'acceptance' && event.data.passing === 1 ? 'silent' : undefined;
  if (event.type !== 'handoffAnswered' || !event.data.isApplied) return undefined;
  if (event.data.status === 'rejected')
    return `declined/${event.data.reason ?? 'partner-declined'}`;
  return acceptedBy(event, after) === undefined ? undefined : 'accepted';
}

/** The hand-off that this event accepted; progress on one that was accepted before does not count again. */
function acceptedBy(event: CaseEvent, { handoffs = [] }: Case) {
  if (event.type !== 'handoffAnswered' || !event.data.isApplied) return undefined;
  const { handoffId } = event.data;
  return handoffs.find((each) => each.handoffId === handoffId && each.acceptedAt === event.at);
}

const dayMs = 86_400_000;

/** From delivery to acceptance, for the first hand-off of the case that this partner accepts in the edition. */
function countDaysToAccept(
  before: Contribution,
  { event, after, edition }: CountedEvent,
): readonly (readonly [Cell, number])[] {
  const handoff = acceptedBy(event, after);
  if (handoff?.deliveredAt === undefined) return [];
  const { partner: row, deliveredAt } = handoff;
  const accepted = cellKey({ edition, table: 'partners', row, column: 'accepted' });
  if (before[accepted] !== undefined) return [];
  const days = Math.round((Date.parse(event.at) - Date.parse(deliveredAt)) / dayMs);
  return [[{ edition, table: 'days-to-accept', row, column: margin }, Math.max(0, days)]];
}

function countSinceStart(contribution: Contribution, { event, after }: CountedEvent): Contribution {
  const cell = (table: FigureTable, row: string): Cell => ({
    ...{ edition: sinceStart, table, row, column: margin },
  });
  const involved = organisationsIn(event, after).map((code) => cell('involved', code));
  const counted = involved.reduce(addOnce, contribution);
  if (event.type === 'intakeRecorded') {
    const asked = replaceRows(counted, 'questions', event.data.questions ?? []);
    return replaceRows(asked, 'life-domains', event.data.lifeDomains);
  }
  if (event.type === 'actionCompleted' && event.data.achieved !== undefined)
    return addOnce(counted, cell('results', event.data.achieved));
  if (!isConversation(event)) return counted;
  const met = addAmount(counted, cell('factsheet', 'conversations'));
  // A case that goes on from an earlier one is the same resident.
  return after.earlierCase === undefined ? addOnce(met, cell('factsheet', 'residents')) : met;
}

/** Codes of who takes part; which of them are organisations is known where the partners are. */
function organisationsIn(event: CaseEvent, after: Case): readonly string[] {
  const own = event.by.role === 'professional' ? [event.by.organisation] : [];
  if (event.type === 'handoffDelivered') return [...own, ...partnerOf(after, event.data)];
  if (isConversation(event)) return [...own, ...event.data.attendees];
  return own;
}

function isConversation(event: CaseEvent): event is CaseEvent<'sessionRecorded'> {
  return event.type === 'sessionRecorded' && event.data.outcome === 'held';
}

/** Two people who type the same rule with other spaces mean the same rule. */
function plainRule(rule: string): string {
  return rule.trim().replaceAll(/\s+/g, ' ');
}
