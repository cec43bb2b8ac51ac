import type { CaseEvent } from '../case/events';
import type { EffectsRecord } from './effects-record';
import { evaluationOf, type Evaluation } from './evaluation';
import { interventionOf, type InterventionLine } from './intervention';
import { referenceOf, type ReferenceLine } from './reference';
import { timelinesOf, type Timelines } from './timeline';
import { totalOf, type Total } from './total';
import { judge, type Judged } from './verdict';

/** What a case was worth, after the 2022 report: both sides, line by line, and what may be said of them. */
export interface Effects {
  readonly evaluation: Evaluation;
  readonly intervention: Side<InterventionLine>;
  readonly reference: Side<ReferenceLine>;
  readonly judged: Judged;
  readonly timelines: Timelines;
  readonly hourlyRateCents: number;
  /** Version of the price list; absent while nobody has entered anything. */
  readonly priceList?: string;
}

export interface Side<Line> {
  readonly lines: readonly Line[];
  readonly total: Total;
}

/** From the journal alone; `hourlyRateCents` is the policy's, for a case in which nothing was entered yet. */
export function effectsOf(journal: readonly CaseEvent[], hourlyRateCents: number): Effects {
  const record = journal.findLast(isRecord)?.data;
  const rate = record?.hourlyRateCents ?? hourlyRateCents;
  const intervention = sideOf(interventionOf({ journal, record, hourlyRateCents: rate }));
  const events = record?.reference ?? [];
  const reference = sideOf(referenceOf(events));
  const totals = { intervention: intervention.total, reference: reference.total };
  return {
    evaluation: evaluationOf(journal),
    intervention,
    reference,
    judged: judge(totals, record?.judgement),
    timelines: timelinesOf(journal, events),
    hourlyRateCents: rate,
    ...priceListOf(record),
  };
}

function sideOf<Line extends Parameters<typeof totalOf>[0][number]>(
  lines: readonly Line[],
): Side<Line> {
  return { lines, total: totalOf(lines) };
}

function priceListOf(record: EffectsRecord | undefined) {
  return record === undefined ? {} : { priceList: record.priceList };
}

function isRecord(event: CaseEvent): event is CaseEvent<'effectsRecorded'> {
  return event.type === 'effectsRecorded';
}
