import { operations } from '../operations';
import { P } from '../parts/text';
import { residentOf } from './case-view';
import { commandPage, type CommandPage } from './command-page';
import { planAgain } from './plan-again';
import { PlanFields } from './plan-fields';
import { planErrors, planOf, planPointers, planStart } from './plan-form';
import { rowsIn } from './plan-rows';

/** The form of a plan by itself, which the page of a session falls back on. */
export const planForm: CommandPage = {
  below: 'plan',
  title: 'Plan afspreken',
  commands: ['agreePlan'],
  events: ['planAgreed'],
  heading: ({ of }) => `Het plan van ${residentOf(of)}`,
  lead: ({ of }) => (
    <P>
      {of.actions.length === 0
        ? 'Schrijf op wat jullie aan tafel afspraken. Alleen ‘wat’ en ‘wie’ zijn nodig.'
        : 'Dit zijn de stappen die nog open staan. Pas aan wat anders gaat.'}
    </P>
  ),
  fields: (props) => (
    <PlanFields
      {...props}
      typed={rowsIn(props.typed).length > 0 ? props.typed : planStart(props.of)}
    />
  ),
  button: 'Plan opslaan',
  again: planAgain,
  check: planErrors,
  pointers: planPointers,
  send: ({ params, perform }, typed, idempotencyKey) =>
    perform(operations.postPlan, { params, body: planOf(typed), idempotencyKey }),
};

/** `/trajecten/{caseNumber}/plan`: agrees a plan without a session, or changes the one that stands. */
export const planPage = commandPage(planForm);
