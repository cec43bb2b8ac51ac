import type { Config } from './config';
import type { Kind } from './registry';

/** Where everything is, as URLs. */
export interface Addresses {
  readonly origin: string;
  urlOf(kind: Exclude<Kind, 'zaakeigenschap'>, id: string): string;
  eigenschapUrl(zaakId: string, id: string): string;
  catalogueUrl(list: string, id: string): string;
  /** The id at the end of such a URL, or undefined for an address elsewhere. */
  idIn(list: string, url: unknown): string | undefined;
}

const lists = {
  zaak: 'zaken/api/v1/zaken',
  rol: 'zaken/api/v1/rollen',
  status: 'zaken/api/v1/statussen',
  resultaat: 'zaken/api/v1/resultaten',
  abonnement: 'notificaties/api/v1/abonnement',
} as const;

export function createAddresses({ port }: Config): Addresses {
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    urlOf: (kind, id) => `${origin}/${lists[kind]}/${id}`,
    eigenschapUrl: (zaakId, id) => `${origin}/${lists.zaak}/${zaakId}/zaakeigenschappen/${id}`,
    catalogueUrl: (list, id) => `${origin}/catalogi/api/v1/${list}/${id}`,
    idIn: (list, url) => {
      const start = `${origin}/${list === 'zaken' ? lists.zaak : `catalogi/api/v1/${list}`}/`;
      if (typeof url !== 'string' || !url.startsWith(start)) return undefined;
      const id = url.slice(start.length);
      return /^[a-z0-9-]+$/.test(id) ? id : undefined;
    },
  };
}
