import { createHmac } from 'node:crypto';
import { isSame } from './is-same';

/** The addresses of signal reports. Whoever holds one may read the report and answer for the policy group. */
export interface ReportLinks {
  /** `/signalen/{edition}/{key}`. */
  pathTo(edition: number): string;
  /** The whole address, as a mail carries it. */
  linkTo(publicUrl: string, edition: number): string;
  opens(edition: number, key: string): boolean;
}

/** Nothing is stored: `secret` makes every key anew, and another one ends all links. */
export function createReportLinks(secret: string): ReportLinks {
  const keyOf = (edition: number) =>
    createHmac('sha256', secret)
      .update(`signal-report/${String(edition)}`)
      .digest('base64url');
  const pathTo = (edition: number) => `/signalen/${String(edition)}/${keyOf(edition)}`;
  return {
    pathTo,
    linkTo: (publicUrl, edition) => new URL(pathTo(edition), publicUrl).href,
    opens: (edition, key) => isSame(key, keyOf(edition)),
  };
}
