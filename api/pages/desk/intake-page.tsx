import { lifeDomains } from '../../../domain/case/case';
import { operations } from '../operations';
import { Checks } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { intakeErrors, intakeOf, intakePointers, intakeStart } from './intake-form';
import { invitable } from './partner-options';

/** `/trajecten/{caseNumber}/intake`: what is the matter and what the resident wants, in their own words. */
export const intakePage = commandPage({
  below: 'intake',
  title: 'Intake',
  at: 'Vandaag',
  commands: ['recordIntake'],
  heading: ({ of }) => `Intake met ${residentOf(of)}`,
  lead: () => <P>Schrijf op wat de inwoner zelf zegt. Alleen de eerste vraag is nodig.</P>,
  fields: (props) => <Fields {...props} typed={intakeStart(props)} />,
  button: 'Intake opslaan',
  check: intakeErrors,
  pointers: intakePointers,
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postIntake, {
      ...{ params: visit.params, body: intakeOf(typed, visit), idempotencyKey },
    }),
});

function Fields(props: CommandFormProps) {
  const { visit, of, typed, errors } = props;
  const name = residentOf(of);
  const words = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  const domains = lifeDomains.map((value) => ({ value, label: visit.labels.lifeDomain(value) }));
  return (
    <>
      <Checks
        id="gebied"
        legend="Waarover gaat het?"
        error={errorOf(errors, 'gebied-work')}
        options={domains}
        isChecked={(domain) => typed.get(`gebied-${domain}`) === 'ja'}
      />
      <Select
        id="eerst"
        label={`Wat komt voor ${name} eerst? (niet verplicht)`}
        options={[{ value: '', label: 'Nog niet gekozen' }, ...domains]}
        chosen={typed.get('eerst')}
      />
      <TextField
        {...words('begin')}
        label={`Hoe zou het volgens ${name} beginnen?`}
        hint={`Bijvoorbeeld: ‘Als ik ergens post kan krijgen, kan ik de rest zelf.’ ${capitalised(name)} kan dit lezen.`}
        optional
      />
      <TextField
        {...words('geslaagd')}
        label={`Wanneer is het voor ${name} geslaagd?`}
        hint="In eigen woorden. Wij vragen dit aan het eind opnieuw."
        optional
      />
      <Folded title="Wie erbij moet zijn, en de vraag voor de beleidsgroep (niet verplicht)">
        <More {...props} />
      </Folded>
    </>
  );
}

function More({ visit, of, typed }: CommandFormProps) {
  const { questions } = visit.policy.report;
  return (
    <>
      <Checks
        id="wil"
        legend={`Wie wil ${residentOf(of)} aan tafel?`}
        options={invitable({ visit, of })}
        isChecked={(code) => typed.get(`wil-${code}`) === 'ja'}
      />
      <Checks
        id="vraag"
        legend="Welke vragen zijn dit? Hiermee telt de beleidsgroep, zonder namen."
        options={Object.entries(questions).map(([value, label]) => ({ value, label }))}
        isChecked={(code) => typed.get(`vraag-${code}`) === 'ja'}
      />
    </>
  );
}
