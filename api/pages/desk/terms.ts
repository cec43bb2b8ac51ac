/** `Dat is 1 werkdag te laat.`, or nothing. */
export function lateWords(workingDaysLate: number): string {
  if (workingDaysLate === 0) return '';
  const days = workingDaysLate === 1 ? 'werkdag' : 'werkdagen';
  return `Dat is ${workingDaysLate} ${days} te laat.`;
}
