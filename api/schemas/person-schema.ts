import { z } from 'zod';
import { isBsn } from '../../domain/person/bsn';
import { CaseNumberSchema } from './case-schema';
import { date, line } from './text';

/** Nine digits without spaces or dots; what is wrong with it is told without it. */
const BsnSchema = z
  .string()
  .regex(/^\d{9}$/, { abort: true })
  .refine(isBsn, { error: 'This is no burgerservicenummer.', params: { code: 'NOT_A_BSN' } })
  .meta({ description: 'Burgerservicenummer: nine digits that pass the eleven-proof.' });

/** Who it is about. Goes to the dossier only. */
export const PersonSchema = z.strictObject({
  name: line(200),
  birthDate: date.exactOptional(),
  bsn: BsnSchema.exactOptional(),
  phone: line(40).exactOptional(),
  email: z.email().max(254).exactOptional(),
  address: line(300).exactOptional(),
});

/** Either the number, or name and birth date. */
export const CaseSearchSchema = z
  .strictObject({
    bsn: BsnSchema.exactOptional(),
    name: line(200)
      .exactOptional()
      .meta({ description: 'The whole name; order, capitals and accents do not matter.' }),
    birthDate: date.exactOptional(),
  })
  .superRefine(({ bsn, name, birthDate }, context) => {
    const refuse = (field: string, code: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message, params: { code } });
    };
    if (bsn !== undefined) {
      if (name !== undefined) refuse('name', 'ONE_WAY_ONLY', 'Search by the number alone.');
      if (birthDate !== undefined)
        refuse('birthDate', 'ONE_WAY_ONLY', 'Search by the number alone.');
      return;
    }
    if (name === undefined && birthDate === undefined)
      refuse('bsn', 'REQUIRED', 'Search by a number, or by name and birth date.');
    else if (name === undefined) refuse('name', 'REQUIRED', 'A birth date needs a name.');
    else if (birthDate === undefined) refuse('birthDate', 'REQUIRED', 'A name needs a birth date.');
  })
  .meta({ id: 'CaseSearch', description: 'By `bsn` alone, or by `name` and `birthDate`.' });

export const FoundCasesSchema = z
  .strictObject({
    cases: z.array(z.strictObject({ caseNumber: CaseNumberSchema })).meta({
      description: 'Newest first, at most 100.',
    }),
  })
  .meta({ id: 'FoundCases' });
