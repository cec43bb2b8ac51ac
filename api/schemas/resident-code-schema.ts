import { z } from 'zod';
import { CaseNumberParams } from './case-schema';
import { instant } from './text';

export const ResidentCodeParams = CaseNumberParams.extend({ codeId: z.uuid() });

export const ResidentCodeSchema = z
  .object({
    codeId: z.uuid(),
    code: z
      .string()
      .meta({ description: 'Told this once, for the letter.', examples: ['7KQ4-M9TX'] }),
    expiresAt: instant,
  })
  .meta({ id: 'ResidentCode' });

export const RevokedCodeSchema = z
  .object({ codeId: z.uuid(), revokedAt: instant })
  .meta({ id: 'RevokedCode' });
