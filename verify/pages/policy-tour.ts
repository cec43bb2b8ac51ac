import type { Stop } from './stop';

const at = (edition: number, rest = '') => `/signalen/${edition}/sleutel${rest}`;

const visit =
  (path: string): Stop['reach'] =>
  async (page, url) => {
    await page.goto(`${url}${path}`);
  };

/** The pages of the report for who holds the link. */
export const policyTour: readonly Stop[] = [
  { name: '6-report', shows: 'Derde editie', reach: visit(at(8)), isPrinted: true },
  { name: '6-report-first', shows: 'Editie 1', reach: visit(at(1)), isPrinted: true },
  { name: '6-report-withheld', shows: 'geen getal', reach: visit(at(2)), isPrinted: true },
  { name: '6-report-late', shows: 'later dan gepland', reach: visit(at(3)) },
  { name: '6-report-extra', shows: 'extra editie', reach: visit(at(4)) },
  { name: '6-earlier', shows: 'Eerdere rapporten', reach: visit(at(8, '/edities')) },
  { name: '6-not-found', shows: 'Deze pagina is er niet', reach: visit('/signalen/8/x') },
];
