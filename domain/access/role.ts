export const roles = [
  'professional',
  'project-leader',
  'policy-group',
  'operator',
  'privacy-officer',
  'partner',
] as const;
export type Role = (typeof roles)[number];
