import { Problem } from '../../problem';
import { euros } from '../euros';
import { operations, type AnswerOf } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { P } from '../parts/text';
import { amountErrors } from './budget-page';
import type { CaseDesk } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { MovementFields, movementOf, movementPointers } from './spend-page';
import { missing, textOf } from './typed';
import type { Visit } from './visit';

type Budget = AnswerOf<'listBudgetRequests'>;

/** `/trajecten/{caseNumber}/geld/terug`: of which spend money came back. */
export const refundPage = commandPage({
  below: 'geld/terug',
  title: 'Geld kwam terug',
  commands: ['recordRefund'],
  heading: () => 'Geld kwam terug',
  lead: () => <P>Wat terugkomt, telt niet meer mee als uitgave.</P>,
  fields: async (props) => <RefundFields {...props} requested={await readBudget(props.visit)} />,
  button: 'Vastleggen',
  check: (typed) => [
    ...missing(typed, [{ field: 'uitgave', text: 'Kies van welke uitgave geld terugkwam' }]),
    ...amountErrors(typed),
  ],
  pointers: movementPointers(),
  send: async (visit, typed, idempotencyKey) => {
    const spendId = textOf(typed, 'uitgave');
    const { requests } = await readBudget(visit);
    const request = requests.find(({ spends }) => spends.some((one) => one.spendId === spendId));
    if (request === undefined) throw new Problem(404, 'NOT_FOUND', 'There is no such spend.');
    const { caseNumber = '' } = visit.params;
    return visit.perform(operations.postBudgetRefund, {
      params: { caseNumber, requestId: request.requestId, spendId },
      ...{ idempotencyKey, body: movementOf(typed) },
    });
  },
});

async function readBudget({ perform, params }: Visit): Promise<Budget> {
  const { body } = await perform(operations.listBudgetRequests, { params });
  return body;
}

interface RefundProps extends CommandFormProps {
  readonly requested: Budget;
}

function RefundFields({ of, typed, errors, requested }: RefundProps) {
  return (
    <>
      <Choices
        id="uitgave"
        legend="Van welke uitgave?"
        error={errorOf(errors, 'uitgave')}
        options={spendsIn(requested, of)}
        chosen={typed.get('uitgave')}
      />
      <MovementFields typed={typed} errors={errors} />
    </>
  );
}

/** Those of which something can still come back. */
function spendsIn({ requests }: Budget, { budget }: CaseDesk) {
  return requests.flatMap(({ requestId, spends }) => {
    const purpose = budget?.requests.find((one) => one.requestId === requestId)?.purpose ?? '';
    return spends
      .filter(({ amountCents, refundedCents }) => amountCents > refundedCents)
      .map(({ spendId, amountCents, refundedCents }) => {
        const back = refundedCents === 0 ? '' : ` (${euros(refundedCents)} kwam al terug)`;
        return { value: spendId, label: `${euros(amountCents)}${back}: ${purpose}` };
      });
  });
}
