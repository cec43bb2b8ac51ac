import { suspensionReasons } from '../../../domain/case/commands';
import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { DateField, TextField } from '../parts/field';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { pauseWords } from './ending-words';
import { endOfComingDay, told } from './typed';
import type { Typed, Visit } from './visit';

const errors = {
  reason: { field: 'reden', text: 'Kies waarom er een pauze is' },
  until: { field: 'tot', text: 'Vul een dag in die nog komt' },
  explanation: { field: 'uitleg', text: 'Schrijf de uitleg opnieuw' },
} as const satisfies Readonly<Record<string, FieldError>>;

/** `/trajecten/{caseNumber}/pauze`: why a case stands still, and until when. */
export const pausePage = commandPage({
  below: 'pauze',
  title: 'Pauze',
  commands: ['suspendCase'],
  events: ['caseSuspended'],
  heading: ({ of }) => `Pauze voor ${residentOf(of)}`,
  lead: () => (
    <P>
      In een pauze lopen er geen termijnen. Ze schuiven op. Na de laatste dag gaat het traject
      vanzelf verder.
    </P>
  ),
  fields: PauseFields,
  button: 'Pauze beginnen',
  check: (typed, { now }) => [
    ...(reasonIn(typed) === undefined ? [errors.reason] : []),
    ...(untilIn(typed, now) === undefined ? [errors.until] : []),
  ],
  pointers: {
    '/reason': errors.reason,
    '/untilAt': errors.until,
    '/explanation': errors.explanation,
  },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postSuspension, {
      ...{ params: visit.params, idempotencyKey },
      body: bodyOf(typed, visit),
    }),
});

function bodyOf(typed: Typed, { now }: Visit) {
  return {
    ...{ reason: reasonIn(typed), untilAt: untilIn(typed, now) },
    ...told('explanation', typed, 'uitleg'),
  };
}

const reasonIn = (typed: Typed) => suspensionReasons.find((one) => one === typed.get('reden'));
const untilIn = (typed: Typed, now: Date) => endOfComingDay(typed.get('tot'), now);

function PauseFields({ of, typed, errors: found }: CommandFormProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(found, id) });
  return (
    <>
      <Choices
        id="reden"
        legend="Waarom is er een pauze?"
        error={errorOf(found, 'reden')}
        options={suspensionReasons.map((value) => ({ value, label: pauseWords[value] }))}
        chosen={typed.get('reden')}
      />
      <DateField
        {...field('tot')}
        label="Tot en met welke dag?"
        hint="Eerder verder gaan kan altijd."
      />
      <TextField
        {...field('uitleg')}
        label="Wat wil je erbij zeggen?"
        hint={`Bijvoorbeeld: ‘Het UWV besluit in maart.’ ${capitalised(residentOf(of))} kan dit lezen.`}
        optional
      />
    </>
  );
}
