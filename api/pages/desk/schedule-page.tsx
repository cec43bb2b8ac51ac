import { dutchDay, dutchTime } from '../dutch-moment';
import { operations } from '../operations';
import { Checks, Choices, type Choice } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { DateField, LineField } from '../parts/field';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf, type CaseDesk } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { freeSlots } from './free-slots';
import { invitable } from './partner-options';
import { sessionErrors, sessionOf, sessionPointers, wantedSlot } from './schedule-form';
import { teamWords } from './words';

/** `/trajecten/{caseNumber}/gesprek-plannen`: a free place at the table, or another moment. */
export const schedulePage = commandPage({
  below: 'gesprek-plannen',
  title: 'Gesprek plannen',
  at: 'Vandaag',
  commands: ['scheduleSession'],
  events: ['sessionScheduled'],
  heading: ({ of }) => `Gesprek plannen met ${residentOf(of)}`,
  lead: ({ of }) => <P>{`${capitalised(teamWords[of.team])}. De vaste collega’s komen altijd.`}</P>,
  fields,
  button: 'Gesprek plannen',
  check: sessionErrors,
  pointers: sessionPointers,
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postSession, {
      ...{ params: visit.params, body: sessionOf(typed), idempotencyKey },
    }),
});

async function fields(props: CommandFormProps) {
  const { visit, of, typed, errors } = props;
  const wanted = wantedSlot(typed, visit);
  const free = await freeSlots(visit, of.team, wanted);
  const isFree = wanted !== undefined && free.includes(wanted);
  return (
    <>
      <input type="hidden" name="soort" value={kindOf(of)} />
      <Choices
        id="plek"
        legend="Wanneer?"
        error={errorOf(errors, 'plek')}
        options={[...free.map(slotChoice), { value: 'anders', label: 'Op een ander moment' }]}
        chosen={isFree ? wanted : typed.get('plek')}
      />
      <OtherMoment {...props} />
      <Place {...props} />
      <Checks
        id="mee"
        legend="Wie vraag je erbij? (niet verplicht)"
        options={invitable({ visit, of })}
        isChecked={(code) => isInvited(props, code)}
      />
    </>
  );
}

function kindOf({ sessions }: CaseDesk): string {
  return sessions.some(({ outcome }) => outcome === 'held') ? 'follow-up' : 'first';
}

function slotChoice(startsAt: string): Choice {
  const label = `${capitalised(dutchDay(startsAt))}, ${dutchTime(startsAt)}`;
  return { value: startsAt, label, isOff: true };
}

function isInvited({ of, typed }: CommandFormProps, code: string): boolean {
  if (typed.size > 0) return typed.get(`mee-${code}`) === 'ja';
  return of.intake?.wantedAtTable.includes(code) ?? false;
}

function OtherMoment({ typed, errors }: CommandFormProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <div class="ok-if">
      <DateField {...field('dag')} label="Welke dag?" isConditional />
      <LineField
        {...field('tijd')}
        label="Hoe laat?"
        hint="Bijvoorbeeld 10.30"
        autocomplete="off"
        isConditional
      />
    </div>
  );
}

function Place({ visit, of, typed, errors }: CommandFormProps) {
  const { place } = visit.policy.tables[of.team];
  return (
    <>
      <Select
        id="waar"
        label="Waar?"
        options={[
          { value: 'tafel', label: place },
          { value: 'digitaal', label: 'Op afstand, met beeld' },
          { value: 'anders', label: 'Op een andere plek' },
        ]}
        chosen={typed.get('waar')}
      />
      <LineField
        id="adres"
        label="Welke andere plek?"
        hint="Alleen nodig als het ergens anders is, zoals bij de inwoner thuis."
        error={errorOf(errors, 'adres')}
        value={typed.get('adres')}
        isConditional
      />
    </>
  );
}
