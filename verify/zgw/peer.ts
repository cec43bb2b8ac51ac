import type { ZgwPartner } from '../../domain/partner/partner';

/** A server with a Zaken API to prove the connector against. */
export interface Peer {
  readonly partner: ZgwPartner;
  readonly secretOf: (name: string) => string;
  /** `ip:port` */
  readonly host: string;
  /** The partner's own statustypen, in their order. */
  readonly statustypen: { readonly initial: string; readonly busy: string; readonly end: string };
  readonly resultaattype: string;
  /** How long an answer may take here before the connector gives up on it. */
  readonly headersMs: number;
  /** Whether a zaak moves by itself, by the script of the simulator. */
  readonly plays: boolean;
}

const hour = { count: 3600, unit: 'seconds' } as const;
const day = { count: 1, unit: 'calendar-days' } as const;

interface PeerUrls {
  readonly baseUrl: string;
  readonly zaaktype: string;
  readonly roltype: string;
  readonly eigenschappen: ZgwPartner['zgw']['eigenschappen'];
  readonly statustypen: Peer['statustypen'];
  readonly resultaattype: string;
}

export function makePartner(clientId: string, urls: PeerUrls): ZgwPartner {
  const { baseUrl, zaaktype, roltype, eigenschappen, statustypen, resultaattype } = urls;
  return {
    protocol: 'zgw',
    id: 'voorbeeld-zaken',
    name: 'Voorbeeldgemeente',
    categories: ['identity', 'contact', 'housing', 'debts'],
    terms: { acceptance: day, progress: day, completion: day, deletion: day },
    zgw: {
      baseUrl,
      clientId,
      secret: 'zgw-secret',
      bronorganisatie: '000000000',
      verantwoordelijkeOrganisatie: '000000000',
      zaaktype,
      roltype,
      eigenschappen,
      initialStatustype: statustypen.initial,
      statustypen: { [statustypen.busy]: 'accepted', [statustypen.end]: 'completed' },
      ending: { statustype: statustypen.end, resultaattype },
      notificationAuth: 'zgw-notifications',
      pollEvery: hour,
    },
  };
}
