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
    <ol class="ok-happened">
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

function inWords(one: Happened): string {
  switch (one.kind) {
    case 'step-done':
      return `Klaar: ${one.what}`;
    case 'step-added':
      return `Nieuwe stap: ${one.what}`;
    case 'agreed':
      return `Jij zei ja tegen delen met ${listed(one.names)}.`;
    case 'stopped':
      return one.names.length === 0
        ? 'Het delen is gestopt.'
        : `Het delen met ${listed(one.names)} is gestopt.`;
    case 'helps':
      return `${listed(one.names)} gaat je helpen.`;
    case 'cannot-help':
      return `${listed(one.names)} kan hier niet mee helpen.`;
    case 'helped':
      return `${listed(one.names)} is klaar.`;
    case 'deleted':
      return `${listed(one.names)} verwijderde wat er over jou stond.`;
    default:
      return plain[one.kind];
  }
}
