import type { WebhookPartner } from '../partner/partner';

/** An organisation that is told of every edition of the signal report. */
export interface Subscriber {
  /** Code in lower case, such as `open-data`. */
  readonly id: string;
  readonly name: string;
  readonly webhook: Pick<WebhookPartner['webhook'], 'url' | 'scheme' | 'signWith'>;
}
