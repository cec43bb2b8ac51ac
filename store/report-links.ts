import { createHmac, timingSafeEqual } from 'node:crypto';

export interface ReportLinks {
  /** Where the policy group reads an edition and answers it. */
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
    opens(edition, key) {
      const [given, right] = [Buffer.from(key), Buffer.from(keyOf(edition))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
