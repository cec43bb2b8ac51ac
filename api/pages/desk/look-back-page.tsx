import { situationWords, successWords } from '../evaluation/words';
import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Said } from '../parts/said';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf, type CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { optionalText } from './typed';
import type { Typed } from './visit';

const errors = {
  success: { field: 'geslaagd', text: 'Kies of het is geslaagd' },
  note: { field: 'opmerking', text: 'Schrijf de opmerking opnieuw' },
} as const satisfies Readonly<Record<string, FieldError>>;

/** `/trajecten/{caseNumber}/terugkijken`: together, by the resident's own criterion. */
export const lookBackPage = commandPage({
  below: 'terugkijken',
  title: 'Samen terugkijken',
  at: 'Vandaag',
  commands: ['recordEvaluation'],
  events: ['evaluationRecorded'],
  heading: ({ of }) => `Terugkijken met ${residentOf(of)}`,
  lead: Wished,
  fields: LookBackFields,
  button: 'Opslaan',
  check: (typed) => (successIn(typed) === undefined ? [errors.success] : []),
  pointers: { '/success': errors.success, '/note': errors.note },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postEvaluation, {
      ...{ params: visit.params, body: evaluationOf(typed), idempotencyKey },
    }),
});

const successes = ['reached', 'partly', 'not-reached', 'unknown'] as const;
const situations = ['worse', 'same', 'better', 'solved'] as const;
const marks = Array.from({ length: 10 }, (_nothing, index) => String(index + 1));
const perDomain = 'nu-';

const successIn = (typed: Typed) => successes.find((one) => one === typed.get('geslaagd'));

/** A domain that was not talked about is not told. */
function evaluationOf(typed: Typed) {
  const mark = typed.get('cijfer') ?? '';
  const situation = [...typed]
    .filter(([name, now]) => name.startsWith(perDomain) && now !== '')
    .map(([name, now]) => ({ lifeDomain: name.slice(perDomain.length), situation: now }));
  return {
    ...{ success: successIn(typed), situation },
    ...(mark === '' ? {} : { satisfaction: Number(mark) }),
    ...optionalText('note', typed.get('opmerking')),
  };
}

function Wished({ of }: CaseProps) {
  const { success, solution } = of.words;
  const said = [
    ['Het is geslaagd als', success],
    ['Zo zou het beginnen', solution],
  ].filter((one): one is [string, string] => one[1] !== undefined);
  return (
    <>
      <P>{`Doe dit samen. ${capitalised(residentOf(of))} zegt of het is geslaagd.`}</P>
      {said.length === 0 ? (
        <P>Vooraf is niet opgeschreven wanneer het geslaagd is. Vraag het nu.</P>
      ) : (
        <Said of={said} />
      )}
    </>
  );
}

function LookBackFields({ visit, of, typed, errors: found }: CommandFormProps) {
  const name = residentOf(of);
  return (
    <>
      <Choices
        id="geslaagd"
        legend={`Is het geslaagd voor ${name}?`}
        error={errorOf(found, 'geslaagd')}
        options={successes.map((value) => ({ value, label: successWords[value] }))}
        chosen={typed.get('geslaagd')}
      />
      <Select
        id="cijfer"
        label={`Welk cijfer geeft ${name}? (niet verplicht)`}
        options={[none('Geen cijfer'), ...marks.map((value) => ({ value, label: value }))]}
        chosen={typed.get('cijfer')}
      />
      <Domains {...{ visit, of, typed }} />
      <TextField
        id="opmerking"
        label="Wat willen jullie onthouden?"
        hint={`Bijvoorbeeld: ‘Eén vast gezicht hielp het meest.’ ${capitalised(name)} kan dit lezen.`}
        error={errorOf(found, 'opmerking')}
        value={typed.get('opmerking')}
        optional
      />
    </>
  );
}

const none = (label: string) => ({ value: '', label });

function Domains({ visit, of, typed }: Omit<CommandFormProps, 'errors'>) {
  if (of.lifeDomains.length === 0) return null;
  return (
    <>
      <P>Hoe is het nu, vergeleken met het begin? Vul alleen in waar jullie over praatten.</P>
      <div class="ok-line">
        {of.lifeDomains.map(({ lifeDomain }) => (
          <Select
            id={`${perDomain}${lifeDomain}`}
            label={`${capitalised(visit.labels.lifeDomain(lifeDomain))} nu`}
            options={[
              none('Niet besproken'),
              ...situations.map((value) => ({ value, label: capitalised(situationWords[value]) })),
            ]}
            chosen={typed.get(`${perDomain}${lifeDomain}`)}
          />
        ))}
      </div>
    </>
  );
}
