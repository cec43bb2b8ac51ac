import type { DeadlineKind } from '../case/case';
import { dutchDate, dutchMoment } from './dutch-date';
import type { NoticeFacts, NoticeKind } from './notice';

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
};

const termName = (term = ''): string =>
  Object.entries(TERMS).find(([kind]) => kind === term)?.[1] ?? 'een stap';

const times = (count = 1): string => (count === 1 ? '' : ` Dit is de ${String(count)}e melding.`);

const handoff = ({ n }: NoticeFacts): string =>
  n === undefined ? 'De overdracht' : `Overdracht ${String(n)}`;

const STATUSES: Readonly<Record<string, string>> = {
  accepted: 'is aangenomen door de partner',
  rejected: 'is niet aangenomen door de partner',
  'in-progress': 'is in behandeling bij de partner',
  'on-hold': 'ligt stil bij de partner',
  completed: 'is afgerond door de partner',
  failed: 'is niet gelukt bij de partner',
};

/** The sentence of each notice. */
const sentences: Readonly<Record<NoticeKind, (facts: NoticeFacts) => string>> = {
  'term-passed': (facts) =>
    `De termijn voor ${termName(facts.term)} is voorbij sinds ${dutchMoment(facts.at)}.${times(facts.passing)}`,
  'out-of-reach': (facts) =>
    `Op ${dutchDate(facts.at)} is er te lang geen contact geweest.${times(facts.passing)}`,
  'max-duration': (facts) => `Op ${dutchDate(facts.at)} heeft de aanpak de langste duur bereikt.`,
  'session-scheduled': () => 'U bent uitgenodigd voor een sessie.',
  'session-cancelled': () => 'De sessie gaat voor u niet door.',
  'session-changed': () => 'De bezetting van de sessie is gewijzigd.',
  'handoff-delayed': (facts) =>
    `${handoff(facts)} is op ${dutchMoment(facts.at)} nog niet verstuurd. Het systeem probeert het opnieuw.`,
  'handoff-dead-lettered': (facts) =>
    `${handoff(facts)} kon op ${dutchMoment(facts.at)} niet worden verstuurd. Iemand moet ernaar kijken.`,
  'handoff-answered': (facts) =>
    `${handoff(facts)} ${STATUSES[facts.status ?? ''] ?? 'is beantwoord door de partner'} op ${dutchMoment(facts.at)}.`,
  'handoff-term-passed': (facts) =>
    `${handoff(facts)} wacht op de partner: de termijn is voorbij sinds ${dutchMoment(facts.at)}.${times(facts.passing)}`,
  'handoff-stopped': (facts) => `${handoff(facts)} is op ${dutchMoment(facts.at)} gestopt.`,
  'basis-withdrawn': (facts) =>
    `Op ${dutchMoment(facts.at)} is een grondslag ingetrokken. Het systeem haalt terug wat gedeeld is.`,
  'withdrawal-settled': (facts) =>
    `Op ${dutchMoment(facts.at)} is de intrekking bij alle partners afgehandeld.`,
};

/** A mail to a member: number, what happened, when, and where to look. Plain Dutch without personal data. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts, frame: NoticeFrame): NoticeText {
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
