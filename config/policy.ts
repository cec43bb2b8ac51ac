import { z } from 'zod';
import type { BudgetPolicy } from '../domain/budget/budget';
import type { DeliveryPolicy } from '../domain/handoff/handoff';
import type { Policy, ReportPolicy, Seat, Terms, WeeklyTable } from '../domain/policy/policy';
import { readJson, wrongFields } from './read-json';
import { RetentionSchema } from './retention-schema';
import { CentsSchema, CountSchema, SecondsSchema, TermSchema } from './term-schema';
import { areDistinct, CitationSchema, CodeSchema, distinct, TextSchema } from './text-schema';
import { SettingsError } from './settings-error';

// A member is the `sub` of an identity provider, and those write it their own way.
const MemberSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w.:|-]*$/, 'must be a member code without spaces, like wc-01');
const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, like 09:00');

const TermsSchema = z.strictObject({
  triage: TermSchema,
  intake: TermSchema,
  'first-session': TermSchema,
  plan: TermSchema,
  'call-back': TermSchema,
  'follow-up-session': TermSchema,
  'out-of-reach': TermSchema,
  'max-duration': TermSchema,
  evaluation: TermSchema,
  aftercare: TermSchema,
  crisis: TermSchema,
}) satisfies z.ZodType<Terms>;

const SeatSchema = z
  .strictObject({ role: CodeSchema, member: MemberSchema, backup: MemberSchema })
  .refine((seat) => seat.member !== seat.backup, {
    path: ['backup'],
    error: 'must be someone else than the member',
  }) satisfies z.ZodType<Seat>;

const WeekdaySchema = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

const TimesSchema = z.object({ from: TimeSchema, until: TimeSchema });
const SlotSchema = TimesSchema.extend({ slotMinutes: CountSchema });

const TableSchema = z
  .strictObject({
    weekdays: distinct(WeekdaySchema).min(1, 'must name at least one day'),
    from: TimeSchema,
    until: TimeSchema,
    slotMinutes: CountSchema,
    place: TextSchema,
    seats: z
      .array(SeatSchema)
      .min(1, 'must name at least one seat')
      .refine((seats) => areDistinct(seats.map((seat) => seat.role)), 'must not repeat a role'),
    onCall: distinct(CodeSchema),
  })
  // `when`: zod skips a check across fields as soon as any field is wrong, but a reader wants all errors at once.
  .refine((table) => table.from < table.until, {
    path: ['until'],
    error: 'must be later than from',
    when: ({ value }) => TimesSchema.safeParse(value).success,
  })
  .refine((table) => table.from >= table.until || hasRoomForSlot(table), {
    path: ['slotMinutes'],
    error: 'must fit between from and until',
    when: ({ value }) => SlotSchema.safeParse(value).success,
  }) satisfies z.ZodType<WeeklyTable>;

const HandoffsSchema = z
  .strictObject({
    retrySeconds: z
      .array(SecondsSchema)
      .min(1, { error: 'must name at least one wait', abort: true }),
    tellAfterAttempt: CountSchema,
    crisisSeconds: SecondsSchema,
  })
  .refine((handoffs) => handoffs.tellAfterAttempt <= handoffs.retrySeconds.length + 1, {
    path: ['tellAfterAttempt'],
    error: 'must not be more than the attempts there are',
  }) satisfies z.ZodType<DeliveryPolicy>;

const BudgetSchema = z
  .strictObject({ capCents: CentsSchema, delegatedCents: CentsSchema })
  .refine((budget) => budget.delegatedCents <= budget.capCents, {
    path: ['delegatedCents'],
    error: 'must not be more than the cap',
  }) satisfies z.ZodType<BudgetPolicy>;

/** Codes with the words that people read. */
const LabelsSchema = z
  .record(z.string(), TextSchema)
  // A key that is wrong is reported by zod without saying what would be right.
  .superRefine((labels, context) => {
    for (const code of Object.keys(labels)) {
      const issue = CodeSchema.safeParse(code).error?.issues[0];
      if (issue !== undefined) context.addIssue({ ...issue, path: [code] });
    }
  })
  .refine((labels) => areDistinct(Object.values(labels)), 'must not use the same words twice');

const ReportSchema = z.strictObject({
  everyWeeks: CountSchema,
  firstOn: z.iso
    .date({ error: 'must be a date, like 2027-01-04', abort: true })
    .refine((date) => new Date(date).getUTCDay() === 1, 'must be a Monday'),
  threshold: z
    .int()
    .min(5, 'must be at least 5: smaller counts can be traced to people')
    .max(10, 'must be at most 10'),
  questions: LabelsSchema,
  results: LabelsSchema,
}) satisfies z.ZodType<ReportPolicy>;

const PolicySchema = z.strictObject({
  municipality: TextSchema,
  version: TextSchema,
  terms: TermsSchema,
  tables: z.strictObject({ adult: TableSchema, youth: TableSchema }),
  maxOpenCases: z.strictObject({ adult: CountSchema, youth: CountSchema }),
  signalThemes: LabelsSchema,
  report: ReportSchema,
  handoffs: HandoffsSchema,
  retention: RetentionSchema,
  budget: BudgetSchema,
  deviationMandate: CitationSchema,
  hourlyRateCents: CentsSchema,
}) satisfies z.ZodType<Policy>;

/** Reads and checks a municipality's policy. Throws one Error that names the file and every field that is wrong. */
export function loadPolicy(path: string): Policy {
  const parsed = PolicySchema.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const wrong = wrongFields(parsed.error).map((line) => `- ${line}`);
  throw new SettingsError(`The policy in ${path} is not valid:\n${wrong.join('\n')}`);
}

function contentOf(path: string): unknown {
  try {
    return readJson(path);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`The policy in ${path} ${problem}`, { cause });
  }
}

function hasRoomForSlot(table: WeeklyTable): boolean {
  return minutesOf(table.until) - minutesOf(table.from) >= table.slotMinutes;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
