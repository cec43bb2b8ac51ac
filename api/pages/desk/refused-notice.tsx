import { Problem } from '../../problem';
import { dutchTime } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { refusalWords } from '../refusal-words';
import type { CaseProps } from './case-view';
import { ownerName } from './who';

interface RefusedNoticeProps extends CaseProps {
  /** Code of the refusal. */
  readonly refusal: string;
  /** Events by which somebody else may have been first. */
  readonly events: readonly string[];
  /** What those events are about; absent: whatever. */
  readonly about?: string | undefined;
  /** Instead of those that go with the code. */
  readonly words?: string | undefined;
}

/** Why it cannot be done, and who did it already if that is why. */
export function RefusedNotice(props: RefusedNoticeProps) {
  const { visit, of, refusal, events, about, words } = props;
  const first = of.timeline.find(
    (line) => events.includes(line.type) && (about === undefined || line.about === about),
  );
  const isFirst = /(^|_)ALREADY_|_SETTLED$/.test(refusal) && first !== undefined;
  if (!isFirst)
    return (
      <Notice tone="warning" role="alert" title="Dit kan nu niet">
        <P>
          {words ?? refusalWords(refusal) ?? 'Dit hoort niet bij dit traject, of het is al gedaan.'}
        </P>
      </Notice>
    );
  const who = ownerName(visit, first.by, 'De inwoner');
  return (
    <Notice
      tone="warning"
      role="alert"
      title={`${who} heeft dit om ${dutchTime(first.at)} al vastgelegd.`}
    >
      <P>Kijk wat er staat en vul aan als er iets mist.</P>
    </Notice>
  );
}

/** The case said no; any other trouble is none of its own. */
export function refusalIn(error: unknown): Problem | undefined {
  return error instanceof Problem && error.status === 409 ? error : undefined;
}
