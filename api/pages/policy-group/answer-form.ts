import type { AnswerKind, SignalAnswer } from '../../../domain/report/answer';
import { traitsOf } from '../../../domain/report/check-wording';
import { traitWords } from '../../policy-group/plain-text';
import { line, text } from '../../schemas/text';
import type { FieldError } from '../parts/errors';
import type { TypedAnswer } from './answer-page';

export type ReadAnswer = { readonly typed: TypedAnswer } & (
  { readonly answer: SignalAnswer } | { readonly errors: readonly FieldError[] }
);

const longest = { wie: 120, wanneer: 120, uitleg: 2_000 };
type TextName = keyof typeof longest;

/** The same texts as the API takes: trimmed, in NFC, and without characters that nobody sees. */
const schemas = {
  wie: line(longest.wie),
  wanneer: line(longest.wanneer),
  uitleg: text(longest.uitleg),
};

interface ReadText {
  /** As it will be kept; absent when nothing was typed or when it cannot be kept. */
  readonly kept?: string;
  readonly errors: readonly FieldError[];
}

/** What the policy group typed, or everything that is wrong with it. */
export function readAnswerForm(
  form: ReadonlyMap<string, string>,
  possible: readonly AnswerKind[],
): ReadAnswer {
  const typed = {
    antwoord: form.get('antwoord'),
    wie: typedIn(form, 'wie'),
    wanneer: typedIn(form, 'wanneer'),
    uitleg: typedIn(form, 'uitleg'),
  };
  const kind = possible.find((each) => each === typed.antwoord);
  const [who, when, explanation] = [
    readText('wie', typed.wie),
    readText('wanneer', typed.wanneer),
    readText('uitleg', typed.uitleg),
  ];
  const errors = [
    ...missing(kind, typed),
    ...[who, when, explanation].flatMap((read) => read.errors),
  ];
  if (kind === undefined || explanation.kept === undefined || errors.length > 0)
    return { errors, typed };
  return {
    typed,
    answer: {
      kind,
      ...(who.kept === undefined ? {} : { who: who.kept }),
      ...(when.kept === undefined ? {} : { when: when.kept }),
      explanation: explanation.kept,
    },
  };
}

function typedIn(form: ReadonlyMap<string, string>, name: TextName): string {
  return form.get(name)?.trim() ?? '';
}

function missing(
  kind: AnswerKind | undefined,
  { wie, wanneer, uitleg }: Readonly<Record<TextName, string>>,
): readonly FieldError[] {
  const isTakenUp = kind === 'taken-up';
  return [
    ...(kind === undefined ? [{ field: 'antwoord', text: 'Kies een antwoord' }] : []),
    ...(isTakenUp && wie === '' ? [{ field: 'wie', text: 'Vul in wie dit oppakt' }] : []),
    ...(isTakenUp && wanneer === ''
      ? [{ field: 'wanneer', text: 'Vul in wanneer het klaar is' }]
      : []),
    ...(uitleg === '' ? [{ field: 'uitleg', text: 'Schrijf kort op waarom' }] : []),
  ];
}

function readText(field: TextName, typed: string): ReadText {
  if (typed === '') return { errors: [] };
  const { success, data } = schemas[field].safeParse(typed);
  if (!success) return { errors: [{ field, text: whyNotKept(field, typed) }] };
  const traits = traitsOf(data).map((trait) => traitWords[trait]);
  if (traits.length === 0) return { kept: data, errors: [] };
  return {
    errors: [{ field, text: `Haal weg wat op een persoon wijst: ${traits.join(', ')}` }],
  };
}

function whyNotKept(field: TextName, typed: string): string {
  return typed.replaceAll('\r\n', '\n').length > longest[field]
    ? `Schrijf het korter: hooguit ${longest[field].toLocaleString('nl-NL')} tekens`
    : 'Deze tekst bevat tekens die wij niet kunnen bewaren. Typ de tekst opnieuw';
}
