import type { WebhookPartner } from '../../domain/partner/partner';
import type { Attempt, Connector } from '../connector';
import {
  correctedEvent,
  offeredEvent,
  recalledEvent,
  remindedEvent,
  type EventOrigin,
} from './handoff-event';
import { postEvent, type PostParts } from './post-event';

export interface WebhookConnectorOptions extends EventOrigin, PostParts {
  readonly partner: WebhookPartner;
}

/** Thin events: the partner hears that there is something and where, and fetches the rest itself. */
export function createWebhookConnector(options: WebhookConnectorOptions): Connector {
  const post = (id: string, body: string, attempt: Attempt) =>
    postEvent(options.partner, { id, body }, attempt, options);
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
    async tellCorrection(handoff, attempt) {
      await post(handoff.messageId, correctedEvent(handoff, options), attempt);
    },
  };
}
