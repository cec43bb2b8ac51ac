import { PartnerError } from '../partner-error';
import { throwForStatus, type PartnerResponse } from '../partner-http';
import { FoutSchema } from './zgw-schemas';
import { parseJson } from './parse-json';

/** Codes of the standard and of Django REST framework. Another word might be anything, even a text of the resident. */
const knownCodes = [
  'archiefactiedatum-error',
  'bad-url',
  'blank',
  'date-in-future',
  'does_not_exist',
  'error',
  'future_not_allowed',
  'identificatie-niet-uniek',
  'incorrect_type',
  'invalid',
  'invalid-betrokkene',
  'invalid-jwt-signature',
  'invalid-resource',
  'invalid_choice',
  'jwt-expired',
  'jwt-iat-in-future',
  'max-occurences',
  'max_length',
  'min_length',
  'no_match',
  'not-published',
  'not_acceptable',
  'not_found',
  'null',
  'permission_denied',
  'precondition_failed',
  'required',
  'resultaat-does-not-exist',
  'unique',
  'waarde-incorrect-format',
  'zaak-archiefstatus-invalid',
  'zaaktype-mismatch',
];

/** Our clock and theirs differ: the same message is fine a little later. */
const clockCodes = ['date-in-future', 'future_not_allowed', 'jwt-expired', 'jwt-iat-in-future'];

/** It was done already, as an attempt of which we never saw the answer may have left it. */
const doneBeforeCodes = ['identificatie-niet-uniek', 'unique', 'max-occurences'];

const mostParamsNamed = 5;

/**
 * Throws for what is no success: 400 and 403 with the partner's own codes (`HTTP_400 startdatum:required`), for the
 * fields that we sent. The standard answers authentication errors with 403.
 */
export function throwForZgwStatus(
  partner: string,
  response: PartnerResponse,
  sentFields: readonly string[],
): void {
  const { status, body } = response;
  const fout = status === 400 || status === 403 ? FoutSchema.safeParse(parseJson(body)) : undefined;
  if (fout?.success !== true) {
    throwForStatus(partner, response);
    return;
  }
  const { code, invalidParams } = fout.data;
  const params = invalidParams.map((param) => ({
    name: sentFields.includes(param.name) ? param.name : 'other',
    code: known(param.code),
  }));
  const codes = params.length === 0 ? [known(code)] : params.map((param) => param.code);
  const named = params.slice(0, mostParamsNamed).map((param) => `${param.name}:${param.code}`);
  const isClock = codes.every((each) => clockCodes.includes(each));
  const words = named.length === 0 ? codes : named;
  const text = `HTTP_${status} ${words.join(' ')}`;
  throw new PartnerError(partner, isClock ? 'unavailable' : 'rejected', text);
}

/** After such an answer nobody knows whether it was done: look before it is repeated. */
export function isDoubtful(error: unknown): boolean {
  if (!(error instanceof PartnerError)) return false;
  if (error.kind === 'unavailable' || error.kind === 'unreadable') return true;
  // Some servers say 503 with Retry-After after they did it.
  if (error.kind === 'throttled') return error.code !== 'HTTP_429';
  return doneBeforeCodes.some((code) => error.code.endsWith(`:${code}`));
}

function known(code: string): string {
  return knownCodes.includes(code) ? code : 'other';
}
