import { dutchDay } from '../dutch-moment';
import { operations } from '../operations';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf, type CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { told } from './typed';
import type { Typed } from './visit';

/** `/trajecten/{caseNumber}/gesprek/{sessionId}/niet-doorgegaan`: the resident was not there, or it was called off. */
export const noSessionPage = commandPage({
  below: 'gesprek/:sessionId/niet-doorgegaan',
  title: 'Gesprek niet doorgegaan',
  at: 'Vandaag',
  commands: ['recordSession'],
  about: 'sessionId',
  events: ['sessionRecorded'],
  heading: () => 'Het gesprek ging niet door',
  lead: Lead,
  fields: Fields,
  button: 'Opslaan',
  check: (typed) => (outcomeIn(typed) === undefined ? [notChosen] : []),
  pointers: {
    '/outcome': { field: 'waarom', text: 'Kies waarom het niet doorging' },
    '/summary': { field: 'opmerking', text: 'Schrijf op wat je wilt onthouden' },
  },
  send: ({ params, perform }, typed, idempotencyKey) =>
    perform(operations.postSessionOutcome, { params, body: bodyOf(typed), idempotencyKey }),
});

const notChosen = { field: 'waarom', text: 'Kies waarom het niet doorging' };

/** A session that was moved is called off; the next one is planned from the page of the case. */
const outcomes: Readonly<Record<string, 'resident-absent' | 'cancelled'>> = {
  afwezig: 'resident-absent',
  afgezegd: 'cancelled',
  verzet: 'cancelled',
};

function outcomeIn(typed: Typed) {
  return outcomes[typed.get('waarom') ?? ''];
}

function bodyOf(typed: Typed) {
  return { outcome: outcomeIn(typed), ...told('summary', typed, 'opmerking') };
}

function Lead({ visit, of }: CaseProps) {
  const name = residentOf(of);
  const { nextDeadlineAt } = of;
  const isAhead = nextDeadlineAt !== undefined && nextDeadlineAt > visit.now.toISOString();
  const until = isAhead ? `voor ${dutchDay(nextDeadlineAt)}` : 'vandaag nog';
  return <P>{`${capitalised(name)} was er niet? Je kunt dit zo opslaan. Bel ${name} ${until}.`}</P>;
}

function Fields({ of, typed, errors }: CommandFormProps) {
  const name = capitalised(residentOf(of));
  return (
    <>
      <Choices
        id="waarom"
        legend="Waarom ging het niet door?"
        error={errorOf(errors, 'waarom')}
        options={[
          { value: 'afwezig', label: `${name} was er niet` },
          { value: 'afgezegd', label: 'Het is afgezegd' },
          { value: 'verzet', label: 'Het gaat naar een andere dag. Die kies je hierna' },
        ]}
        chosen={typed.get('waarom') ?? 'afwezig'}
      />
      <TextField
        id="opmerking"
        label="Wat wil je onthouden?"
        hint={`${name} kan dit lezen. Bijvoorbeeld: ‘De bus reed niet.’`}
        error={errorOf(errors, 'opmerking')}
        value={typed.get('opmerking')}
        optional
      />
    </>
  );
}
