/** The pages of the report for who is signed in; `/signalen/{edition}/{key}` is for who holds the link. */
export const reportsAddress = '/signalen';
export const editionsAddress = `${reportsAddress}/edities`;

export function editionAddress(edition: number): string {
  return `${reportsAddress}/editie/${String(edition)}`;
}

/** Where a signal is answered: whoever comes by the link signs in first (decision 0023). */
export function signalAddress(edition: number, signal: number): string {
  return `${editionAddress(edition)}/signaal/${String(signal)}`;
}
