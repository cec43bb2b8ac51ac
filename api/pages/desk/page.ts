import type { Change, Show } from './visit';

/** One page of staff: where it is, what it shows, and what its form does. */
export interface DeskPage {
  /** In the form of the router: `/inwoners/:caseNumber`. */
  readonly path: string;
  readonly show: Show;
  readonly change?: Change;
  /** Without a printer it is not there. */
  readonly needsPrinter?: true;
}
