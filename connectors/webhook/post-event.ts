import type { WebhookPartner } from '../../domain/partner/partner';
import type { Attempt } from '../connector';
import { PartnerError } from '../partner-error';
import { throwForStatus, type PartnerHttp } from '../partner-http';
import { schemeOf, signMessage, type SignedMessage } from './webhook-signature';

/** Where an event goes, and with what it is signed. */
export interface EventTarget {
  /** Id of the partner or subscriber, for errors. */
  readonly id: string;
  readonly webhook: Pick<WebhookPartner['webhook'], 'url' | 'scheme' | 'signWith'>;
}

export interface PostParts {
  readonly http: PartnerHttp;
  /** The value of a secret by its name. */
  secretOf(name: string): string;
  readonly now?: () => Date;
}

/** A CloudEvent as it goes out: the same id and the same bytes at every attempt. */
export interface OutgoingEvent {
  readonly id: string;
  readonly body: string;
}

/** Signed as a Standard Webhook 1.0.0, of which any 2xx is success and its body is ignored. Throws only PartnerError. */
export async function postEvent(
  target: EventTarget,
  { id, body }: OutgoingEvent,
  attempt: Attempt,
  parts: PostParts,
): Promise<void> {
  const { http, now = () => new Date() } = parts;
  const timestamp = Math.floor(now().getTime() / 1_000);
  const response = await http.send({
    partner: target.id,
    method: 'POST',
    url: target.webhook.url,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf({ id, timestamp, body }, target, parts),
    },
    body,
    ignoresAnswer: true,
    attempt,
  });
  throwForStatus(target.id, response);
}

/** A secret that is missing or of another kind than agreed with the other side is for a person, not for another attempt. */
function signatureOf(
  message: SignedMessage,
  { id, webhook: { scheme, signWith } }: EventTarget,
  { secretOf }: Pick<PostParts, 'secretOf'>,
): string {
  try {
    const secrets = signWith.map((name) => secretOf(name));
    const [newest] = secrets;
    if (newest === undefined || schemeOf(newest) !== scheme)
      throw new Error(`The newest secret does not sign with ${scheme}.`);
    return signMessage(message, secrets);
  } catch (cause) {
    throw new PartnerError(id, 'rejected', 'SECRET_UNUSABLE', { cause });
  }
}
