import type { GivenAnswer, SignalStanding } from '../../../domain/report/answer';
import { unansweredEditions } from '../../../domain/report/answer';
import type { Published } from '../../../domain/report/counts';
import type { SignalReport, ThemeLine } from '../../../domain/report/report';
import { sayCount, type Labels } from '../../policy-group/labels';
import type { StaffFrame } from '../layout';

/** What the pages of one edition are made of. */
export interface ReportView {
  readonly report: SignalReport;
  /** As they stand now, not as they stood when it was published. */
  readonly standings: readonly SignalStanding[];
  readonly labels: Labels;
  /** Reports of the editions before, the oldest first. */
  readonly earlier: readonly SignalReport[];
  /** `/signalen/8/<key>`, or `/signalen/editie/8` for who is signed in; absent when it is only read, and nothing leads on. */
  readonly at?: string;
  readonly newer?: { readonly edition: number; readonly href: string };
  readonly hasPdf: boolean;
  readonly supportPhone?: string;
  /** Of who is signed in; absent for who holds the link. */
  readonly frame?: StaffFrame;
  /** Whoever reads it is not the policy group, and answers nothing. */
  readonly isReadOnly?: boolean;
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

/** Answers to this edition and the one before, and what was taken up and is not done; the newest first. */
export function answeredSignals(view: ReportView): readonly AnsweredSignal[] {
  const { edition } = view.report.edition;
  return view.standings
    .flatMap((standing) => {
      const answer = standing.answers.at(-1);
      if (answer === undefined) return [];
      return [{ standing, title: titleOf(standing, view.labels), answer }];
    })
    .filter(({ answer }) => answer.edition <= edition)
    .filter(({ answer }) => answer.edition >= edition - 1 || answer.kind === 'taken-up')
    .toSorted((a, b) => (a.answer.answeredAt < b.answer.answeredAt ? 1 : -1));
}

/** What the menu leads to. */
export function linksOf({ at }: Pick<ReportView, 'at'>) {
  return at === undefined ? undefined : { report: at, editions: `${at}/edities` };
}

export function titleOf({ wording, theme }: SignalStanding, labels: Labels): string {
  return wording?.title ?? labels.theme(theme);
}

export function say(count: Published | undefined): string {
  return sayCount(count ?? 'withheld');
}

export function times(count: Published | undefined): string {
  return typeof count === 'number' ? `${count} keer` : 'geen getal';
}

function countOf({ line }: OpenSignal): number {
  return typeof line?.count === 'number' ? line.count : 0;
}
