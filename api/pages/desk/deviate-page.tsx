import { operations } from '../operations';
import { errorOf } from '../parts/errors';
import { LineField, TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { residentOf } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { decidersOf } from './people';
import { missing, textOf, told } from './typed';

const citation = 'Schrijf alleen de naam, zonder aanhalingstekens. Bijvoorbeeld: Participatiewet';

/** `/trajecten/{caseNumber}/afwijken`: from which rule, why, and who decides it; the decision is written from this. */
export const deviatePage = commandPage({
  below: 'afwijken',
  title: 'Afwijken van een regel',
  commands: ['recordDeviation'],
  heading: () => 'Afwijken van een regel',
  lead: () => (
    <P>
      Wij maken van je antwoorden een besluit. Je vindt het daarna bij Geld en afwijken. Dan kun je
      het geven aan wie het uitvoert.
    </P>
  ),
  fields: DeviationFields,
  button: 'Besluit vastleggen',
  check: (typed) =>
    missing(typed, [
      { field: 'regel', text: 'Schrijf op van welke regel je afwijkt' },
      { field: 'waarom', text: 'Schrijf op waarom je afwijkt' },
      { field: 'besluit', text: 'Kies wie dit besluit neemt' },
    ]),
  pointers: {
    '/rule': { field: 'regel', text: citation },
    '/article': { field: 'artikel', text: 'Schrijf alleen het artikel, zoals: artikel 18' },
    '/reason': { field: 'waarom', text: 'Schrijf op waarom je afwijkt' },
    '/insteadOf': { field: 'plaats', text: 'Schrijf op wat er anders gebeurt' },
    '/decidedBy': { field: 'besluit', text: 'Kies wie dit besluit neemt' },
    '/mandate': { field: 'mandaat', text: 'Schrijf alleen de naam van het mandaat' },
  },
  send: ({ perform, params }, typed, idempotencyKey) =>
    perform(operations.postDeviation, {
      ...{ params, idempotencyKey },
      body: {
        rule: textOf(typed, 'regel'),
        ...told('article', typed, 'artikel'),
        reason: textOf(typed, 'waarom'),
        ...told('insteadOf', typed, 'plaats'),
        decidedBy: textOf(typed, 'besluit'),
        ...told('mandate', typed, 'mandaat'),
      },
    }),
});

function DeviationFields({ visit, of, typed, errors }: CommandFormProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  const reads = `${residentOf(of)} kan dit lezen.`;
  return (
    <>
      <LineField
        {...field('regel')}
        label="Van welke regel wijk je af?"
        hint="Bijvoorbeeld: Participatiewet"
      />
      <LineField {...field('artikel')} label="Welk artikel?" hint="Zoals: artikel 18" optional />
      <TextField
        {...field('waarom')}
        label="Waarom?"
        hint={`Wat gaat er mis als je de regel volgt? ${reads}`}
      />
      <TextField
        {...field('plaats')}
        label="Wat gebeurt er nu, en wat anders zou gebeuren?"
        hint={`Bijvoorbeeld: de uitkering loopt door, in plaats van stoppen. ${reads}`}
        optional
      />
      <Select
        id="besluit"
        label="Wie neemt dit besluit?"
        error={errorOf(errors, 'besluit')}
        options={[
          { value: '', label: 'Kies een collega met mandaat' },
          ...decidersOf({ visit, of }),
        ]}
        chosen={typed.get('besluit')}
      />
      <P>{`Op grond van: ${visit.policy.deviationMandate}.`}</P>
      <Folded
        title="Een ander mandaat (niet verplicht)"
        isOpen={errorOf(errors, 'mandaat') !== undefined}
      >
        <LineField {...field('mandaat')} label="Op grond van welk mandaat?" optional />
      </Folded>
    </>
  );
}
