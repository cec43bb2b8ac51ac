import { dutchDate } from '../notice/dutch-date';
import type { NoticeText } from '../notice/texts';
import type { EditionFacts, SignalReport } from './report';

/** What surrounds the mail about an edition. */
export interface ReportMailFrame {
  /** Signals that wait for an answer of the policy group, of this edition and of earlier ones. */
  readonly unanswered: number;
  /** The edition's page. */
  readonly link: string;
  /** Themes with the Dutch words for them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly supportPhone: string;
}

const longestList = 5;

/** The mail to the policy group: which edition, what waits and what was heard most. Only what is published. */
export function composeReportMail(report: SignalReport, frame: ReportMailFrame): NoticeText {
  const { edition } = report;
  const paragraphs = [
    `Signaalrapportage ${String(edition.edition)} van Op Koers ${edition.municipality} staat klaar.`,
    ...circumstances(edition),
    `De rapportage gaat over ${dutchDate(edition.from)} tot en met ${dutchDate(edition.until)}.`,
    waiting(frame.unanswered),
    mostHeard(report, frame.labels),
    `Lees de rapportage en geef uw antwoord:\n${frame.link}`,
    `In deze mail staan geen persoonsgegevens. Een aantal onder de ${String(edition.threshold)} dossiers noemen wij niet.`,
    `Vragen? Bel ${frame.supportPhone}. Antwoorden op deze mail worden niet gelezen.`,
  ];
  return {
    subject: `Op Koers ${edition.municipality}: signaalrapportage ${String(edition.edition)}`,
    body: `${paragraphs.join('\n\n')}\n`,
  };
}

function circumstances({ kind, isLate }: EditionFacts): readonly string[] {
  return [
    ...(kind === 'extra' ? ['Dit is een extra rapportage. Iemand heeft erom gevraagd.'] : []),
    ...(isLate ? ['De rapportage is later dan gepland. Het systeem was niet beschikbaar.'] : []),
  ];
}

function waiting(unanswered: number): string {
  if (unanswered === 0) return 'Er wachten geen signalen op uw antwoord.';
  return unanswered === 1
    ? 'Er wacht 1 signaal op uw antwoord.'
    : `Er wachten ${String(unanswered)} signalen op uw antwoord.`;
}

function mostHeard({ themes }: SignalReport, labels: ReportMailFrame['labels']): string {
  const counted = themes.flatMap(({ theme, count }) =>
    typeof count === 'number' && count > 0 ? [{ theme, count }] : [],
  );
  // Themes that were heard as often stand in the order of the report.
  const most = counted.toSorted((one, other) => other.count - one.count).slice(0, longestList);
  if (most.length === 0) return 'Geen signaal kwam zo vaak voor dat wij het hier mogen noemen.';
  const lines = most.map(({ theme, count }) => `- ${labels[theme] ?? theme}: ${String(count)}`);
  return ['Deze signalen kwamen het meest voor:', ...lines].join('\n');
}
