import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { handoffByExternalRef } from '../../store/egress-log';
import { putInInbox } from '../../store/inbox';
import type { PartnerDependencies } from '../partners/dependencies';
import { hashOf } from '../partners/store-answer';
import { Problem } from '../problem';
import { defineSignedRoute, type SignedMessage } from '../route';
import { NotificationSchema } from '../schemas/partner-schema';
import { slug } from '../schemas/text';

/** POST /zgw-notifications/{partnerId}: something changed at a zaak, so the hub goes and looks. */
export function postZgwNotification(dependencies: PartnerDependencies) {
  return defineSignedRoute({
    method: 'post',
    path: '/zgw-notifications/{partnerId}',
    operationId: 'postZgwNotification',
    summary: 'Notify of a change of a zaak',
    description:
      'For the Notificaties API of a partner: `Authorization` holds what was agreed in the subscription. A zaak that the hub does not know is no error.',
    tag: 'Partner',
    touches: 'cases',
    params: z.strictObject({ partnerId: slug(40) }),
    body: NotificationSchema,
    signed: { headers: ['authorization'], accepts: ['application/json'] },
    responses: { 204: { description: 'Heard.' } },
    authenticate(message) {
      refuseUnproven(dependencies, message);
    },
    handle: async ({ params: { partnerId }, body }) => {
      const handoffId = await nudge(dependencies, partnerId, body);
      return { status: 204, ...(handoffId === undefined ? {} : { touched: { handoffId } }) };
    },
  });
}

function refuseUnproven(
  { partners, secretOf, logger }: PartnerDependencies,
  { params, headers }: SignedMessage<{ readonly partnerId: string }>,
): void {
  const partner = partners.find(({ id }) => id === params.partnerId);
  const secret = partner?.protocol === 'zgw' ? secretOf(partner.zgw.notificationAuth) : '';
  if (secret !== '' && isSame(headers['authorization'] ?? '', secret)) return;
  logger.warn({ partner: partner?.id ?? 'unknown' }, 'notification refused');
  throw new Problem(401, 'NOTIFICATION_NOT_PROVEN', 'Authorization is not what was agreed.');
}

/** Hashes have the same length, so the comparison tells nothing of the secret's. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

async function nudge(
  { db, logger }: PartnerDependencies,
  partner: string,
  notification: z.output<typeof NotificationSchema>,
): Promise<string | undefined> {
  const { hoofdObject, resourceUrl, actie, aanmaakdatum } = notification;
  const known = await handoffByExternalRef(db, partner, hoofdObject);
  if (known === undefined) {
    logger.info({ partner, code: 'ZAAK_UNKNOWN' }, 'notification of a zaak that is not ours');
    return undefined;
  }
  const { handoffId, caseNumber } = known;
  const key = hashOf(JSON.stringify([resourceUrl, actie, aanmaakdatum]));
  const itemKey = `partner-nudge/${partner}/${key}`;
  const item = { kind: 'partner-nudge', caseNumber, itemKey, payload: { handoffId } } as const;
  await db.transaction().execute((trx) => putInInbox(trx, item, new Date().toISOString()));
  return handoffId;
}
