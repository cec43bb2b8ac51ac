import { dutchDay } from '../dutch-moment';
import { operations } from '../operations';
import { P } from '../parts/text';
import { residentOf, type CaseProps } from './case-view';
import { commandPage } from './command-page';

/** `/trajecten/{caseNumber}/verder`: the end of a pause. */
export const resumePage = commandPage({
  below: 'verder',
  title: 'Verder na een pauze',
  commands: ['resumeCase'],
  events: ['caseResumed'],
  heading: ({ of }) => `Verder met ${residentOf(of)}`,
  lead: PauseSoFar,
  fields: () => null,
  button: 'Ga verder',
  check: () => [],
  pointers: {},
  send: (visit, _typed, idempotencyKey) =>
    visit.perform(operations.deleteSuspension, { params: visit.params, idempotencyKey }),
});

function PauseSoFar({ of: { suspension } }: CaseProps) {
  if (suspension === undefined) return null;
  return (
    <P>
      {`Er is pauze sinds ${dutchDay(suspension.since)}, tot ${dutchDay(suspension.until)}. `}
      Ga je verder, dan lopen de termijnen weer. Ze schuiven op met de tijd van de pauze.
    </P>
  );
}
