import type { Stop } from './stop';

const visit =
  (state: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}/evaluatie/${state}`);
  };

/** The page of the evaluation talk: what is known of a case differs. */
export const evaluationTour: readonly Stop[] = [
  { name: '8-known', shows: 'Dat volgt uit de bedragen.', reach: visit('known'), isPrinted: true },
  { name: '8-at-least', shows: 'ten minste €', reach: visit('at-least'), isPrinted: true },
  { name: '8-hard', shows: 'is niet goed te zeggen', reach: visit('hard'), isPrinted: true },
  { name: '8-empty', shows: 'Hier staat nog niets.', reach: visit('empty'), isPrinted: true },
];
