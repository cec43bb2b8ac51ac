import type { PartnerHttp, PartnerRequest } from '../../connectors/partner-http';

/** Keeps every request that passes. */
export function tap(http: PartnerHttp, keep: (request: PartnerRequest) => void): PartnerHttp {
  return {
    send: async (request) => {
      keep(request);
      return http.send(request);
    },
    close: () => {
      http.close();
    },
  };
}

/** Finds no rol and no zaakeigenschap, whatever there is: a connector that does not look before it repeats. */
export function blindfold(http: PartnerHttp): PartnerHttp {
  return {
    send: async (request) => {
      const isLook =
        request.method === 'GET' && /\/(rollen\?|zaakeigenschappen$)/.test(request.url);
      if (!isLook) return http.send(request);
      const body = request.url.endsWith('zaakeigenschappen') ? '[]' : '{"results":[]}';
      return { status: 200, headers: {}, body };
    },
    close: () => {
      http.close();
    },
  };
}
