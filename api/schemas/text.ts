import { z } from 'zod';

const bidiOverride = /[\u202a-\u202e\u2066-\u2069]/;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
const halfPair = /\p{Surrogate}/u;
const controlInText = /[^\P{Cc}\n\t]/u;
const controlInLine = /[\p{Cc}\u2028\u2029]/u;

/** Text of several lines, at most `max` UTF-16 units; line ends become `\n`. */
export function text(max: number) {
  return written(max, controlInText).meta({
    description: 'Text; may have several lines.',
  });
}

/** Text of one line, at most `max` UTF-16 units. */
export function line(max: number) {
  return written(max, controlInLine).meta({ description: 'Text of one line.' });
}

/** Stored in NFC and trimmed, so that what looks the same is the same. */
function written(max: number, control: RegExp) {
  return z
    .string()
    .overwrite((value) => value.replaceAll('\r\n', '\n').normalize('NFC'))
    .trim()
    .min(1, { abort: true })
    .max(max)
    .refine(
      (value) => !control.test(value),
      refusal('CONTROL_CHARACTER', 'Control characters are not allowed.'),
    )
    .refine(
      (value) => !bidiOverride.test(value),
      refusal('BIDI_OVERRIDE', 'Characters that turn the direction of text are not allowed.'),
    )
    .refine(
      (value) => !halfPair.test(value),
      refusal('HALF_CHARACTER', 'Half of a surrogate pair is not a character.'),
    )
    .refine(
      (value) => visible.test(value),
      refusal('NOTHING_VISIBLE', 'Something visible is needed.'),
    );
}

function refusal(code: string, error: string) {
  return { error, params: { code } };
}

/** A name for programs, such as an id of our own making. */
export function slug(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .meta({ description: 'Letters, digits, dot, hyphen and underscore.' });
}

/** A statute, article or procedure: a citation, no story. */
export const citation = z
  .string()
  .trim()
  .regex(/^[\p{L}\d][\p{L}\d .,:()/-]{0,79}$/u)
  .meta({ description: 'A citation without personal data.', examples: ['Participatiewet'] });

/** An ISO 8601 instant with any offset, kept in UTC. Name such a field `…At`. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite(toUtc)
  .refine(isSane, refusal('OUT_OF_RANGE', 'The year must be between 1900 and 2199.'))
  .meta({
    description: 'An instant with its offset; given back in UTC.',
    examples: ['2026-11-24T09:30:00.000Z'],
  });

/** A calendar date. Name such a field `…Date` or `…On`. */
export const date = z.iso
  .date({ abort: true })
  .refine(isSane, refusal('OUT_OF_RANGE', 'The year must be between 1900 and 2199.'))
  .meta({ description: 'A calendar date.', examples: ['2026-11-24'] });

function toUtc(value: string): string {
  return new Date(value).toISOString();
}

function isSane(value: string): boolean {
  return value >= '1900' && value < '2200';
}
