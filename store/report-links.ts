import { createHmac } from 'node:crypto';
import { isSame } from './is-same';

export interface ReportLinks {
  /** Where the policy group reads an edition. */
  linkTo(edition: number): string;
  keyOf(edition: number): string;
  opens(edition: number, key: string): boolean;
}

/** Links to editions that nobody can guess: HMAC-SHA-256 of the edition under the hub's own secret. */
export function createReportLinks(secret: string, publicUrl: string): ReportLinks {
  const keyOf = (edition: number) =>
    createHmac('sha256', secret)
      .update(`signal-report/${String(edition)}`)
      .digest('base64url');
  return {
    keyOf,
    linkTo: (edition) => `${publicUrl}/signalen/${String(edition)}/${keyOf(edition)}`,
    opens: (edition, key) => isSame(key, keyOf(edition)),
  };
}
