import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Policy } from '../domain/policy/policy';
import { SettingsError } from './settings-error';

/** A colleague; name and number at work are for the pages that colleagues see. */
export interface Member {
  readonly email: string;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** Where mails to members, partners on call, project leaders and the policy group go. */
export interface Members {
  readonly members: Readonly<Record<string, Member>>;
  readonly partnersOnCall: Readonly<Record<string, { readonly email: string }>>;
  /** Codes out of `members`. */
  readonly projectLeaders: readonly string[];
  /** Codes out of `members` who hear of access in an emergency; may be empty. */
  readonly privacyOfficers: readonly string[];
  /** The functional mailbox that hears of every edition of the signal report. */
  readonly policyGroup: { readonly email: string };
  readonly supportPhone: string;
}

const CodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w.:|-]*$/, 'must be a code without spaces, like wc-01');
// As strict as the way out for mail: it refuses quotes, comments and everything beyond ASCII.
const AddressSchema = z.strictObject({
  email: z
    .string()
    .max(254, 'must not be longer than 254 characters')
    .regex(
      /^[\w+-]{1,64}(\.[\w+-]{1,64})*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/,
      'must be a plain mail address, like wc-01@op-koers.example',
    ),
});

const PhoneSchema = z.string().regex(/^\+?[\d -]{6,20}$/, 'must be a phone number');

const MemberSchema = AddressSchema.extend({
  name: z
    .string()
    .regex(/^\p{L}[\p{L} .'’-]{0,79}$/u, 'must be a name of at most 80 characters')
    .optional(),
  phone: PhoneSchema.optional(),
});

const MembersSchema = z
  .strictObject({
    members: z.record(CodeSchema, MemberSchema),
    partnersOnCall: z.record(CodeSchema, AddressSchema),
    projectLeaders: z.array(CodeSchema).min(1, 'must name at least one member'),
    privacyOfficers: z.array(CodeSchema).default([]),
    policyGroup: AddressSchema,
    supportPhone: PhoneSchema,
  })
  .superRefine(({ members, ...groups }, context) => {
    for (const group of ['projectLeaders', 'privacyOfficers'] as const)
      groups[group].forEach((code, index) => {
        if (Object.hasOwn(members, code)) return;
        const message = 'must be one of the members';
        context.addIssue({ code: 'custom', path: [group, index], message });
      });
  }) satisfies z.ZodType<Members>;

/** Reads and checks the directory of mail addresses. Throws one Error that names the file and every field that is wrong. */
export function loadMembers(path: string): Members {
  const parsed = MembersSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return `- ${field === '' ? 'the file' : field}: ${issue.message}`;
  });
  throw new SettingsError(`The members in ${path} are not valid:\n${wrong.join('\n')}`);
}

/** Codes of the policy's tables that have no mail address: nobody could invite them. */
export function codesWithoutAddress(members: Members, policy: Policy): readonly string[] {
  const tables = Object.values(policy.tables);
  const seated = tables
    .flatMap(({ seats }) => seats.flatMap(({ member, backup }) => [member, backup]))
    .filter((code) => !Object.hasOwn(members.members, code));
  const onCall = tables
    .flatMap((table) => table.onCall)
    .filter((code) => !Object.hasOwn(members.partnersOnCall, code));
  return [...new Set([...seated, ...onCall])].sort();
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new SettingsError(`The file of members ${path} ${problem}`, { cause });
  }
}
