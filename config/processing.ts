import { z } from 'zod';
import { dataCategories } from '../domain/basis/category';
import { MailboxSchema } from './mailbox-schema';
import { readJson, wrongFields } from './read-json';
import { CodeSchema, distinct, TextSchema } from './text-schema';
import { SettingsError } from './settings-error';

/** Kinds of personal data the hub keeps itself, beside those that a hand-off may carry. */
const ownCategories = [
  'citizen-number',
  'texts',
  'course',
  'signals',
  'budget',
  'member-code',
  'mail-address',
  'absence',
  'access',
] as const;
const processedCategories = [...dataCategories, ...ownCategories] as const;
export type ProcessedCategory = (typeof processedCategories)[number];

const subjects = ['residents', 'network', 'professionals'] as const;
export type DataSubject = (typeof subjects)[number];

const recipients = [
  ...(['table', 'partners', 'partners-on-call', 'policy-group', 'subscribers'] as const),
  ...(['resident', 'privacy-officer'] as const),
] as const;
export type Recipient = (typeof recipients)[number];

/** One processing activity (AVG art. 30); texts are Dutch, for the register and for residents. */
export interface ProcessingActivity {
  /** With `version` the `dpl.core.processing_activity_id` of the processing log. */
  readonly id: string;
  /** Goes up whenever what the activity does to people changes. */
  readonly version: string;
  readonly name: string;
  readonly purpose: string;
  readonly dataSubjects: readonly DataSubject[];
  readonly categories: readonly ProcessedCategory[];
  readonly recipients: readonly Recipient[];
  readonly legalBasis: readonly string[];
  readonly retention: readonly string[];
}

export interface Processing {
  readonly controller: { readonly name: string; readonly mailbox: string };
  /** The functionaris gegevensbescherming (AVG art. 37). */
  readonly privacyOfficer: { readonly mailbox: string };
  readonly activities: readonly ProcessingActivity[];
}

const TextsSchema = z.array(TextSchema).min(1, 'must say at least one thing');

const ActivitySchema = z.strictObject({
  id: CodeSchema,
  version: TextSchema,
  name: TextSchema,
  purpose: TextSchema,
  dataSubjects: distinct(z.enum(subjects)).min(1, 'must name whose data it is'),
  categories: distinct(z.enum(processedCategories)).min(1, 'must name at least one category'),
  recipients: distinct(z.enum(recipients)),
  legalBasis: TextsSchema,
  retention: TextsSchema,
}) satisfies z.ZodType<ProcessingActivity>;

const ProcessingSchema = z.strictObject({
  controller: z.strictObject({ name: TextSchema, mailbox: MailboxSchema }),
  privacyOfficer: z.strictObject({ mailbox: MailboxSchema }),
  activities: z
    .array(ActivitySchema)
    .min(1, 'must name at least one activity')
    .refine(haveOwnIds, 'must not use the same id twice'),
}) satisfies z.ZodType<Processing>;

/** Reads and checks the processing activities. Throws one Error that names the file and every field that is wrong. */
export function loadProcessing(path: string): Processing {
  const parsed = ProcessingSchema.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const wrong = wrongFields(parsed.error).map((line) => `- ${line}`);
  throw new SettingsError(
    `The processing activities in ${path} are not valid:\n${wrong.join('\n')}`,
  );
}

function haveOwnIds(activities: readonly { readonly id: string }[]): boolean {
  return new Set(activities.map(({ id }) => id)).size === activities.length;
}

function contentOf(path: string): unknown {
  try {
    return readJson(path);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`The processing activities in ${path} ${problem}`, { cause });
  }
}
