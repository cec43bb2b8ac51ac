import { euros } from '../euros';
import { operations } from '../operations';
import { errorOf } from '../parts/errors';
import { LineField } from '../parts/field';
import { P } from '../parts/text';
import { readEuros } from '../read-euros';
import { amountErrors, wrongAmount } from './budget-page';
import type { CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { textOf, told } from './typed';
import type { Typed } from './visit';

/** `/trajecten/{caseNumber}/geld/{requestId}/uitgave`: money that was promised and is spent. */
export const spendPage = commandPage({
  below: 'geld/:requestId/uitgave',
  title: 'Uitgave vastleggen',
  commands: ['recordSpend'],
  about: 'requestId',
  heading: () => 'Uitgave vastleggen',
  lead: (props) => <Left {...props} />,
  fields: MovementFields,
  button: 'Uitgave vastleggen',
  refusedWords: (code, props) => {
    const left = requestIn(props)?.leftCents;
    return code === 'BUDGET_USED_UP' && left !== undefined
      ? `Er is nog ${euros(left)} over van dit bedrag. Vraag eerst geld bij.`
      : undefined;
  },
  check: amountErrors,
  pointers: movementPointers(),
  send: ({ perform, params }, typed, idempotencyKey) =>
    perform(operations.postBudgetSpend, { params, idempotencyKey, body: movementOf(typed) }),
});

function requestIn({ visit, of }: CaseProps) {
  const { requestId } = visit.params;
  return of.budget?.requests.find((request) => request.requestId === requestId);
}

function Left(props: CaseProps) {
  const request = requestIn(props);
  if (request === undefined) return null;
  const { purpose = 'dit doel', amountCents, leftCents } = request;
  return (
    <>
      <P>{`Toegezegd: ${euros(amountCents)}. Daarvan is nog ${euros(leftCents)} over.`}</P>
      <p class="utrecht-paragraph ok-lines">{`Waarvoor: ${purpose}`}</p>
    </>
  );
}

/** An amount, and where the paper of it is. */
export function MovementFields({ typed, errors }: Pick<CommandFormProps, 'typed' | 'errors'>) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <LineField {...field('bedrag')} label="Hoeveel euro?" hint="Bijvoorbeeld: 320 of 79,95" />
      <LineField
        {...field('bon')}
        label="Waar is de bon of de rekening?"
        hint="Bijvoorbeeld: rekening 7, in de map van de tafel"
        optional
      />
    </>
  );
}

/** As the API takes it. */
export function movementOf(typed: Typed) {
  return { amountCents: readEuros(textOf(typed, 'bedrag')), ...told('receipt', typed, 'bon') };
}

export function movementPointers() {
  return {
    '/amountCents': { field: 'bedrag', text: wrongAmount() },
    '/receipt': { field: 'bon', text: 'Schrijf kort op waar de bon is' },
  };
}
