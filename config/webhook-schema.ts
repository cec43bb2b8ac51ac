import { z } from 'zod';
import { hostAndPort } from './private-hosts';
import { distinct } from './text-schema';

/** The name of a variable that holds a secret. */
export function secretNameSchema(form: RegExp, example: string): z.ZodString {
  return z.string().regex(form, `must be the name of a variable, like ${example}`);
}

/** Addresses are https; `host:port` in `privateHosts` may be plain http, for what runs inside. */
export function urlSchema(privateHosts: readonly string[]): z.ZodString {
  return z.string().superRefine((text, context) => {
    const message = urlTrouble(text, privateHosts);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

/** What sending to a webhook takes; what it takes to read an answer is the partner's. */
export function webhookFields(UrlSchema: z.ZodString, SecretNameSchema: z.ZodString) {
  return {
    url: UrlSchema,
    scheme: z.enum(['v1', 'v1a']),
    signWith: distinct(SecretNameSchema).min(1, 'must name at least one secret'),
  };
}

function urlTrouble(text: string, privateHosts: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return 'must be an address, like https://partner.example/hub';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'must not hold a name or password';
  if (url.hash !== '') return 'must not hold a #';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && privateHosts.includes(hostAndPort(url))) return undefined;
  return 'must be https, unless HUB_PRIVATE_HOSTS names its host:port';
}
