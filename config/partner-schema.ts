import { z } from 'zod';
import { dataCategories } from '../domain/basis/category';
import type { EmailPartner, Partner, WebhookPartner, ZgwPartner } from '../domain/partner/partner';
import { MailboxSchema } from './mailbox-schema';
import { TermSchema } from './term-schema';
import { CodeSchema, distinct, TextSchema } from './text-schema';
import { secretNameSchema, urlSchema, webhookFields } from './webhook-schema';

const secretName = /^PARTNER_[A-Z0-9_]+$/;
const publicKey = /^whpk_[A-Za-z0-9+/]{43}=$/;

const SecretNameSchema = secretNameSchema(secretName, 'PARTNER_JOBSTAP_KEY');
const KeySchema = z
  .string()
  .refine(
    (key) => secretName.test(key) || publicKey.test(key),
    'must be the name of a variable, like PARTNER_JOBSTAP_KEY, or a public key whpk_…',
  );

const RsinSchema = z
  .string()
  .regex(/^\d{9}$/, { error: 'must be 9 digits', abort: true })
  .refine(passesElevenTest, 'must pass the eleven test of an RSIN');

const CategorySchema = z.enum(dataCategories);

const common = {
  id: CodeSchema,
  name: TextSchema,
  categories: distinct(CategorySchema),
  terms: z.strictObject({
    acceptance: TermSchema,
    progress: TermSchema,
    completion: TermSchema,
    deletion: TermSchema,
  }),
};

/** Addresses are https; `host:port` in `privateHosts` may be plain http, for what runs inside. */
export function partnerSchema(privateHosts: readonly string[]) {
  const UrlSchema = urlSchema(privateHosts);
  return z.discriminatedUnion('protocol', [
    webhookSchema(UrlSchema),
    emailSchema,
    zgwSchema(UrlSchema),
  ]) satisfies z.ZodType<Partner>;
}

const emailSchema = z.strictObject({
  ...common,
  protocol: z.literal('email'),
  email: z.strictObject({ mailbox: MailboxSchema }),
}) satisfies z.ZodType<EmailPartner>;

function webhookSchema(UrlSchema: z.ZodString) {
  return z.strictObject({
    ...common,
    protocol: z.literal('webhook'),
    webhook: z.strictObject({
      ...webhookFields(UrlSchema, SecretNameSchema),
      verifyWith: distinct(KeySchema).min(1, 'must name at least one key'),
    }),
  }) satisfies z.ZodType<WebhookPartner>;
}

function zgwSchema(UrlSchema: z.ZodString) {
  return z.strictObject({
    ...common,
    protocol: z.literal('zgw'),
    notifications: z.strictObject({ abonnementUrl: UrlSchema }).exactOptional(),
    zgw: z.strictObject({
      baseUrl: UrlSchema.endsWith('/', 'must end in a slash'),
      clientId: TextSchema,
      secret: SecretNameSchema,
      bronorganisatie: RsinSchema,
      verantwoordelijkeOrganisatie: RsinSchema,
      zaaktype: UrlSchema,
      roltype: UrlSchema,
      eigenschappen: z.partialRecord(CategorySchema, UrlSchema),
      initialStatustype: UrlSchema,
      statustypen: z.record(
        UrlSchema,
        z.enum(['accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed']),
      ),
      ending: z.strictObject({ statustype: UrlSchema, resultaattype: UrlSchema }),
      notificationAuth: SecretNameSchema,
      pollEvery: TermSchema.refine(
        ({ unit, count }) => unit === 'seconds' && count <= 3_600,
        'must be at most 3600 seconds: a lost notification may not stay unseen',
      ),
    }),
  }) satisfies z.ZodType<ZgwPartner>;
}

/** RSIN and BSN: the digits weighed 9 to 2 and the last -1 add up to a multiple of 11. */
function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, place) => {
    return total + digit * (place === 8 ? -1 : 9 - place);
  }, 0);
  return sum % 11 === 0;
}
