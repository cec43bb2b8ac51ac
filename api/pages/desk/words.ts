import type { SessionKind, Stage } from '../../../domain/case/case';
import type { HandoffStatus } from '../../../domain/handoff/status';
import type { Team } from '../../../domain/policy/policy';
import type { Tone } from '../parts/badge';
import type { WaitingFor } from '../../../domain/case/waiting-for';

export const stageWords: Readonly<Record<Stage, string>> = {
  referral: 'aanmelding',
  intake: 'intake',
  'first-session': 'eerste gesprek',
  plan: 'plan',
  'call-back': 'nabellen',
  'follow-up-session': 'vervolggesprek',
  closure: 'afronding',
  aftercare: 'waakvlam',
  closed: 'afgerond',
};

export const waitingWords: Readonly<Record<WaitingFor, string>> = {
  triage: 'kiezen wie dit oppakt',
  intake: 'intake doen',
  'session-date': 'gesprek plannen',
  session: 'gesprek aan tafel',
  plan: 'plan afspreken',
  'call-back': 'nabellen',
  actions: 'stappen in het plan',
  closure: 'afronden',
  evaluation: 'terugkijken',
  aftercare: 'waakvlam',
  resumption: 'pauze',
  nothing: 'niets',
};

export const sessionWords: Readonly<Record<SessionKind, string>> = {
  first: 'eerste gesprek',
  'follow-up': 'vervolggesprek',
};

export const teamWords: Readonly<Record<Team, string>> = {
  adult: 'tafel volwassenen',
  youth: 'tafel jongeren',
};

/** Of the seven stages that everybody knows. */
export const stageNumbers: Readonly<Record<Stage, number>> = {
  referral: 1,
  intake: 2,
  'first-session': 3,
  plan: 4,
  'call-back': 5,
  'follow-up-session': 6,
  closure: 7,
  aftercare: 7,
  closed: 7,
};

interface Standing {
  readonly tone: Tone;
  readonly word: string;
}

export const handoffWords: Readonly<Record<HandoffStatus, Standing>> = {
  waiting: { tone: 'rest', word: 'Wacht op een stap' },
  permitted: { tone: 'now', word: 'Onderweg' },
  requested: { tone: 'now', word: 'Wacht op antwoord' },
  accepted: { tone: 'good', word: 'Aangenomen' },
  rejected: { tone: 'late', word: 'Partner zegt nee' },
  'in-progress': { tone: 'now', word: 'Bezig' },
  'on-hold': { tone: 'soon', word: 'Ligt stil' },
  completed: { tone: 'good', word: 'Klaar' },
  failed: { tone: 'late', word: 'Niet gelukt' },
  cancelled: { tone: 'rest', word: 'Gestopt' },
};
