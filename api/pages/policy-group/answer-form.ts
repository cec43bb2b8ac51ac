import { answerKinds, type AnswerKind, type SignalAnswer } from '../../../domain/report/answer';
import { traitsOf } from '../../../domain/report/check-wording';
import { traitWords } from '../../policy-group/plain-text';
import type { FieldError } from '../parts/errors';
import type { TypedAnswer } from './answer-page';

export type ReadAnswer = { readonly typed: TypedAnswer } & (
  { readonly answer: SignalAnswer } | { readonly errors: readonly FieldError[] }
);

const longest = { wie: 120, wanneer: 120, uitleg: 2_000 };
type TextName = keyof typeof longest;

/** What the policy group typed, or everything that is wrong with it. */
export function readAnswerForm(form: ReadonlyMap<string, string>): ReadAnswer {
  const text = (name: TextName) => form.get(name)?.trim() ?? '';
  const typed = {
    antwoord: form.get('antwoord'),
    wie: text('wie'),
    wanneer: text('wanneer'),
    uitleg: text('uitleg'),
  };
  const kind = answerKinds.find((each) => each === typed.antwoord);
  const errors = [
    ...missing(kind, typed),
    ...(['wie', 'wanneer', 'uitleg'] as const).flatMap((name) => troubleOf(name, typed[name])),
  ];
  if (kind === undefined || errors.length > 0) return { errors, typed };
  const { wie, wanneer, uitleg } = typed;
  return {
    typed,
    answer: {
      kind,
      ...(wie === '' ? {} : { who: wie }),
      ...(wanneer === '' ? {} : { when: wanneer }),
      explanation: uitleg,
    },
  };
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

function troubleOf(field: TextName, text: string): readonly FieldError[] {
  const tooLong = `Schrijf het korter: hooguit ${longest[field].toLocaleString('nl-NL')} tekens`;
  const traits = traitsOf(text).map((trait) => traitWords[trait]);
  return [
    ...(text.length > longest[field] ? [{ field, text: tooLong }] : []),
    ...(traits.length > 0
      ? [{ field, text: `Haal weg wat op een persoon wijst: ${traits.join(', ')}` }]
      : []),
  ];
}
