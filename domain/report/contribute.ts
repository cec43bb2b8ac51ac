import type { Case } from '../case/case';
import { clock, type CaseEvent } from '../case/events';
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
import { partnerOf, resultOf, signals } from './derived-signals';
import { acceptedBy, editionFacts, editionFigures, editionSums, type Place } from './edition-facts';

/** A line of the journal and the edition that was open when it came. */
export interface CountedLine {
  readonly event: CaseEvent;
  readonly edition: number;
}

export interface CountedCase {
  readonly current: Case;
  readonly contribution: Contribution;
}

/** What a case adds to the figures, counted anew from its whole journal. */
export function recount(caseNumber: string, journal: readonly CountedLine[]): Contribution {
  const first = journal[0]?.event;
  if (first?.type !== 'referralReceived') return {};
  const opened = openCase(caseNumber, first.data, first.at);
  return countOn({ current: opened, contribution: {} }, journal).contribution;
}

/** A case and what it adds to the figures, after more lines of its journal. */
export function countOn(before: CountedCase, lines: readonly CountedLine[]): CountedCase {
  return lines.reduce(({ current, contribution }, line) => {
    const after = evolve(current, line.event);
    const inEdition = countInEdition(contribution, line, after);
    return { current: after, contribution: countSinceStart(inEdition, line.event, after) };
  }, before);
}

function countInEdition(
  before: Contribution,
  { event, edition }: CountedLine,
  after: Case,
): Contribution {
  const happened = { ...event, after };
  const isActed = event.by.subject !== clock.subject;
  const places: readonly Place[] = [
    ...(isActed ? [{ table: 'figures', row: 'cases', column: margin } as const] : []),
    ...signalPlaces(event, after),
    ...(resultOf(editionFacts, happened) ?? []),
  ];
  const counted = places.map((place): Cell => ({ edition, ...place })).reduce(addOnce, before);
  const figure = resultOf(editionFigures, happened);
  const sum = resultOf(editionSums, happened);
  const amounts = [
    ...daysToAccept(before, { event, edition }, after),
    ...(figure === undefined ? [] : [[figureCell(edition, figure), 1] as const]),
    ...(sum === undefined ? [] : [[{ edition, ...sum[0] }, sum[1]] as const]),
  ];
  return amounts.reduce((added, [cell, amount]) => addAmount(added, cell, amount), counted);
}

function signalPlaces(event: CaseEvent, after: Case): readonly Place[] {
  const signal = resultOf(signals, { ...event, after });
  if (signal === undefined) return [];
  const { theme, window, organisations } = signal;
  return [
    { table: 'signals', row: theme, column: window },
    ...organisations.map((row) => ({ table: 'organisations', row, column: theme }) as const),
  ];
}

function figureCell(edition: number, row: string): Cell {
  return { edition, table: 'figures', row, column: margin };
}

const dayMs = 86_400_000;

/** From delivery to acceptance, for the first hand-off of the case that this partner accepts in the edition. */
function daysToAccept(
  before: Contribution,
  { event, edition }: CountedLine,
  after: Case,
): readonly (readonly [Cell, number])[] {
  if (event.type !== 'handoffAnswered') return [];
  const handoff = acceptedBy({ data: event.data, at: event.at, after });
  if (handoff?.deliveredAt === undefined) return [];
  const { partner: row, deliveredAt } = handoff;
  const accepted = cellKey({ edition, table: 'partners', row, column: 'accepted' });
  if (before[accepted] !== undefined) return [];
  const days = Math.round((Date.parse(event.at) - Date.parse(deliveredAt)) / dayMs);
  return [[{ edition, table: 'days-to-accept', row, column: margin }, Math.max(0, days)]];
}

/** A later intake replaces what an earlier one asked: what is no longer asked is taken back. */
function countSinceStart(before: Contribution, event: CaseEvent, after: Case): Contribution {
  const involved = organisationsIn(event, after).map((code) => startCell('involved', code));
  const counted = involved.reduce(addOnce, before);
  if (event.type === 'intakeRecorded') {
    const asked = replaceRows(counted, 'questions', event.data.questions ?? []);
    return replaceRows(asked, 'life-domains', event.data.lifeDomains);
  }
  if (event.type === 'evaluationRecorded') return countEvaluation(counted, event.data);
  if (event.type === 'actionCompleted' && event.data.achieved !== undefined)
    return addOnce(counted, startCell('results', event.data.achieved));
  if (!isConversation(event)) return counted;
  const met = addAmount(counted, startCell('factsheet', 'conversations'));
  // A case that goes on from an earlier one is the same resident.
  return after.earlierCase === undefined ? addOnce(met, startCell('factsheet', 'residents')) : met;
}

/** A later evaluation, after a reopening, replaces the earlier one. */
function countEvaluation(
  before: Contribution,
  { success, situation }: CaseEvent<'evaluationRecorded'>['data'],
): Contribution {
  const improved = situation.filter(({ situation: now }) => now === 'better' || now === 'solved');
  const succeeded = replaceRows(before, 'successes', [success]);
  const domains = improved.map(({ lifeDomain }) => lifeDomain);
  return replaceRows(succeeded, 'improved', domains);
}

function startCell(table: FigureTable, row: string): Cell {
  return { edition: sinceStart, table, row, column: margin };
}

/** Codes of who takes part; which of them are organisations is known where the partners are. */
function organisationsIn(event: CaseEvent, after: Case): readonly string[] {
  const own = event.by.role === 'professional' ? [event.by.organisation] : [];
  if (event.type === 'handoffDelivered') return [...own, ...partnerOf(after, event.data)];
  return isConversation(event) ? [...own, ...event.data.attendees] : own;
}

function isConversation(event: CaseEvent): event is CaseEvent<'sessionRecorded'> {
  return event.type === 'sessionRecorded' && event.data.outcome === 'held';
}
