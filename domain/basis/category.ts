import { lifeDomains } from '../case/case';

/**
 * The kinds of personal data a hand-off may carry: who it is, how to reach them, and what was written for this partner
 * about one life domain. Basis and partner file both speak in these words.
 */
export const dataCategories = ['identity', 'contact', ...lifeDomains] as const;
export type DataCategory = (typeof dataCategories)[number];
