import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const REASONS: Readonly<Record<string, string>> = {
  capacity: 'plek',
  'not-eligible': 'voorwaarden',
  'wrong-partner': 'ander',
  'missing-information': 'mist',
  'out-of-area': 'gebied',
  'resident-declined': 'inwoner',
  'partner-declined': 'anders',
};

const reasons = Object.keys(REASONS).join('|');

const AnswerSchema = z.strictObject({
  afterMs: z.int().nonnegative(),
  do: z
    .string()
    .regex(
      new RegExp(`^(accept|progress|hold|complete|fail|reject:(${reasons}))$`),
      'must be accept, progress, hold, complete, fail or reject: with a reason',
    ),
  note: z.string().optional(),
  outcome: z.string().optional(),
});

const ScriptSchema = z.strictObject({
  partners: z.array(
    z.strictObject({
      mailbox: z.string().min(3),
      answers: z.array(AnswerSchema),
      confirmsDeletionAfterMs: z.int().nonnegative().nullable().default(null),
    }),
  ),
});

/** One thing a partner does with a hand-off, after the one before it. */
export type Answer = z.output<typeof AnswerSchema>;
export type Partner = z.output<typeof ScriptSchema>['partners'][number];

/** Reads the scripted partners: JSON, or the path of a file that holds it. Who is not in it stays silent. */
export function readScript(setting: string): readonly Partner[] {
  if (setting === '') return [];
  const text = existsSync(setting) ? readFileSync(setting, 'utf8') : setting;
  const parsed = ScriptSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`MAIL_PARTNERS is wrong:\n${z.prettifyError(parsed.error)}`);
  return parsed.data.partners;
}

const STANDS: Readonly<Partial<Record<string, string>>> = {
  progress: 'bezig',
  hold: 'wacht',
  complete: 'klaar',
  fail: 'lukt',
};

/** How an answer is given on a page. */
export interface Choice {
  readonly field: 'antwoord' | 'stand';
  /** What it may be called there: the page's own word, or the code of the reason. */
  readonly values: readonly string[];
  readonly text: Readonly<Record<string, string>>;
}

const NO_WORDS = 'Ingevuld door een partner van de demo.';

export function choiceOf({ do: what, note = NO_WORDS, outcome }: Answer): Choice {
  const stand = STANDS[what];
  if (stand !== undefined)
    return { field: 'stand', values: [stand], text: { uitkomst: outcome ?? note } };
  const code = what.slice('reject:'.length);
  const reason = REASONS[code];
  const values = reason === undefined ? ['ja'] : [reason, code];
  return { field: 'antwoord', values, text: { toelichting: note } };
}
