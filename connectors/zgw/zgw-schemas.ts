import { z } from 'zod';

/** What is read of the partner's answers; fields that are not named here are ignored (the standard is at 1.7 already). */
const LinkSchema = z.url().max(1000);

export const ZaakSchema = z.object({
  url: LinkSchema,
  identificatie: z.string(),
  bronorganisatie: z.string(),
  einddatum: z.string().nullable(),
  resultaat: LinkSchema.nullable(),
});
export type Zaak = z.infer<typeof ZaakSchema>;

export const RolSchema = z.object({ url: LinkSchema, zaak: LinkSchema, roltype: LinkSchema });

export const EigenschapSchema = z.object({
  url: LinkSchema,
  zaak: LinkSchema,
  eigenschap: LinkSchema,
});

export const StatusSchema = z.object({
  url: LinkSchema,
  uuid: z.uuid(),
  zaak: LinkSchema,
  statustype: LinkSchema,
  datumStatusGezet: z.iso.datetime({ offset: true }),
  statustoelichting: z.string().default(''),
});
export type Status = z.infer<typeof StatusSchema>;

export const ResultaatSchema = z.object({
  url: LinkSchema,
  zaak: LinkSchema,
  resultaattype: LinkSchema,
  toelichting: z.string().default(''),
});

export const AbonnementSchema = z.object({ url: LinkSchema, callbackUrl: z.string() });
export const AbonnementenSchema = z.array(AbonnementSchema);

/** An error of the standard: `Fout` and `ValidatieFout` of the Zaken API. */
export const FoutSchema = z.object({
  code: z.string(),
  invalidParams: z.array(z.object({ name: z.string(), code: z.string() })).default([]),
});
