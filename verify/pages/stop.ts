import type { Page } from 'playwright-core';

/** One state of the pages, and how a person gets there. */
export interface Stop {
  readonly name: string;
  /** Words that only this state shows. */
  readonly shows: string;
  reach(page: Page, url: string): Promise<void>;
  /** People take it along on paper. */
  readonly isPrinted?: true;
}
