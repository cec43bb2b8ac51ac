/** What the hub does with a resident's data (GDPR article 30), with the version in the municipality's register. */
export const processingActivities = {
  case: '3',
  handoff: '1',
  evaluation: '2',
  budget: '1',
  'signal-report': '1',
  rights: '2',
} as const;

export type ProcessingActivity = keyof typeof processingActivities;
