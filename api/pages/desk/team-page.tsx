import { operations } from '../operations';
import { Checks } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { Select } from '../parts/select';
import { P } from '../parts/text';
import { residentOf } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { colleagues } from './people';
import { ticked } from './typed';
import type { Typed, Visit } from './visit';

const errors = {
  holder: { field: 'casushouder', text: 'Kies een casushouder' },
  backup: { field: 'achterwacht', text: 'Kies iemand anders als achterwacht' },
} as const satisfies Readonly<Record<string, FieldError>>;

/** `/trajecten/{caseNumber}/team`: who works on the case. */
export const teamPage = commandPage({
  below: 'team',
  title: 'Team wijzigen',
  commands: ['changeTeam'],
  events: ['teamChanged'],
  heading: ({ of }) => `Wie werkt er voor ${residentOf(of)}?`,
  lead: ({ visit }) => (
    <>
      <P>De casushouder is het vaste gezicht. De achterwacht neemt het over bij afwezigheid.</P>
      {!readsAll(visit) && (
        <P>Sta je er zelf niet meer bij? Dan kun je dit traject straks niet meer openen.</P>
      )}
    </>
  ),
  fields: TeamFields,
  button: 'Team opslaan',
  check: (typed) => {
    const holder = typed.get('casushouder') ?? '';
    if (holder === '') return [errors.holder];
    return typed.get('achterwacht') === holder ? [errors.backup] : [];
  },
  pointers: { '/caseHolder': errors.holder, '/backup': errors.backup },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.putTeam, {
      ...{ params: visit.params, body: teamOf(typed), idempotencyKey },
    }),
  after: (visit, typed) => (readsAll(visit) || isIn(visit, typed) ? undefined : leftAt),
});

const leftAt = '/inwoners?team=1';

const readsAll = ({ session }: Visit) => session.roles.includes('project-leader');

function isIn({ session: { subject } }: Visit, typed: Typed): boolean {
  const { caseHolder, backup, members } = teamOf(typed);
  return [caseHolder, backup, ...members].includes(subject);
}

/** Whoever has a place of their own is no member beside it. */
function teamOf(typed: Typed) {
  const caseHolder = typed.get('casushouder') ?? '';
  const backup = typed.get('achterwacht') ?? '';
  const members = ticked(typed, 'lid').filter(
    (member) => member !== caseHolder && member !== backup,
  );
  return { caseHolder, ...(backup === '' ? {} : { backup }), members };
}

function TeamFields({ visit, of, typed, errors: found }: CommandFormProps) {
  const people = colleagues({ visit, of });
  const isFresh = typed.size === 0;
  const members = isFresh ? of.members : teamOf(typed).members;
  return (
    <>
      <Select
        id="casushouder"
        label="Casushouder"
        error={errorOf(found, 'casushouder')}
        options={people}
        chosen={isFresh ? of.caseHolder : typed.get('casushouder')}
      />
      <Select
        id="achterwacht"
        label="Achterwacht"
        error={errorOf(found, 'achterwacht')}
        options={[{ value: '', label: 'Niemand' }, ...people]}
        chosen={isFresh ? (of.backup ?? '') : typed.get('achterwacht')}
      />
      <Checks
        id="lid"
        legend="Wie doet er nog meer mee?"
        options={people}
        isChecked={(member) => members.includes(member)}
      />
    </>
  );
}
