import type { DeadlineKind } from '../case/case';
import { reasonWords } from '../handoff/reason-words';
import { dutchDate, dutchMoment } from './dutch-date';
import type { NoticeFacts, PlainNoticeKind } from './notice';

export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** What surrounds every notice. */
export interface NoticeFrame {
  readonly caseNumber: string;
  /** Address of the hub. */
  readonly publicUrl: string;
  readonly supportPhone: string;
}

const TERMS: Readonly<Record<DeadlineKind, string>> = {
  triage: 'beslissen over de aanmelding',
  intake: 'het intakegesprek',
  'first-session': 'de eerste sessie aan tafel',
  plan: 'het plan van aanpak',
  'call-back': 'het terugbelgesprek',
  'follow-up-session': 'de vervolgsessie',
  evaluation: 'de evaluatie',
  aftercare: 'het contact in de nazorg',
  action: 'een actie uit het plan',
  'out-of-reach': 'contact met de inwoner',
  'max-duration': 'de hele aanpak',
  suspension: 'de pauze',
  reopening: 'heropenen',
  crisis: 'de eerste overdracht in deze crisis',
  'basis-expiry': 'een grondslag die afloopt',
};

const termName = (term = ''): string =>
  Object.entries(TERMS).find(([kind]) => kind === term)?.[1] ?? 'een stap';

const times = (count = 1): string => (count === 1 ? '' : ` Dit is de ${String(count)}e melding.`);

const handoff = ({ n }: NoticeFacts): string =>
  n === undefined ? 'De overdracht' : `Overdracht ${String(n)}`;

const STATUSES: Readonly<Partial<Record<string, string>>> = {
  accepted: 'is aangenomen door de partner',
  rejected: 'is niet aangenomen door de partner',
  'in-progress': 'is in behandeling bij de partner',
  'on-hold': 'ligt stil bij de partner',
  completed: 'is afgerond door de partner',
  failed: 'is niet gelukt bij de partner',
};

function reasonOf({ reason }: NoticeFacts): string {
  const words = Object.entries(reasonWords).find(([code]) => code === reason)?.[1];
  return words === undefined ? '' : ` (reden: ${words})`;
}

/** The sentence of each notice. */
const sentences: Readonly<Record<PlainNoticeKind, (facts: NoticeFacts) => string>> = {
  'term-passed': (facts) =>
    `De termijn voor ${termName(facts.term)} is voorbij sinds ${dutchMoment(facts.at)}.${times(facts.passing)}`,
  'out-of-reach': (facts) =>
    `Op ${dutchDate(facts.at)} is er te lang geen contact geweest.${times(facts.passing)}`,
  'max-duration': (facts) => `Op ${dutchDate(facts.at)} heeft de aanpak de langste duur bereikt.`,
  'handoff-delayed': (facts) =>
    `${handoff(facts)} is op ${dutchMoment(facts.at)} nog niet verstuurd. Het systeem probeert het opnieuw.`,
  'handoff-dead-lettered': (facts) =>
    `${handoff(facts)} kon op ${dutchMoment(facts.at)} niet worden verstuurd. Iemand moet ernaar kijken.`,
  'handoff-answered': (facts) =>
    `${handoff(facts)} ${STATUSES[facts.status ?? ''] ?? 'is beantwoord door de partner'} op ${dutchMoment(facts.at)}${reasonOf(facts)}.`,
  'handoff-term-passed': (facts) =>
    `${handoff(facts)} wacht op de partner: de termijn is voorbij sinds ${dutchMoment(facts.at)}.${times(facts.passing)}`,
  'handoff-stopped': (facts) => `${handoff(facts)} is op ${dutchMoment(facts.at)} gestopt.`,
  'basis-withdrawn': (facts) =>
    `Op ${dutchMoment(facts.at)} is een grondslag ingetrokken. Het systeem haalt terug wat gedeeld is.`,
  'break-glass-opened': (facts) =>
    `Op ${dutchMoment(facts.at)} heeft iemand die niet aan dit dossier werkt het met spoed geopend, voor een uur. De projectleider kijkt of dat nodig was.`,
  'break-glass-unreviewed': (facts) =>
    `Dit dossier is met spoed geopend en op ${dutchMoment(facts.at)} heeft nog niemand beoordeeld of dat nodig was. Doe dat nu.`,
  'recall-failed': (facts) =>
    `${handoff(facts)}: op ${dutchMoment(facts.at)} kon de partner niet horen dat de gegevens weg moeten. Bel de partner.`,
  'correction-untold': (facts) =>
    `${handoff(facts)}: op ${dutchMoment(facts.at)} is iets verbeterd dat de partner al heeft. Het systeem kan dat niet zelf vertellen. Bel de partner (${facts.partner ?? 'zie het dossier'}).`,
};

/** A mail to a member: number, what happened, when, and where to look. Plain Dutch without personal data. */
export function noticeText(
  kind: PlainNoticeKind,
  facts: NoticeFacts,
  frame: NoticeFrame,
): NoticeText {
  return framed(sentences[kind](facts), frame);
}

export interface SessionWords {
  readonly method: 'REQUEST' | 'CANCEL';
  /** True when the member had an invitation already. */
  readonly isUpdate: boolean;
  readonly startsAt: string;
  readonly place: string;
}

/** The mail around an invitation. */
export function sessionText(session: SessionWords, frame: NoticeFrame): NoticeText {
  const moment = dutchMoment(session.startsAt);
  if (session.method === 'CANCEL') {
    return framed(`De sessie van ${moment} gaat voor u niet door.`, frame);
  }
  const opening = session.isUpdate
    ? `Uw uitnodiging voor de sessie van ${moment} is bijgewerkt.`
    : `U bent uitgenodigd voor een sessie op ${moment}.`;
  return framed(`${opening}\nPlaats: ${session.place}.`, frame);
}

function framed(sentence: string, frame: NoticeFrame): NoticeText {
  const { caseNumber, publicUrl, supportPhone } = frame;
  const lines = [
    `Dossier ${caseNumber}`,
    sentence,
    `Bekijk het dossier in Op Koers: ${publicUrl}`,
    `Vragen? Bel ${supportPhone}. Antwoorden op deze mail worden niet gelezen.`,
  ];
  return { subject: `Op Koers ${caseNumber}`, body: `${lines.join('\n\n')}\n` };
}
