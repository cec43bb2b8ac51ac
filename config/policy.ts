import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Policy, Seat, Term, Terms, TermUnit, WeeklyTable } from '../domain/policy/policy';

// Ten years of each: a slip of the keyboard may not make every case count to the end of the calendar.
const LONGEST = {
  'working-days': 2_600,
  'calendar-days': 3_650,
  weeks: 520,
  seconds: 315_360_000,
} as const satisfies Record<TermUnit, number>;

const CountSchema = z.int('must be a whole number').positive('must be at least 1');
const TextSchema = z.string().trim().min(1, 'must not be empty');
const CodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a code in lower case, like social-team');
// A member is the `sub` of an identity provider, and those write it their own way.
const MemberSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w.:|-]*$/, 'must be a member code without spaces, like wc-01');
const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, like 09:00');
const UnitSchema = z.enum(['working-days', 'calendar-days', 'weeks', 'seconds']);

const TermSchema = z
  .strictObject({ unit: UnitSchema, count: CountSchema })
  .refine((term) => term.count <= LONGEST[term.unit], {
    path: ['count'],
    error: 'must not be longer than ten years',
  }) satisfies z.ZodType<Term>;

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

const PolicySchema = z.strictObject({
  municipality: TextSchema,
  version: TextSchema,
  terms: TermsSchema,
  tables: z.strictObject({ adult: TableSchema, youth: TableSchema }),
  maxOpenCases: z.strictObject({ adult: CountSchema, youth: CountSchema }),
  signalThemes: distinct(CodeSchema),
}) satisfies z.ZodType<Policy>;

/** Reads and checks a municipality's policy. Throws one Error that names the file and every field that is wrong. */
export function loadPolicy(path: string): Policy {
  const parsed = PolicySchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return `- ${field === '' ? 'the file' : field}: ${issue.message}`;
  });
  throw new Error(`The policy in ${path} is not valid:\n${wrong.join('\n')}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new Error(`The policy in ${path} ${problem}`, { cause });
  }
}

function distinct<Item extends z.ZodType<string>>(item: Item) {
  return z.array(item).refine(areDistinct, 'must not repeat an entry');
}

function areDistinct(entries: readonly string[]): boolean {
  return new Set(entries).size === entries.length;
}

function hasRoomForSlot(table: WeeklyTable): boolean {
  return minutesOf(table.until) - minutesOf(table.from) >= table.slotMinutes;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
