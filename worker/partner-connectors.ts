import type { KnownPartner } from '../activities/partner-call';
import type { Connector } from '../connectors/connector';
import { createEmailConnector } from '../connectors/email/email-connector';
import type { MailSource } from '../connectors/email/handoff-mails';
import type { MailSender } from '../connectors/email/mail-sender';
import type { PartnerHttp } from '../connectors/partner-http';
import { createWebhookConnector } from '../connectors/webhook/webhook-connector';
import { createZgwConnector } from '../connectors/zgw/zgw-connector';
import type { Partner } from '../domain/partner/partner';
import type { HandoffLinks } from '../store/handoff-links';

export interface ConnectorParts {
  readonly http: PartnerHttp;
  readonly mailTo: (partner: string) => MailSender;
  readonly links: HandoffLinks;
  readonly secretOf: (name: string) => string;
  /** How others reach the hub, without /v1 and without a slash at the end. */
  readonly publicUrl: string;
  /** Organisation identification number of the municipality, 20 digits. */
  readonly oin: string;
  /** Who mails come from, and whom a partner may phone. */
  readonly from: MailSource;
}

/** Every partner with the connector of its protocol. */
export function connectPartners(
  partners: readonly Partner[],
  parts: ConnectorParts,
): ReadonlyMap<string, KnownPartner> {
  return new Map(
    partners.map((partner) => [partner.id, { partner, connector: connectorFor(partner, parts) }]),
  );
}

function connectorFor(partner: Partner, parts: ConnectorParts): Connector {
  const { http, mailTo, links, secretOf, publicUrl, oin, from } = parts;
  switch (partner.protocol) {
    case 'webhook':
      return createWebhookConnector({
        partner,
        http,
        secretOf,
        source: `urn:nld:oin:${oin}:systeem:op-koers`,
        contentUrl: (handoffId) => `${publicUrl}/v1/partner/handoffs/${handoffId}/content`,
      });
    case 'zgw':
      return createZgwConnector({ partner, http, secretOf });
    case 'email':
      return createEmailConnector({
        partner,
        mail: mailTo(partner.id),
        from,
        linkOf: async (handoffId) => {
          const token = await links.keep(handoffId, new Date().toISOString());
          return `${publicUrl}/overdracht/${token}`;
        },
      });
  }
}
