import { z } from 'zod';
import { heardKinds } from '../../domain/erasure/recipients';
import { erasureGrounds, erasureStates } from '../../domain/erasure/erasure';
import { CaseNumberSchema, MemberSchema } from './case-schema';
import { instant } from './text';

const GroundSchema = z.enum(erasureGrounds).meta({
  description:
    'AVG art. 17(1): not needed any more, asked for by the resident, or never processed lawfully.',
});

export const NewErasureSchema = z.strictObject({ ground: GroundSchema }).meta({ id: 'NewErasure' });

const RetentionSchema = z
  .strictObject({
    from: instant,
    dueAt: instant.meta({ description: 'When destruction is suggested.' }),
    lines: z.array(
      z.strictObject({
        ground: z.string(),
        source: z.string(),
        until: instant,
        endsOnRequest: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Retention' });

const DecisionSchema = z.strictObject({
  erasureId: z.uuid(),
  caseNumber: CaseNumberSchema,
  ground: GroundSchema,
  state: z.enum(erasureStates),
  suggestedAt: instant.exactOptional().meta({ description: 'By the schedule.' }),
  proposedBy: MemberSchema.exactOptional(),
  proposedAt: instant.exactOptional(),
  approvedBy: MemberSchema.exactOptional(),
  approvedAt: instant.exactOptional(),
  carryOutAt: instant.exactOptional().meta({ description: 'Until then it can be cancelled.' }),
  cancelledBy: MemberSchema.exactOptional(),
  endedAt: instant.exactOptional(),
  stoppedBecause: z.string().exactOptional(),
});

export const ErasureSchema = DecisionSchema.meta({ id: 'Erasure' });

export const ErasureStandingSchema = z
  .strictObject({
    caseNumber: CaseNumberSchema,
    retention: RetentionSchema.exactOptional(),
    erasure: ErasureSchema.exactOptional(),
    erasedAt: instant.exactOptional(),
    residue: z
      .array(z.string())
      .exactOptional()
      .meta({ description: 'Codes of what the erasure could not reach; see the documentation.' }),
    notices: z
      .array(
        z.strictObject({
          handoffId: z.string(),
          partner: z.string(),
          heard: z.enum(heardKinds),
        }),
      )
      .exactOptional()
      .meta({
        description:
          'Each partner that had something of the case: told to delete it, not told, or what it said when all was taken back before.',
      }),
  })
  .meta({ id: 'ErasureStanding' });

export const ErasuresSchema = z
  .strictObject({ erasures: z.array(ErasureSchema) })
  .meta({ id: 'Erasures' });
