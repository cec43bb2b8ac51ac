import type { Happened } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { Folded } from '../parts/folded';
import { Section } from '../parts/section';
import { P } from '../parts/text';
import { listed } from '../phrases';

const shownAtOnce = 6;

/** Newest first; what is older is folded. */
export function HappenedSection({ happened }: { readonly happened: readonly Happened[] }) {
  const [recent, older] = [happened.slice(0, shownAtOnce), happened.slice(shownAtOnce)];
  return (
    <Section id="gebeurd" title="Wat is er gebeurd">
      {recent.length === 0 ? <P>Nog niets.</P> : <List of={recent} />}
      {older.length > 0 && (
        <Folded title="Wat was er daarvoor?">
          <List of={older} />
        </Folded>
      )}
    </Section>
  );
}

function List({ of }: { readonly of: readonly Happened[] }) {
  return (
    <ol class="ok-time">
      {of.map((one) => (
        <li>
          <div>{inWords(one)}</div>
          <div class="ok-quiet ok-small">{dutchDay(one.at)}</div>
        </li>
      ))}
    </ol>
  );
}

const plain = {
  'plan-made': 'Je plan is gemaakt.',
  talked: 'Wij praatten met elkaar aan tafel.',
  called: 'Wij belden met jou.',
  'not-reached': 'Wij probeerden je te bellen.',
  closed: 'Je plan is afgerond.',
  reopened: 'Je plan is weer open.',
} as const;

const ofSteps = { 'step-done': 'Klaar', 'step-added': 'Nieuwe stap' } as const;

const ofOthers = {
  agreed: (names: string) => `Jij zei ja tegen delen met ${names}.`,
  stopped: (names: string) =>
    names === '' ? 'Het delen is gestopt.' : `Het delen met ${names} is gestopt.`,
  helps: (names: string) => `${names} gaat je helpen.`,
  'cannot-help': (names: string) => `${names} kan hier niet mee helpen.`,
  helped: (names: string) => `${names} is klaar.`,
  deleted: (names: string) => `${names} verwijderde wat er over jou stond.`,
} as const;

function inWords(one: Happened): string {
  if ('what' in one) return `${ofSteps[one.kind]}: ${one.what}`;
  return 'names' in one ? ofOthers[one.kind](listed(one.names)) : plain[one.kind];
}
