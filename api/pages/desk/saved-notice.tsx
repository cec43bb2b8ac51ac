import { dutchTime } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import type { CaseProps } from './case-view';

/** After a command: that it is stored, or that it was stored before. */
export function SavedNotice({ visit: { query }, of: { timeline } }: CaseProps) {
  const { naar: sequence, weer: again } = query;
  if (sequence === undefined) return null;
  if (again !== '1') return <Notice tone="ok" role="status" title="Opgeslagen." />;
  // The last of its events may be one that is not told; the newest comes first.
  const stored = timeline.find(({ seq }) => seq <= Number(sequence));
  const when = stored === undefined ? '' : ` om ${dutchTime(stored.at)}`;
  return (
    <Notice role="status" title={`Dit was al opgeslagen${when}.`}>
      <P>Er is niets dubbel gebeurd.</P>
    </Notice>
  );
}
