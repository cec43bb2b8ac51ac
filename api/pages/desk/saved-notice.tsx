import type { EventType } from '../../../domain/case/events';
import { dutchTime } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import type { CaseProps } from './case-view';

/** What comes next, by what was stored. */
const next = new Map<string, string>(
  Object.entries({
    basisRecorded: 'Nu kun je een partner vragen: kies bij Overdrachten.',
    budgetRequested: 'Een projectleider besluit. Je leest het bij Geld en afwijken.',
    deviationRecorded: 'Het besluit staat bij Geld en afwijken. Geef het aan wie het uitvoert.',
    signalRaised: 'De beleidsgroep antwoordt in de volgende editie.',
  } satisfies Partial<Record<EventType, string>>),
);

/** After a command: that it is stored, or that it was stored before. */
export function SavedNotice({ visit: { query }, of: { timeline } }: CaseProps) {
  const { naar: sequence, weer: again } = query;
  if (sequence === undefined) return null;
  // The last of its events may be one that is not told; the newest comes first.
  const stored = timeline.find(({ seq }) => seq <= Number(sequence));
  if (again !== '1')
    return (
      <Notice tone="ok" role="status" title="Opgeslagen.">
        {stored !== undefined && next.has(stored.type) && <P>{next.get(stored.type)}</P>}
      </Notice>
    );
  return <SavedBefore at={stored?.at} />;
}

/** A second press, or the way back and the button again. */
export function SavedBefore({ at }: { readonly at: string | undefined }) {
  const when = at === undefined ? '' : ` om ${dutchTime(at)}`;
  return (
    <Notice role="status" title={`Dit was al opgeslagen${when}.`}>
      <P>Er is niets dubbel gebeurd.</P>
    </Notice>
  );
}
