/** What the hub does with personal data (GDPR article 30), with the version of its description in the register. */
export const processingActivities = {
  'referral-and-table': 1,
  'handoff-to-partner': 1,
  evaluation: 1,
  'signal-report': 1,
  'access-for-rights': 1,
} as const;

export type ProcessingActivity = keyof typeof processingActivities;
