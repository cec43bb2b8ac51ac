import type { AnswerKind } from '../../../domain/report/answer';
import { Badge, type Tone } from '../parts/badge';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { Link, P } from '../parts/text';
import { signalAddress } from './addresses';
import { answeredSignals, type AnsweredSignal, type ReportView } from './report-view';
import { answerWords, standWords } from './words';

const tones: Readonly<Record<AnswerKind, Tone>> = {
  'taken-up': 'now',
  done: 'good',
  declined: 'rest',
  noted: 'rest',
};

/** What was answered lately and what is still being done, each with how it stands. */
export function AnsweredSection({ view }: { readonly view: ReportView }) {
  const { isReadOnly = false } = view;
  const answered = answeredSignals(view);
  return (
    <Section
      id="beantwoord"
      title={
        isReadOnly
          ? 'Wat de beleidsgroep antwoordde, en hoe het staat'
          : 'Wat u antwoordde, en hoe het staat'
      }
    >
      {answered.length === 0 ? (
        <P>Er is nog geen signaal beantwoord.</P>
      ) : (
        <Table
          caption="Antwoorden en hoe het ermee staat"
          head={['Signaal', isReadOnly ? 'Antwoord' : 'Uw antwoord', 'Wie en wanneer', 'Stand']}
          rows={answered.map((signal) => [
            <SignalName view={view} signal={signal} />,
            `${answerWords[signal.answer.kind]}: ${signal.answer.explanation}`,
            [signal.answer.who, signal.answer.when].filter(Boolean).join(', ') || 'Niet genoemd',
            <Badge tone={tones[signal.answer.kind]}>{standWords[signal.answer.kind]}</Badge>,
          ])}
        />
      )}
    </Section>
  );
}

interface SignalNameProps {
  readonly view: ReportView;
  readonly signal: AnsweredSignal;
}

function SignalName({ view, signal: { standing, title, answer } }: SignalNameProps) {
  const href = signalAddress(view.report.edition.edition, standing.signal);
  const name = `${standing.signal} · ${title}`;
  return (
    <>
      {view.at === undefined ? name : <Link href={href}>{name}</Link>}
      <div class="ok-quiet ok-small">{`antwoord op editie ${answer.edition}`}</div>
    </>
  );
}
