/** The pages of the report for who is signed in; `/signalen/{edition}/{key}` is for who holds the link. */
export const reportsAddress = '/signalen';
export const editionsAddress = `${reportsAddress}/edities`;

export function editionAddress(edition: number): string {
  return `${reportsAddress}/editie/${String(edition)}`;
}
