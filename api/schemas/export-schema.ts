import { z } from 'zod';
import { CaseNumberSchema, MemberSchema } from './case-schema';
import { EntryLineSchema } from './dossier-schema';
import { instant } from './text';

const Rows = z.array(z.unknown());

/** What is inside has the forms of the routes and tables it comes from. */
export const CaseExportSchema = z
  .strictObject({
    caseNumber: CaseNumberSchema,
    takenAt: instant,
    sequence: z.int().meta({ description: "The journal's last line that is in it." }),
    case: z.unknown(),
    events: Rows,
    dossier: z.array(
      EntryLineSchema.extend({
        content: z.unknown(),
        withheld: z.literal('confidential').exactOptional(),
      }),
    ),
    drafts: Rows.meta({ description: 'What was typed for a session and not recorded yet.' }),
    bases: Rows,
    sentToPartners: Rows.meta({ description: 'Who was told what, and on which basis.' }),
    access: Rows.meta({ description: 'Who read or changed it, newest first.' }),
    invitations: Rows,
    mails: Rows,
    retention: z.unknown(),
  })
  .meta({ id: 'CaseExport' });

export const ExportQuerySchema = z.strictObject({
  confidential: z.enum(['withheld', 'included']).default('withheld').meta({
    description: 'Confidential entries are included only with the leave of another person.',
  }),
});

export const NewExportApprovalSchema = z
  .strictObject({ exporter: MemberSchema.meta({ description: 'Who may export.' }) })
  .meta({ id: 'NewExportApproval' });

export const ExportApprovalSchema = z
  .strictObject({
    caseNumber: CaseNumberSchema,
    exporter: MemberSchema,
    approvedBy: MemberSchema,
    expiresAt: instant,
  })
  .meta({ id: 'ExportApproval' });
