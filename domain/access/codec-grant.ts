/** Why an operator needs to see what a case carries in Temporal; a code, so that nobody's story ends up in it. */
export const grantReasons = ['stuck-case', 'stuck-handoff', 'data-question', 'audit'] as const;
export type GrantReason = (typeof grantReasons)[number];

export const longestGrantMinutes = 60;

export interface AskedGrant {
  readonly operator: string;
  readonly grantedBy: string;
}

/** Two people know of every look into a case. */
export function refuseGrant({ operator, grantedBy }: AskedGrant): 'GRANT_TO_ONESELF' | undefined {
  return operator === grantedBy ? 'GRANT_TO_ONESELF' : undefined;
}
