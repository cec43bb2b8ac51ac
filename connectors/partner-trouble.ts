import { isNativeError } from 'node:util/types';
import { AxiosError } from 'axios';
import { InwardAddress } from './partner-address';
import { PartnerError, type PartnerErrorKind } from './partner-error';

/** By code of Node, first match counts. */
const troubles: readonly (readonly [RegExp, PartnerErrorKind, string])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'unavailable', 'NAME_UNKNOWN'],
  [/^ECONNREFUSED$/, 'unavailable', 'CONNECTION_REFUSED'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_\w+)$/, 'unavailable', 'CONNECTION_LOST'],
  // A certificate is renewed one day; until then nothing is sent, and a person hears of it.
  [
    /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_)/,
    'unavailable',
    'TLS_REFUSED',
  ],
  [/^HPE_/, 'unreadable', 'NOT_HTTP'],
  [/^(ERR_INVALID_CHAR|ERR_HTTP_INVALID_HEADER_VALUE)$/, 'rejected', 'REQUEST_INVALID'],
];

/** Node's error stays as the cause, never that of axios: it holds the headers and the body that were sent. */
export function toPartnerError(partner: string, error: unknown): PartnerError {
  if (error instanceof PartnerError) return error;
  const cause = error instanceof AxiosError ? error.cause : error;
  if (isRefusal(cause)) return new PartnerError(partner, 'rejected', 'SSRF_REFUSED', { cause });
  const code = codeOf(cause);
  const [, kind, name] = troubles.find(([pattern]) => pattern.test(code)) ?? [];
  return new PartnerError(partner, kind ?? 'unavailable', name ?? 'NETWORK_ERROR', { cause });
}

function isRefusal(cause: unknown): boolean {
  if (cause instanceof InwardAddress) return true;
  // The package throws a plain Error.
  return isNativeError(cause) && cause.message.includes('is not allowed. Because');
}

function codeOf(cause: unknown): string {
  return isNativeError(cause) && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : '';
}
