import type { GivenAnswer, SignalStanding } from '../../../domain/report/answer';
import { unansweredEditions } from '../../../domain/report/answer';
import type { Published } from '../../../domain/report/counts';
import type { SignalReport, ThemeLine } from '../../../domain/report/report';
import { sayCount, type Labels } from '../../policy-group/labels';

/** What the pages of one edition are made of. */
export interface ReportView {
  readonly report: SignalReport;
  /** As they stand now, not as they stood when it was published. */
  readonly standings: readonly SignalStanding[];
  readonly labels: Labels;
  /** `/signalen/8/<key>` */
  readonly at: string;
  readonly supportPhone: string;
}

export interface OpenSignal {
  readonly standing: SignalStanding;
  readonly title: string;
  /** Editions that had it and got no answer. */
  readonly waiting: readonly number[];
  readonly line: ThemeLine | undefined;
}

/** Signals up to this edition that wait for an answer, those that wait longest first. */
export function openSignals({ report, standings, labels }: ReportView): readonly OpenSignal[] {
  const { edition } = report.edition;
  return standings
    .map((standing) => ({
      standing,
      title: titleOf(standing, labels),
      waiting: unansweredEditions(standing).filter((each) => each <= edition),
      line: report.themes.find(({ theme }) => theme === standing.theme),
    }))
    .filter(({ waiting }) => waiting.length > 0)
    .toSorted((a, b) => (a.waiting[0] ?? 0) - (b.waiting[0] ?? 0) || countOf(b) - countOf(a));
}

export interface AnsweredSignal {
  readonly standing: SignalStanding;
  readonly title: string;
  readonly answer: GivenAnswer;
}

/** The last answer to each signal that has one, the newest first. */
export function answeredSignals({ standings, labels }: ReportView): readonly AnsweredSignal[] {
  return standings
    .flatMap((standing) => {
      const answer = standing.answers.at(-1);
      return answer === undefined ? [] : [{ standing, title: titleOf(standing, labels), answer }];
    })
    .toSorted((a, b) => (a.answer.answeredAt < b.answer.answeredAt ? 1 : -1));
}

export function titleOf({ wording, theme }: SignalStanding, labels: Labels): string {
  return wording?.title ?? labels.theme(theme);
}

export function say(view: ReportView, count: Published | undefined): string {
  return sayCount(count ?? 'withheld', view.report.edition.threshold);
}

export function times(view: ReportView, count: Published | undefined): string {
  return `${say(view, count)} keer`;
}

function countOf({ line }: OpenSignal): number {
  return typeof line?.count === 'number' ? line.count : 0;
}
