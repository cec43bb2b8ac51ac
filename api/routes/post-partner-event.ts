import { z } from 'zod';
import type { Partner } from '../../domain/partner/partner';
import { rememberMessage } from '../../store/partner-messages';
import type { PartnerDependencies } from '../partners/dependencies';
import { findHandoff } from '../partners/find-handoff';
import { unknownHandoff } from '../partners/unknown-handoff';
import { hashOf, storeAnswer } from '../partners/store-answer';
import { faultOf } from '../partners/verify-signature';
import { Problem } from '../problem';
import { defineSignedRoute, type Answer, type SignedMessage } from '../route';
import { invalidBody } from '../framework/validate-input';
import { PartnerEventSchema, StatusDataSchema } from '../schemas/partner-schema';
import { slug } from '../schemas/text';

const statusType = 'nl.overheid.sociaaldomein.overdracht-status.v1';
const accepted: Answer = { status: 202 };

interface Incoming {
  readonly partner: string;
  readonly messageId: string;
  readonly bodyHash: string;
  readonly event: z.output<typeof PartnerEventSchema>;
}

/** POST /partner-events/{partnerId}: who it is follows from the key that signed, never from the body. */
export function postPartnerEvent(dependencies: PartnerDependencies) {
  return defineSignedRoute({
    method: 'post',
    path: '/partner-events/{partnerId}',
    operationId: 'postPartnerEvent',
    summary: 'Send an event about a hand-off',
    description:
      'For partners with a webhook: a CloudEvent, signed by Standard Webhooks (`v1` or `v1a`). Stored before it is acknowledged; the same `webhook-id` again changes nothing, with another body it answers 422.',
    tag: 'Partner',
    touches: 'cases',
    params: z.strictObject({ partnerId: slug(40) }),
    body: PartnerEventSchema,
    signed: {
      headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
      accepts: ['application/cloudevents+json', 'application/json'],
    },
    responses: { 202: { description: 'Stored.' } },
    authenticate(message) {
      refuseUnsigned(dependencies, message);
    },
    handle: ({ params, headers, rawBody, body }) =>
      takeEvent(dependencies, {
        partner: params.partnerId,
        messageId: headers['webhook-id'] ?? '',
        bodyHash: hashOf(rawBody),
        event: body,
      }),
  });
}

function refuseUnsigned(
  { partners, secretOf, logger }: PartnerDependencies,
  { params, headers, rawBody }: SignedMessage<{ readonly partnerId: string }>,
): void {
  const partner = partners.find(({ id }) => id === params.partnerId);
  const now = new Date();
  const message = {
    id: headers['webhook-id'] ?? '',
    timestamp: headers['webhook-timestamp'] ?? '',
    signature: headers['webhook-signature'] ?? '',
    body: rawBody,
  };
  const fault = faultOf(message, secretsOf(partner, secretOf), now);
  if (fault === undefined) return;
  logger.warn({ partner: partner?.id ?? 'unknown', fault }, 'partner event refused');
  if (fault === 'STALE')
    throw new Problem(
      401,
      'SIGNATURE_STALE',
      `The timestamp is more than five minutes off; here it is ${now.toISOString()}.`,
    );
  throw new Problem(401, 'SIGNATURE_INVALID', 'The signature is not valid.');
}

function secretsOf(
  partner: Partner | undefined,
  secretOf: (name: string) => string,
): readonly string[] {
  return partner?.protocol === 'webhook' ? partner.webhook.verifyWith.map(secretOf) : [];
}

async function takeEvent(dependencies: PartnerDependencies, incoming: Incoming): Promise<Answer> {
  const { event } = incoming;
  if (event.type !== statusType) return park(dependencies, incoming);
  const { db, keys, logger, without } = dependencies;
  const { partner, messageId, bodyHash } = incoming;
  const found = await findHandoff(db, event.subject ?? '');
  if (found?.handoff.partner !== partner) {
    logger.warn({ partner, handoffId: found?.handoff.handoffId }, 'event on no hand-off of theirs');
    throw unknownHandoff();
  }
  const answer = {
    ...statusOf(event),
    handoffId: found.handoff.handoffId,
    answerId: messageId,
  };
  const stored = await storeAnswer({ db, keys }, { found, answer, bodyHash }, without);
  if (stored === 'conflict') throw reused(dependencies, incoming);
  return { ...accepted, touched: { handoffId: answer.handoffId } };
}

function statusOf({ sequence, data }: Incoming['event']) {
  const parsed = StatusDataSchema.safeParse(data, { reportInput: true });
  if (!parsed.success) throw invalidBody(parsed.error, '/data');
  if (sequence === undefined)
    throw new Problem(400, 'INVALID_INPUT', 'The event needs a sequence.', {
      errors: [
        { in: 'body', pointer: '/sequence', code: 'REQUIRED', detail: 'This field is required.' },
      ],
    });
  return { ...parsed.data, sequence: Number(sequence) };
}

/** What the hub does not know yet is kept by its id and changes nothing. */
async function park(dependencies: PartnerDependencies, incoming: Incoming): Promise<Answer> {
  const { partner, messageId, bodyHash } = incoming;
  const receivedAt = new Date().toISOString();
  const known = await dependencies.db
    .transaction()
    .execute((trx) => rememberMessage(trx, { partner, messageId, bodyHash, receivedAt }));
  if (known === 'conflict') throw reused(dependencies, incoming);
  dependencies.logger.warn({ partner, code: 'EVENT_TYPE_UNKNOWN' }, 'partner event parked');
  return accepted;
}

function reused({ logger }: PartnerDependencies, { partner }: Incoming): Problem {
  logger.error({ partner, code: 'MESSAGE_ID_REUSED' }, 'one message id came with two bodies');
  return new Problem(422, 'MESSAGE_ID_REUSED', 'This webhook-id was used for another message.');
}
