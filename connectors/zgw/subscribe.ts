import type { Attempt } from '../connector';
import { PartnerError } from '../partner-error';
import { parseJson } from './parse-json';
import { signToken } from './sign-token';
import type { ZgwAccess } from './zgw-calls';
import { throwForZgwStatus } from './zgw-error';
import { AbonnementenSchema, AbonnementSchema } from './zgw-schemas';

export interface Subscribing extends ZgwAccess {
  /** Where the partner's notifications come in. */
  readonly callbackUrl: string;
  readonly attempt: Attempt;
}

/**
 * Subscribes to what happens to zaken (NRC 1.0.1), once: what is subscribed for the same callback stays. Resolves to the
 * URL of the abonnement, or undefined for a partner without notifications, who is polled only.
 * **Source** `VNG-Realisatie/gemma-zaken: docs/standaard/notificaties/`
 */
export async function subscribeToNotifications(wish: Subscribing): Promise<string | undefined> {
  const { partner, secretOf, callbackUrl } = wish;
  const abonnementUrl = partner.notifications?.abonnementUrl;
  if (abonnementUrl === undefined) return undefined;
  const known = AbonnementenSchema.safeParse(await ask(wish, 'GET', abonnementUrl));
  if (!known.success) throw new PartnerError(partner.id, 'unreadable', 'UNREADABLE_ANSWER');
  const same = known.data.find((abonnement) => abonnement.callbackUrl === callbackUrl);
  if (same !== undefined) return same.url;
  const made = AbonnementSchema.safeParse(
    await ask(wish, 'POST', abonnementUrl, {
      callbackUrl,
      auth: secretOf(partner.zgw.notificationAuth),
      kanalen: [{ naam: 'zaken', filters: { bronorganisatie: partner.zgw.bronorganisatie } }],
    }),
  );
  if (!made.success) throw new PartnerError(partner.id, 'unreadable', 'UNREADABLE_ANSWER');
  return made.data.url;
}

async function ask(
  { partner, http, secretOf, now, attempt }: Subscribing,
  method: 'GET' | 'POST',
  url: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { clientId, secret } = partner.zgw;
  const token = await signToken({ clientId, secret: secretOf(secret) }, now?.() ?? new Date());
  const response = await http.send({
    partner: partner.id,
    method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    attempt,
  });
  throwForZgwStatus(partner.id, response, Object.keys(body ?? {}));
  return parseJson(response.body);
}
