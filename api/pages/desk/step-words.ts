import type { StepKind } from '../../../domain/desk/step';

/** What to do, with the verb first. */
export const stepWords: Readonly<Record<StepKind, string>> = {
  'decide-referral': 'Kies wie dit oppakt',
  'record-intake': 'Doe de intake',
  'schedule-session': 'Plan een gesprek aan tafel',
  'hold-session': 'Gesprek aan tafel',
  'record-session': 'Leg het gesprek vast',
  'agree-plan': 'Spreek een plan af',
  'call-back': 'Bel na',
  'finish-action': 'Kijk waarom een stap niet klaar is',
  'follow-actions': 'Volg de stappen van het plan',
  'close-case': 'Rond het traject af',
  evaluate: 'Kijk samen terug',
  'keep-flame': 'Houd de waakvlam aan',
  resume: 'Kijk of het traject verder kan',
  'read-answer': 'Lees het antwoord van een partner',
  'mend-handoff': 'Zoek een andere weg: een overdracht komt niet aan',
  'call-partner': 'Bel de partner: er is geen antwoord',
  'find-other-way': 'Zoek een andere weg: de partner zegt nee',
  'await-partner': 'Wacht op een partner',
  'decide-money': 'Besluit over geld',
  'find-resident': 'Zoek de inwoner op: lang geen contact',
  'review-duration': 'Bespreek hoe lang dit traject nog duurt',
  nothing: 'Niets te doen',
};
