import { windows } from '../../../domain/case/commands';
import { operations } from '../operations';
import { Checks, Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { LineField, TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { byLabel } from './by-label';
import { commandPage, type CommandFormProps } from './command-page';
import { partnerOptions } from './partner-options';
import { missing, textOf, ticked, told } from './typed';
import type { Typed } from './visit';

/** `/trajecten/{caseNumber}/signaal`: what goes wrong more often than here, without a word about this person. */
export const signalPage = commandPage({
  below: 'signaal',
  title: 'Signaal geven',
  commands: ['raiseSignal'],
  heading: () => 'Signaal geven',
  lead: () => (
    <P>
      Loop je vast op iets dat vaker fout gaat? De beleidsgroep telt de signalen en antwoordt erop.
      Ze zien niet over wie het gaat.
    </P>
  ),
  fields: (props) => <SignalFields {...props} />,
  button: 'Signaal geven',
  check: (typed) => [
    ...missing(typed, [
      { field: 'thema', text: 'Kies waar het over gaat' },
      { field: 'venster', text: 'Kies waar het vastloopt' },
    ]),
    ...tooMany(typed),
  ],
  pointers: {
    '/theme': { field: 'thema', text: 'Kies waar het over gaat' },
    '/window': { field: 'venster', text: 'Kies waar het vastloopt' },
    '/rule': { field: 'regel', text: 'Schrijf alleen de naam van de regel, zoals: Wmo 2015' },
    '/text': {
      field: 'tekst',
      text: 'Haal weg wat over één persoon gaat: een naam, adres, telefoonnummer of datum',
    },
  },
  send: ({ perform, params }, typed, idempotencyKey) =>
    perform(operations.postSignal, {
      ...{ params, idempotencyKey },
      body: {
        ...{ theme: textOf(typed, 'thema'), window: textOf(typed, 'venster') },
        organisations: organisationsIn(typed),
        ...told('rule', typed, 'regel'),
        ...told('text', typed, 'tekst'),
      },
    }),
});

function organisationsIn(typed: Typed): readonly string[] {
  return ticked(typed, 'wie');
}

function tooMany(typed: Typed): readonly FieldError[] {
  const isTooMany = organisationsIn(typed).length > mostOrganisations;
  return isTooMany
    ? [{ field: 'wie', text: `Kies hooguit ${mostOrganisations} organisaties` }]
    : [];
}

const mostOrganisations = 10;

const windowLabels: Readonly<Record<(typeof windows)[number], string>> = {
  resident: 'Bij de inwoner zelf',
  professional: 'Bij ons: wie met de inwoner werkt',
  organisation: 'Bij een organisatie',
  government: 'Bij regels van de overheid',
};

function SignalFields({ visit, typed, errors }: CommandFormProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  const themes = Object.entries(visit.policy.signalThemes);
  return (
    <>
      <Select
        id="thema"
        label="Waar gaat het over?"
        error={errorOf(errors, 'thema')}
        options={[
          { value: '', label: 'Kies een thema' },
          ...themes.map(([value, label]) => ({ value, label })).toSorted(byLabel),
        ]}
        chosen={typed.get('thema')}
      />
      <Choices
        id="venster"
        legend="Waar loopt het vast?"
        error={errorOf(errors, 'venster')}
        options={windows.map((value) => ({ value, label: windowLabels[value] }))}
        chosen={typed.get('venster')}
      />
      <TextField
        {...field('tekst')}
        label="Wat gaat er mis?"
        hint="Schrijf geen naam, adres, telefoonnummer of datum op. Bijvoorbeeld: zonder adres geen uitkering, zonder uitkering geen adres."
        optional
      />
      <LineField
        {...field('regel')}
        label="Om welke regel gaat het?"
        hint="Zoals: Wmo 2015"
        optional
      />
      <Folded
        title="Welke organisaties? (niet verplicht)"
        isOpen={errorOf(errors, 'wie') !== undefined}
      >
        <Checks
          id="wie"
          legend="Bij welke organisaties loopt het vast?"
          error={errorOf(errors, 'wie')}
          options={partnerOptions(visit)}
          isChecked={(id) => typed.get(`wie-${id}`) === 'ja'}
        />
      </Folded>
    </>
  );
}
