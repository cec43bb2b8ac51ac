/** Every tag of the API with what it groups; a route can use no other. */
export const tagDescriptions = {
  Cases: 'Referring a case, the list of cases, one case and its timeline.',
  Dossier: 'Texts and personal data of a case, kept apart from its process facts.',
  Access: 'Reading a case in an emergency, and the look back at it.',
  Steps: 'The steps of a case: triage, intake, sessions, plan, call-back, closure, aftercare.',
  Actions: 'The actions of the plan.',
  Bases: 'Consent and statutory bases for sharing, and their withdrawal.',
  Handoffs: 'Work handed to a partner organisation.',
  Budget: 'The budget of a case: requests, decisions and spending.',
  Signals: 'Signals, deviations, the six-weekly report and the answers of the policy group.',
  Tables: 'The weekly tables of the teams and the absences of their members.',
  Work: 'What waits for whom, and the lists of the project leader.',
  Rights: 'Rights of the resident (AVG art. 15 to 20), and how long a case is kept.',
  Partner: 'The side of the API that partner organisations use.',
  Reference: 'Partners, policy and this document.',
} as const;

export type TagName = keyof typeof tagDescriptions;
