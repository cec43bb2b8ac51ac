import { busyOne, ownCases, viewer } from './load-cases';

/** A page as one person sees it. */
export interface Watched {
  readonly name: string;
  readonly member: string;
  path(round: number): string;
  /** The only operation of the API that it may perform. */
  readonly operation?: string;
  readonly isCase?: true;
}

const caseNumber = (number: number) => `OK-2026-${String(number).padStart(5, '0')}`;

/** The same ten cases in every hub: all that differs is how many others there are. */
export const watched: readonly Watched[] = [
  { name: 'Vandaag', member: viewer, path: () => '/vandaag', operation: 'listWorkItems' },
  {
    name: 'case page',
    member: viewer,
    path: (round) => `/trajecten/${caseNumber(1 + (round % ownCases))}`,
    operation: 'getCaseDesk',
    isCase: true,
  },
  { name: 'Inwoners', member: viewer, path: () => '/inwoners' },
  { name: 'Overzicht', member: 'pl-01', path: () => '/overzicht' },
];

/** Who has all the others of a thousand: what a page asks may not grow with it. */
export const watchedBusy: readonly Watched[] = watched
  .filter(({ name }) => name === 'Vandaag' || name === 'Inwoners')
  .map((page) => ({ ...page, member: busyOne }));
