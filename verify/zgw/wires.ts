import { PartnerError } from '../../connectors/partner-error';
import type { PartnerHttp, PartnerRequest } from '../../connectors/partner-http';

/** Keeps every request that passes, and how it was answered: `HTTP_201`, or the code of what went wrong. */
export function tap(
  http: PartnerHttp,
  keep: (request: PartnerRequest) => void,
  keepAnswer: (code: string) => void = () => undefined,
): PartnerHttp {
  return {
    send: async (request) => {
      keep(request);
      try {
        const response = await http.send(request);
        keepAnswer(`HTTP_${response.status}`);
        return response;
      } catch (error) {
        if (error instanceof PartnerError) keepAnswer(`${request.method} ${error.code}`);
        throw error;
      }
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
