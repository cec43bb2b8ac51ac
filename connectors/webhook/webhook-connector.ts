import type { WebhookPartner } from '../../domain/partner/partner';
import type { Attempt, Connector } from '../connector';
import { PartnerError } from '../partner-error';
import { throwForStatus, type PartnerHttp } from '../partner-http';
import { offeredEvent, recalledEvent, remindedEvent, type EventOrigin } from './handoff-event';
import { schemeOf, signMessage, type SignedMessage } from './webhook-signature';

export interface WebhookConnectorOptions extends EventOrigin {
  readonly partner: WebhookPartner;
  readonly http: PartnerHttp;
  /** The value of a secret by its name. */
  secretOf(name: string): string;
  readonly now?: () => Date;
}

/**
 * Thin events: the partner hears that there is something and where, and fetches the rest itself.
 * Any 2xx is success and its body is ignored (Standard Webhooks 1.0.0).
 */
export function createWebhookConnector(options: WebhookConnectorOptions): Connector {
  const post = (id: string, body: string, attempt: Attempt) =>
    postSigned({ id, body }, attempt, options);
  return {
    carriesContent: false,
    async file(handoff, attempt) {
      await post(handoff.messageId, offeredEvent(handoff, options), attempt);
      return {};
    },
    async recall(recall, attempt) {
      await post(recall.messageId, recalledEvent(recall, options), attempt);
    },
    async followUp(handoff, attempt) {
      await post(handoff.messageId, remindedEvent(handoff, options), attempt);
      return undefined;
    },
  };
}

/** Posts one signed event; any 2xx is success. Throws only PartnerError. */
export async function postSigned(
  { id, body }: { readonly id: string; readonly body: string },
  attempt: Attempt,
  options: Pick<WebhookConnectorOptions, 'partner' | 'http' | 'secretOf' | 'now'>,
): Promise<void> {
  const { partner, http, now = () => new Date() } = options;
  const timestamp = Math.floor(now().getTime() / 1_000);
  const response = await http.send({
    partner: partner.id,
    method: 'POST',
    url: partner.webhook.url,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf({ id, timestamp, body }, options),
    },
    body,
    ignoresAnswer: true,
    attempt,
  });
  throwForStatus(partner.id, response);
}

/** A secret that is missing or of another kind than agreed with the partner is for a person, not for another attempt. */
function signatureOf(
  message: SignedMessage,
  { partner, secretOf }: Pick<WebhookConnectorOptions, 'partner' | 'secretOf'>,
): string {
  const { scheme, signWith } = partner.webhook;
  try {
    const secrets = signWith.map((name) => secretOf(name));
    const [newest] = secrets;
    if (newest === undefined || schemeOf(newest) !== scheme)
      throw new Error(`The newest secret does not sign with ${scheme}.`);
    return signMessage(message, secrets);
  } catch (cause) {
    throw new PartnerError(partner.id, 'rejected', 'SECRET_UNUSABLE', { cause });
  }
}
