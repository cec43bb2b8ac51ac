import { euros } from '../euros';
import { operations } from '../operations';
import { errorOf, type FieldError } from '../parts/errors';
import { LineField, TextField } from '../parts/field';
import { P } from '../parts/text';
import { readEuros } from '../read-euros';
import { residentOf, type CaseDesk } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { missing, textOf, told } from './typed';
import type { Typed } from './visit';

/** `/trajecten/{caseNumber}/geld`: what money is needed, and what it breaks through. */
export const budgetPage = commandPage({
  below: 'geld',
  title: 'Geld vragen',
  commands: ['requestBudget'],
  heading: () => 'Geld vragen',
  lead: ({ of }) => <Left of={of} />,
  fields: BudgetFields,
  button: 'Geld vragen',
  refusedWords: (code, { of: { budget } }) =>
    code === 'BUDGET_ABOVE_CAP' && budget !== undefined ? overCap(budget.askableCents) : undefined,
  check: (typed) => [
    ...amountErrors(typed),
    ...missing(typed, [
      { field: 'waarvoor', text: 'Schrijf op waar het geld voor is' },
      { field: 'doorbraak', text: 'Schrijf op welke doorbraak dit geeft' },
    ]),
  ],
  pointers: {
    '/amountCents': { field: 'bedrag', text: wrongAmount() },
    '/purpose': { field: 'waarvoor', text: 'Schrijf op waar het geld voor is' },
    '/breakthrough': { field: 'doorbraak', text: 'Schrijf op welke doorbraak dit geeft' },
    '/alternatives': { field: 'anders', text: 'Schrijf op waar je nog meer aan dacht' },
  },
  send: ({ perform, params }, typed, idempotencyKey) =>
    perform(operations.postBudgetRequest, {
      ...{ params, idempotencyKey },
      body: {
        amountCents: readEuros(textOf(typed, 'bedrag')),
        purpose: textOf(typed, 'waarvoor'),
        breakthrough: textOf(typed, 'doorbraak'),
        ...told('alternatives', typed, 'anders'),
      },
    }),
});

function Left({ of: { budget } }: { readonly of: CaseDesk }) {
  if (budget === undefined) return null;
  const { askableCents, capCents } = budget;
  return (
    <P>
      {`Voor dit traject kun je nog ${euros(askableCents)} vragen, van ${euros(capCents)}. Een projectleider besluit.`}
    </P>
  );
}

function overCap(askableCents: number): string {
  return askableCents === 0
    ? 'Er is niets meer over voor dit traject. Bespreek het met de projectleider.'
    : `Er is nog ${euros(askableCents)} over. Vraag hooguit dat bedrag, of bespreek het met de projectleider.`;
}

function BudgetFields({ of, typed, errors }: CommandFormProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  const reads = `${residentOf(of)} kan dit lezen.`;
  return (
    <>
      <LineField {...field('bedrag')} label="Hoeveel euro?" hint="Bijvoorbeeld: 320 of 79,95" />
      <TextField
        {...field('waarvoor')}
        label="Waarvoor?"
        hint={`Bijvoorbeeld: drie maanden opslag van meubels. ${reads}`}
      />
      <TextField
        {...field('doorbraak')}
        label="Welke doorbraak geeft dit?"
        hint={`Wat kan er dan wel, dat nu niet kan? ${reads}`}
      />
      <TextField
        {...field('anders')}
        label="Waar dacht je nog meer aan?"
        hint={`Bijvoorbeeld: bijzondere bijstand duurt zes weken. ${reads}`}
        optional
      />
    </>
  );
}

/** In the field `bedrag`. */
export function amountErrors(typed: Typed): readonly FieldError[] {
  const text = textOf(typed, 'bedrag');
  if (text === '') return [{ field: 'bedrag', text: 'Vul een bedrag in' }];
  return readEuros(text) === undefined ? [{ field: 'bedrag', text: wrongAmount() }] : [];
}

export function wrongAmount(): string {
  return 'Schrijf het bedrag in euro’s, zoals 320 of 79,95';
}
