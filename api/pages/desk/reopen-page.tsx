import { operations } from '../operations';
import { errorOf } from '../parts/errors';
import { TextField } from '../parts/field';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf, type CaseProps } from './case-view';
import { commandPage } from './command-page';
import { textOf } from './typed';

const noReason = { field: 'waarom', text: 'Schrijf kort op waarom' } as const;

/** `/trajecten/{caseNumber}/heropenen`: a case that was closed goes on, and why. */
export const reopenPage = commandPage({
  below: 'heropenen',
  title: 'Traject heropenen',
  commands: ['reopenCase'],
  events: ['caseReopened'],
  heading: ({ of }) => `Het traject van ${residentOf(of)} heropenen`,
  lead: WhereItGoesOn,
  fields: ({ of, typed, errors }) => (
    <TextField
      id="waarom"
      label="Waarom gaat het verder?"
      hint={`Bijvoorbeeld: ‘De huur is weer niet betaald.’ ${capitalised(residentOf(of))} kan dit lezen.`}
      error={errorOf(errors, 'waarom')}
      value={typed.get('waarom')}
    />
  ),
  button: 'Traject heropenen',
  check: (typed) => (textOf(typed, 'waarom') === '' ? [noReason] : []),
  pointers: { '/explanation': noReason },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postReopening, {
      ...{ params: visit.params, body: { explanation: typed.get('waarom') }, idempotencyKey },
    }),
});

/** Whoever was never accepted goes back to triage. */
function WhereItGoesOn({ of: { caseHolder } }: CaseProps) {
  return (
    <P>
      {caseHolder === undefined
        ? 'De tafel kiest opnieuw wie dit oppakt.'
        : 'Je gaat verder bij het plan. De termijnen beginnen opnieuw.'}
    </P>
  );
}
