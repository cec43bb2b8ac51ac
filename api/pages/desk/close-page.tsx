import { noBreakthroughReasons } from '../../../domain/case/commands';
import { dutchDay } from '../dutch-moment';
import { partyWords } from '../evaluation/words';
import { operations } from '../operations';
import { Checks, Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { Goes } from '../parts/goes';
import { Notice } from '../parts/notice';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised, listed } from '../phrases';
import { outcomeWords } from '../policy-group/words';
import { residentOf, type CaseProps } from './case-view';
import {
  checkClosure,
  closeErrors,
  closureOf,
  openField,
  openHandoffsOf,
  possibleOutcomes,
} from './close-form';
import { commandPage, type CommandFormProps } from './command-page';
import { noBreakthroughWords } from './ending-words';

/** `/trajecten/{caseNumber}/afronden`: what happens, and how it ends. */
export const closePage = commandPage({
  below: 'afronden',
  title: 'Traject afronden',
  commands: ['closeCase'],
  events: ['caseClosed'],
  heading: ({ of }) => `Het traject van ${residentOf(of)} afronden`,
  lead: () => <P>Lees eerst wat er dan gebeurt. Afronden draai je niet zomaar terug.</P>,
  fields: CloseFields,
  button: 'Traject afronden',
  check: checkClosure,
  pointers: {
    '/outcome': closeErrors.outcome,
    '/handedOverTo': closeErrors.handedOverTo,
    '/reason': closeErrors.reason,
    '/explanation': closeErrors.explanation,
  },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postClosure, {
      ...{ params: visit.params, body: closureOf(typed), idempotencyKey },
    }),
});

function CloseFields(props: CommandFormProps) {
  const { visit, of, typed, errors } = props;
  const name = residentOf(of);
  return (
    <>
      <WhatHappens {...{ visit, of }} />
      <OpenHandoffs {...props} />
      <Choices
        id="afloop"
        legend="Hoe eindigt het?"
        error={errorOf(errors, 'afloop')}
        options={possibleOutcomes(of).map((value) => ({
          ...{ value, label: outcomeWords[value] },
          isOff: value !== 'handed-over' && value !== 'no-breakthrough',
        }))}
        chosen={typed.get('afloop')}
      />
      <Details {...props} />
      <TextField
        id="uitleg"
        label="Wat wil je erbij zeggen?"
        hint={`${capitalised(name)} kan dit lezen.`}
        error={errorOf(errors, 'uitleg')}
        value={typed.get('uitleg')}
        optional
      />
    </>
  );
}

function WhatHappens({ visit, of }: CaseProps) {
  const session = of.sessions.find(({ outcome }) => outcome === undefined);
  const left = of.actions.filter(({ status }) => status === 'open' || status === 'started').length;
  const partners = openHandoffsOf(of).map((code) => visit.labels.organisation(code));
  return (
    <Goes
      goes={{
        title: 'Dit blijft',
        items: [
          'Wat er is gedaan en afgesproken, blijft te lezen.',
          'Je kijkt samen terug na een doorbraak, na een overdracht en zonder doorbraak.',
          'Heropenen kan later nog, als daar een reden voor is.',
          ...(partners.length === 0 ? [] : [`De overdracht aan ${listed(partners)} loopt door.`]),
        ],
      }}
      stays={{
        title: 'Dit stopt',
        items: [
          'Alle termijnen en herinneringen.',
          ...(session === undefined
            ? []
            : [`Het gesprek van ${dutchDay(session.startsAt)} gaat niet door.`]),
          ...(left === 0
            ? []
            : [
                left === 1
                  ? 'De stap die niet klaar is.'
                  : `De ${left} stappen die niet klaar zijn.`,
              ]),
        ],
      }}
    />
  );
}

/** Only while one is open: then closing is possible too, and has to be chosen. */
function OpenHandoffs({ visit, of, typed, errors }: CommandFormProps) {
  const partners = openHandoffsOf(of).map((code) => visit.labels.organisation(code));
  if (partners.length === 0) return null;
  return (
    <>
      <input type="hidden" name={openField} value="ja" />
      <Notice tone="warning" title={`Er loopt nog een overdracht: ${listed(partners)}`}>
        <P>Stop die eerst op de pagina van het traject, of rond toch af.</P>
      </Notice>
      <Checks
        id="toch"
        legend="Wil je toch afronden?"
        error={errorOf(errors, closeErrors.anyway.field)}
        options={[{ value: 'ja', label: 'Ja, toch afronden. De overdracht loopt door.' }]}
        isChecked={() => typed.get('toch-ja') === 'ja'}
      />
    </>
  );
}

/** Asked of two outcomes; the others hide it. */
function Details({ visit, of, typed, errors }: CommandFormProps) {
  const choose = { value: '', label: 'Kies' };
  const canBreak = possibleOutcomes(of).includes('no-breakthrough');
  return (
    <div class="ok-if">
      <Select
        id="naar"
        label="Bij ‘overgedragen’: wie neemt het over?"
        error={errorOf(errors, 'naar')}
        options={[choose, ...takers({ visit, of })]}
        chosen={typed.get('naar')}
      />
      {canBreak && (
        <Select
          id="reden"
          label="Bij ‘geen doorbraak’: wat hield het tegen?"
          error={errorOf(errors, 'reden')}
          options={[
            choose,
            ...noBreakthroughReasons.map((value) => ({ value, label: noBreakthroughWords[value] })),
          ]}
          chosen={typed.get('reden')}
        />
      )}
    </div>
  );
}

/** Partners of the case and of its table first, then the seats at the tables. */
function takers({ visit: { policy, labels }, of }: CaseProps) {
  const tables = Object.values(policy.tables);
  const partners = [...of.handoffs.map(({ partner }) => partner), ...policy.tables[of.team].onCall];
  const seats = tables.flatMap((table) => table.seats.map(({ role }) => role));
  return [...new Set([...partners, ...seats])].map((value) => ({
    ...{ value, label: capitalised(partyWords[value] ?? labels.organisation(value)) },
  }));
}
