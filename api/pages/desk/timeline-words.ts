import type { EventType } from '../../../domain/case/events';

/** What happened, as colleagues and resident read it together. */
export const timelineWords: Readonly<Partial<Record<EventType, string>>> = {
  referralReceived: 'Aangemeld',
  referralAccepted: 'Aanmelding opgepakt',
  referralRedirected: 'Doorverwezen',
  intakeRecorded: 'Intake gedaan',
  sessionScheduled: 'Gesprek gepland',
  sessionRecorded: 'Gesprek vastgelegd',
  planAgreed: 'Plan afgesproken',
  actionAdded: 'Stap toegevoegd',
  actionStarted: 'Stap begonnen',
  actionCompleted: 'Stap klaar',
  actionCancelled: 'Stap vervallen',
  callBackAttempted: 'Nagebeld',
  contactAttempted: 'Contact gezocht',
  basisRecorded: 'Afgesproken wat wij mogen delen',
  basisWithdrawn: 'Delen is gestopt',
  basisExpired: 'Toestemming is verlopen',
  handoffRequested: 'Overdracht gevraagd',
  handoffDelivered: 'Overdracht aangekomen',
  handoffDeadLettered: 'Overdracht kwam niet aan',
  handoffAnswered: 'Partner antwoordde',
  handoffStopped: 'Overdracht gestopt',
  handoffNarrowed: 'Partner ziet minder',
  handoffRecalled: 'Gegevens teruggevraagd',
  handoffRecallFailed: 'Terugvragen lukte niet',
  handoffTermPassed: 'Partner antwoordde niet op tijd',
  deviationRecorded: 'Afgeweken van een regel',
  budgetRequested: 'Geld gevraagd',
  budgetFirstApproved: 'Eerste akkoord voor geld',
  budgetApproved: 'Geld toegezegd',
  budgetRejected: 'Geld niet toegezegd',
  budgetSpent: 'Geld uitgegeven',
  budgetRefunded: 'Geld teruggekomen',
  signalRaised: 'Signaal gegeven',
  caseSuspended: 'Pauze begonnen',
  caseResumed: 'Verder na een pauze',
  teamChanged: 'Team gewijzigd',
  caseClosed: 'Traject afgerond',
  evaluationRecorded: 'Samen teruggekeken',
  aftercareStarted: 'Waakvlam begonnen',
  pilotFlameContacted: 'Contact in de waakvlam',
  aftercareEnded: 'Waakvlam gestopt',
  caseReopened: 'Traject heropend',
  deadlinePassed: 'Een afspraak was niet op tijd',
  outOfReach: 'Lang geen contact',
  maxDurationReached: 'Langste duur bereikt',
};

interface Spoken {
  readonly told?: string | undefined;
  readonly text?: string | undefined;
}

/** Of a session what was told and then what was agreed; any other line has one text. */
export function spoken({ told, text }: Spoken): string | undefined {
  if (told === undefined) return text;
  const story = `Dit is verteld:\n${told}`;
  return text === undefined ? story : `${story}\n\nDit spreken we af:\n${text}`;
}
