import type { DeadlineKind, Outcome } from '../../../domain/case/case';
import type { SignalWindow } from '../../../domain/case/commands';
import type { AnswerKind } from '../../../domain/report/answer';
import type { derivedThemes } from '../../../domain/report/derived-signals';
import type { BudgetFigure, FigureName, Success, Trend } from '../../../domain/report/report';

export const windowWords: Readonly<Record<SignalWindow, string>> = {
  resident: 'Inwoner',
  professional: 'Professional',
  organisation: 'Organisatie',
  government: 'Overheid',
};

/** Signals that nobody raised; a theme of the policy with the same code has its own words. */
export const derivedWords: Readonly<Record<(typeof derivedThemes)[number], string>> = {
  'partner-has-no-capacity': 'Geen plek bij een partner',
  'no-partner-for-action': 'Geen partner voor een stap uit het plan',
  'partner-term-exceeded': 'Partner antwoordt niet op tijd',
  'rule-deviated': 'Afgeweken van een regel',
  'referral-redirected': 'Aanmelding doorverwezen',
  'closed-without-breakthrough': 'Afgerond zonder doorbraak',
  'suspended-waiting-for-decision': 'Ligt stil: wacht op een besluit',
  'suspended-waiting-list': 'Ligt stil: wachtlijst',
  'suspended-admission': 'Ligt stil: opname',
  'suspended-detention': 'Ligt stil: detentie',
  'suspended-abroad': 'Ligt stil: in het buitenland',
  'suspended-resident-asked': 'Ligt stil: de inwoner vroeg erom',
  'suspended-other': 'Ligt stil: andere reden',
};

export const trendWords: Readonly<Record<Trend, string>> = {
  new: 'nieuw',
  returning: 'terug',
  growing: 'stijgt',
  shrinking: 'daalt',
  same: 'gelijk',
  unknown: 'niet te zeggen',
};

export const figureWords: Readonly<Record<FigureName, string>> = {
  cases: 'trajecten',
  referrals: 'aanmeldingen',
  conversations: 'gesprekken',
  handoffs: 'overdrachten',
  closures: 'afgerond',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  breakthrough: 'Doorbraak',
  'handed-over': 'Overgedragen aan één organisatie',
  'no-breakthrough': 'Geen doorbraak',
  withdrawn: 'Gestopt door de inwoner',
  'no-contact': 'Geen contact',
  moved: 'Verhuisd',
  deceased: 'Overleden',
  duplicate: 'Dubbel aangemeld',
  redirected: 'Doorverwezen',
};

/** By the resident's own criterion. */
export const successWords: Readonly<Record<Success, string>> = {
  reached: 'Gelukt',
  partly: 'Voor een deel gelukt',
  'not-reached': 'Niet gelukt',
  unknown: 'Niet te zeggen',
};

export const budgetWords: Readonly<Record<BudgetFigure, string>> = {
  approved: 'Toegekend',
  spent: 'Uitgegeven',
  refunded: 'Teruggekomen',
};

export const termWords: Readonly<Record<DeadlineKind, string>> = {
  triage: 'Beslissen over de aanmelding',
  intake: 'Intake',
  'first-session': 'Eerste gesprek',
  plan: 'Plan',
  'call-back': 'Nabellen',
  'follow-up-session': 'Vervolggesprek',
  evaluation: 'Evaluatie',
  aftercare: 'Waakvlam',
  action: 'Stap uit het plan',
  'out-of-reach': 'Uit beeld',
  'max-duration': 'Langste duur',
  suspension: 'Stilstand',
  reopening: 'Heropenen',
  crisis: 'Eerste overdracht bij crisis',
  'basis-expiry': 'Einde van een toestemming',
};

export const answerWords: Readonly<Record<AnswerKind, string>> = {
  'taken-up': 'Opgepakt',
  done: 'Klaar',
  declined: 'Niet opgepakt',
  noted: 'Bekend',
};

/** How an answer stands now. */
export const standWords: Readonly<Record<AnswerKind, string>> = {
  'taken-up': 'Loopt',
  done: 'Klaar',
  declined: 'Gesloten',
  noted: 'Bekend',
};
