/** The page of a case. */
export function caseAt(caseNumber: string): string {
  return `/trajecten/${caseNumber}`;
}
