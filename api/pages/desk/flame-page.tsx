import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { DateField } from '../parts/field';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { attemptBase, noteErrors, reachedErrors } from './call-back-form';
import { residentOf, type CaseDesk } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { ContactFields } from './contact-fields';
import { unitWords } from './ending-words';
import { endOfComingDay, textOf } from './typed';
import type { Typed, Visit } from './visit';

const errors = {
  what: { field: 'wat', text: 'Kies wat je vastlegt' },
  until: { field: 'tot', text: 'Vul een dag in die nog komt, of laat het leeg' },
  reached: { field: 'bereikt', text: 'Kies of je de inwoner gesproken hebt' },
  note: { field: 'opmerking', text: 'Schrijf de opmerking opnieuw' },
} as const satisfies Readonly<Record<string, FieldError>>;

/** `/trajecten/{caseNumber}/waakvlam`: it begins, there is contact, or it ends. */
export const flamePage = commandPage({
  below: 'waakvlam',
  title: 'Waakvlam',
  at: 'Vandaag',
  commands: ['startAftercare', 'recordPilotFlameContact', 'endAftercare'],
  events: ['aftercareStarted', 'aftercareEnded'],
  heading: ({ of }) => `Waakvlam voor ${residentOf(of)}`,
  lead: ({ of }) => (
    <P>
      {isOn(of)
        ? `${capitalised(residentOf(of))} kan je bellen, en jij belt af en toe om te horen hoe het gaat.`
        : `Met een waakvlam blijf je in beeld. ${capitalised(residentOf(of))} kan bellen, en jij belt af en toe.`}
    </P>
  ),
  fields: (props) => (isOn(props.of) ? <FlameOn {...props} /> : <FlameOff {...props} />),
  button: 'Opslaan',
  check,
  pointers: { '/untilAt': errors.until, '/reached': errors.reached, '/note': errors.note },
  send: (visit, typed, idempotencyKey) => {
    const common = { params: visit.params, idempotencyKey };
    if (typed.get('wat') === 'stoppen') return visit.perform(operations.deleteAftercare, common);
    return typed.get('wat') === 'aan'
      ? visit.perform(operations.postAftercare, { ...common, body: startOf(typed, visit) })
      : visit.perform(operations.postAftercareContact, { ...common, body: attemptBase(typed) });
  },
});

function isOn({ commands }: CaseDesk): boolean {
  return commands.some(({ name, refusal }) => name === 'endAftercare' && refusal === undefined);
}

function check(typed: Typed, { now }: Visit): readonly FieldError[] {
  const what = typed.get('wat');
  if (what === 'stoppen') return [];
  if (what === 'aan') {
    const isWrong =
      textOf(typed, 'tot') !== '' && endOfComingDay(typed.get('tot'), now) === undefined;
    return isWrong ? [errors.until] : [];
  }
  if (what !== 'contact') return [errors.what];
  return [...reachedErrors(typed, 'de inwoner'), ...noteErrors(typed)];
}

function startOf(typed: Typed, { now }: Visit) {
  const untilAt = endOfComingDay(typed.get('tot'), now);
  return untilAt === undefined ? {} : { untilAt };
}

function FlameOff({ visit, typed, errors: found }: CommandFormProps) {
  const { count, unit } = visit.policy.terms.aftercare;
  return (
    <>
      <input type="hidden" name="wat" value="aan" />
      <DateField
        id="tot"
        label="Tot en met welke dag?"
        hint={`Laat je dit leeg, dan is het ${count} ${unitWords[unit]}.`}
        error={errorOf(found, 'tot')}
        value={typed.get('tot')}
        optional
      />
    </>
  );
}

function FlameOn(props: CommandFormProps) {
  const { typed, errors: found } = props;
  return (
    <>
      <Choices
        id="wat"
        legend="Wat leg je vast?"
        error={errorOf(found, 'wat')}
        options={[
          { value: 'contact', label: 'Er was contact, of ik probeerde het' },
          {
            ...{ value: 'stoppen', isOff: true },
            label: 'De waakvlam kan uit. Het traject is dan klaar.',
          },
        ]}
        chosen={typed.get('wat')}
      />
      <div class="ok-if">
        <ContactFields {...props} />
      </div>
    </>
  );
}
