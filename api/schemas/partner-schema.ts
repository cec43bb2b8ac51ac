import { z } from 'zod';
import { handoffStatuses, partnerStatuses, rejectionReasons } from '../../domain/handoff/status';
import { LifeDomainSchema } from './case-schema';
import { CategorySchema, HandoffIdSchema } from './handoff-schema';
import { date, instant, text } from './text';

export const HandoffIdParams = z.strictObject({ handoffId: HandoffIdSchema });

const spoken = {
  status: z.enum([...partnerStatuses, 'deleted', 'kept']).meta({
    description:
      'How the hand-off stands; `deleted` confirms a withdrawal, `kept` says that the law makes you keep the data.',
  }),
  reason: z.enum(rejectionReasons).exactOptional(),
  note: text(4_000).exactOptional(),
  outcome: text(4_000).exactOptional(),
};

/** The least that makes each answer useful to who asked. */
const needs = {
  rejected: 'reason',
  completed: 'outcome',
  'on-hold': 'note',
  failed: 'note',
} as const;

function demanding<Shape extends z.ZodRawShape & typeof spoken>(schema: z.ZodObject<Shape>) {
  return schema.superRefine((answer: Record<string, unknown>, context) => {
    const field = Object.entries(needs).find(([status]) => status === answer['status'])?.[1];
    if (field !== undefined && answer[field] === undefined)
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'This status needs it.',
        params: { code: 'REQUIRED' },
      });
    if (answer['reason'] !== undefined && answer['status'] !== 'rejected')
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'A reason is given with `rejected` only.',
      });
  });
}

const sequence = z.int().min(1).max(2_147_483_647).meta({
  description: 'Your own order, from 1: an answer older than one that was applied changes nothing.',
});

export const PartnerAnswerSchema = demanding(z.strictObject({ ...spoken, sequence })).meta({
  id: 'PartnerAnswer',
});

export const StatusDataSchema = demanding(z.strictObject(spoken));

/** A CloudEvent in structured mode (NL GOV profile); `data` is looked at once its type is known. */
export const PartnerEventSchema = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: z.string().min(1).max(200),
    source: z.string().min(1).max(500),
    type: z.string().min(1).max(200),
    subject: z.string().min(1).max(200).exactOptional(),
    time: z.string().max(40).exactOptional(),
    datacontenttype: z.string().max(100).exactOptional(),
    dataschema: z.string().max(500).exactOptional(),
    sequence: z.union([sequence, z.string().regex(/^[1-9]\d{0,8}$/)]).exactOptional(),
    sequencetype: z.string().max(40).exactOptional(),
    traceparent: z.string().max(60).exactOptional(),
    tracestate: z.string().max(600).exactOptional(),
    data: z.record(z.string(), z.unknown()).exactOptional(),
  })
  .meta({ id: 'PartnerEvent' });

export const HandoffStandingSchema = z
  .strictObject({
    handoffId: HandoffIdSchema,
    partner: z.string(),
    partnerName: z.string(),
    status: z.enum(handoffStatuses),
    statusAt: instant,
    requestedAt: instant,
    lifeDomain: LifeDomainSchema.exactOptional(),
    answerBy: instant.exactOptional(),
    reportBy: instant.exactOptional(),
    withdrawal: z
      .strictObject({
        withdrawnAt: instant,
        confirmBy: instant.exactOptional(),
        settled: z.boolean(),
        categories: z.array(CategorySchema).exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'HandoffStanding' });

export const HandoffContentSchema = z
  .strictObject({
    content: z.strictObject({
      question: z.string().exactOptional(),
      identity: z
        .strictObject({ name: z.string().exactOptional(), birthDate: date.exactOptional() })
        .exactOptional(),
      contact: z
        .strictObject({
          phone: z.string().exactOptional(),
          email: z.string().exactOptional(),
          address: z.string().exactOptional(),
        })
        .exactOptional(),
      lifeDomains: z.partialRecord(LifeDomainSchema, z.string()),
    }),
    basis: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('consent'), validUntil: instant }),
      z.strictObject({ kind: z.literal('statutory'), law: z.string(), article: z.string() }),
    ]),
  })
  .meta({ id: 'HandoffContent' });

export const NotificationSchema = z
  .strictObject({
    kanaal: z.string().min(1).max(50),
    hoofdObject: z.string().min(1).max(1_000),
    resource: z.string().min(1).max(100),
    resourceUrl: z.string().min(1).max(1_000),
    actie: z.string().min(1).max(100),
    aanmaakdatum: z.string().min(1).max(40),
    kenmerken: z.record(z.string(), z.unknown()).exactOptional(),
  })
  .meta({ id: 'Notificatie' });
