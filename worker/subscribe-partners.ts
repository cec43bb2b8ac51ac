import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PartnerHttp } from '../connectors/partner-http';
import { subscribeToNotifications } from '../connectors/zgw/subscribe';
import type { Partner, ZgwPartner } from '../domain/partner/partner';

export interface SubscriptionParts {
  readonly http: PartnerHttp;
  readonly secretOf: (name: string) => string;
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

const openWithinMs = 5_000;
const againAfterMs = 60_000;

/** Asks each partner with a Zaken API for its notifications, until it has agreed; the poll works without them. */
export function subscribePartners(partners: readonly Partner[], parts: SubscriptionParts): void {
  for (const partner of partners)
    if (partner.protocol === 'zgw') void subscribeUntilDone(partner, parts);
}

async function subscribeUntilDone(partner: ZgwPartner, parts: SubscriptionParts): Promise<void> {
  const { http, secretOf, publicUrl, logger, signal } = parts;
  const callbackUrl = `${publicUrl}/v1/zgw-notifications/${partner.id}`;
  for (let number = 1; !signal.aborted; number += 1) {
    const openBy = performance.now() + openWithinMs;
    const attempt = { number, signal, openBy, onOpened: () => undefined };
    try {
      await subscribeToNotifications({ partner, http, secretOf, callbackUrl, attempt });
      return;
    } catch {
      logger.warn({ partner: partner.id }, 'no notifications from this partner yet');
    }
    await delay(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
