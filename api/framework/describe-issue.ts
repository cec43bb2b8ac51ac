import type { z } from 'zod';
import type { InputError } from '../problem';

const shortName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
const upperSnake = /^[A-Z][A-Z0-9_]+$/;

type Part = InputError['in'];

/** What a schema found, in the API's own words: zod's messages can quote what was sent. */
export function describeIssue(part: Part, issue: z.core.$ZodIssue): InputError[] {
  const pointer = toPointer(issue.path);
  if (issue.code === 'unrecognized_keys') return unknownFields(part, issue.path, issue.keys);
  if (isMissing(issue)) {
    return [{ in: part, pointer, code: 'REQUIRED', detail: 'This is required.' }];
  }
  return [{ in: part, pointer, ...codeAndDetail(issue) }];
}

/** A pointer (RFC 6901) that leaves out any name of the sender's making that is not a plain word. */
function toPointer(path: readonly PropertyKey[]): string {
  const names = path.map((name) =>
    typeof name === 'number' || (typeof name === 'string' && shortName.test(name)) ? name : '*',
  );
  return names.map((name) => `/${name}`).join('');
}

function unknownFields(part: Part, path: readonly PropertyKey[], keys: readonly string[]) {
  return keys.map((key): InputError => ({
    in: part,
    pointer: toPointer([...path, key]),
    code: 'UNKNOWN_FIELD',
    detail: 'There is no such field.',
  }));
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  const judgesPresence = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  return judgesPresence && 'input' in issue && issue.input === undefined;
}

type Words = Pick<InputError, 'code' | 'detail'>;

function codeAndDetail(issue: z.core.$ZodIssue): Words {
  return aboutSize(issue) ?? aboutForm(issue) ?? aboutParts(issue);
}

function aboutSize(issue: z.core.$ZodIssue): Words | undefined {
  if (issue.code === 'too_small') {
    return { code: 'TOO_SMALL', detail: `The least is ${issue.minimum}.` };
  }
  if (issue.code === 'too_big') return { code: 'TOO_BIG', detail: `The most is ${issue.maximum}.` };
  if (issue.code === 'not_multiple_of') {
    return { code: 'NOT_A_MULTIPLE', detail: `This must be a multiple of ${issue.divisor}.` };
  }
  return undefined;
}

function aboutForm(issue: z.core.$ZodIssue): Words | undefined {
  if (issue.code === 'invalid_type') {
    return { code: 'WRONG_TYPE', detail: `This must be of type ${issue.expected}.` };
  }
  if (issue.code === 'invalid_format') {
    return { code: 'WRONG_FORMAT', detail: `This does not have the format ${issue.format}.` };
  }
  if (issue.code === 'invalid_value') {
    return { code: 'NOT_ALLOWED', detail: `Allowed are: ${issue.values.map(String).join(', ')}.` };
  }
  return issue.code === 'custom' ? { code: customCode(issue), detail: issue.message } : undefined;
}

function aboutParts(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'invalid_union') {
    return { code: 'NO_SUCH_SHAPE', detail: 'This has none of the allowed shapes.' };
  }
  return { code: 'WRONG_PART', detail: 'A key or an element of this is not allowed.' };
}

/** Our own refinements carry their code in `params`. */
function customCode(issue: z.core.$ZodIssueCustom): string {
  const code: unknown = issue.params?.['code'];
  return typeof code === 'string' && upperSnake.test(code) ? code : 'INVALID';
}
