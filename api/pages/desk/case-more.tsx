import { Section } from '../parts/section';
import { P } from '../parts/text';
import type { CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import { doingsOf } from './doings';

const names = [
  ...(['raiseSignal', 'suspendCase', 'resumeCase', 'changeTeam', 'closeCase'] as const),
  ...(['recordEvaluation', 'startAftercare', 'recordPilotFlameContact', 'endAftercare'] as const),
  'reopenCase',
] as const;

/** What is done in a case now and then. */
export function MoreSection({ of }: CaseProps) {
  return (
    <div class="ok-no-print">
      <Section id="meer" title="Meer doen">
        {doingsOf(of, names).length === 0 ? (
          <P>Hier is nu niets te doen.</P>
        ) : (
          <DoingLinks of={of} names={names} />
        )}
      </Section>
    </div>
  );
}
