import { dutchDate } from '../notice/dutch-date';
import type { NoticeText } from '../notice/texts';
import type { SignalReport } from './report';

export interface ReportMail {
  readonly report: SignalReport;
  /** Signals that nobody has answered yet. */
  readonly unanswered: number;
  readonly link: string;
  /** Themes in Dutch, by code. */
  readonly themes: Readonly<Record<string, string>>;
}

const mostThemes = 5;

/** The mail to the policy group: what waits, what is frequent, and where the report is. Free of personal data. */
export function reportMail({ report, unanswered, link, themes }: ReportMail): NoticeText {
  const { edition, from, until, isLate, threshold } = report.edition;
  const frequent = report.themes
    .filter(({ count }) => count !== 'withheld')
    .slice(0, mostThemes)
    .map(({ theme, count }) => `- ${themes[theme] ?? theme}: ${String(count)} keer`);
  const lines = [
    'Geachte leden van de beleidsgroep,',
    '',
    `Editie ${String(edition)} van het signalenrapport is klaar.`,
    `Het gaat over ${dutchDate(from)} tot en met ${dutchDate(until)}.`,
    ...(isLate ? ['Het rapport is later dan gepland: het systeem was er even niet.'] : []),
    '',
    waiting(unanswered),
    '',
    ...(frequent.length === 0
      ? [`Geen thema kwam ${String(threshold)} keer of vaker voor.`]
      : ['Dit kwam het vaakst voor:', ...frequent]),
    '',
    `U leest het rapport hier, en geeft daar uw antwoord: ${link}`,
    '',
    'Op Koers',
  ];
  return { subject: `Signalenrapport, editie ${String(edition)}`, body: `${lines.join('\n')}\n` };
}

function waiting(unanswered: number): string {
  if (unanswered === 0) return 'Er wacht geen signaal op uw antwoord.';
  if (unanswered === 1) return 'Eén signaal wacht op uw antwoord.';
  return `${String(unanswered)} signalen wachten op uw antwoord.`;
}
