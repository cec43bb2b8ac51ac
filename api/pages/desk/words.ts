import type { Stage } from '../../../domain/case/case';
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
