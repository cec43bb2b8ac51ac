import {
  possibleKinds,
  type AnswerKind,
  type GivenAnswer,
  type SignalStanding,
  type Wording,
} from '../../../domain/report/answer';
import type { ThemeLine } from '../../../domain/report/report';
import { dutchMoment } from '../dutch-moment';
import { PolicyLayout } from '../layout';
import { Actions, Button } from '../parts/button';
import { Choices, type Choice } from '../parts/choices';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { LineField, TextField } from '../parts/field';
import { Form, type FormSeal } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { signalAddress } from './addresses';
import { times, titleOf, type ReportView } from './report-view';
import { listed } from '../phrases';
import { answerWords } from './words';

/** What was typed, by the names of the fields. */
export interface TypedAnswer {
  readonly antwoord?: string | undefined;
  readonly wie?: string | undefined;
  readonly wanneer?: string | undefined;
  readonly uitleg?: string | undefined;
}

export interface AnswerPageProps {
  readonly view: ReportView & { readonly at: string };
  readonly standing: SignalStanding;
  /** Absent for who reads and may not answer. */
  readonly seal?: FormSeal;
  readonly typed?: TypedAnswer;
  readonly errors?: readonly FieldError[];
  /** What somebody else answered while this was typed. */
  readonly first?: GivenAnswer;
}

export function AnswerPage(props: AnswerPageProps) {
  const { view, standing, seal, errors = [], first } = props;
  const { at, supportPhone, frame } = view;
  const { signal, editions } = standing;
  return (
    <PolicyLayout
      title={seal === undefined ? `Signaal ${signal}` : `Antwoord op signaal ${signal}`}
      hasErrors={errors.length > 0 || first !== undefined}
      supportPhone={supportPhone}
      frame={frame}
    >
      <div class="ok-stack ok-mid">
        <Errors of={errors} title="Uw antwoord is nog niet verstuurd" />
        {first !== undefined && <SomeoneWasFirst first={first} />}
        <Stack close>
          <P small>
            <Link href={at}>Terug naar het rapport</Link>
          </P>
          <P quiet>{`Signaal ${signal} · editie ${listed(editions.map(String))}`}</P>
          <H1>{titleOf(standing, view.labels)}</H1>
        </Stack>
        {first === undefined && <Earlier standing={standing} isReadOnly={seal === undefined} />}
        <Facts of={factsOf(view, standing)} />
        {seal !== undefined && <AnswerForm {...{ ...props, seal }} />}
      </div>
    </PolicyLayout>
  );
}

type FormProps = AnswerPageProps & { readonly seal: FormSeal };

function AnswerForm({ view, standing, seal, typed = {}, errors = [] }: FormProps) {
  return (
    <Form action={signalAddress(view.report.edition.edition, standing.signal)} seal={seal}>
      <Choices
        id="antwoord"
        legend="Wat is uw antwoord?"
        error={errorOf(errors, 'antwoord')}
        chosen={typed.antwoord}
        options={possibleKinds(standing).map((kind) => options[kind])}
      />
      <input type="hidden" name="gezien" value={standing.answers.length} />
      <div class="ok-if">
        <LineField
          id="wie"
          label="Wie pakt het op?"
          hint="Een afdeling of een functie. Vul dit in als u het oppakt."
          error={errorOf(errors, 'wie')}
          value={typed.wie}
          isConditional
        />
        <LineField
          id="wanneer"
          label="Wanneer is het klaar?"
          hint="Een dag of een maand. Vul dit in als u het oppakt."
          error={errorOf(errors, 'wanneer')}
          value={typed.wanneer}
          isConditional
        />
      </div>
      <TextField
        id="uitleg"
        label="Uw uitleg aan de tafel"
        hint="Wie het signaal gaf, leest dit. Noem geen inwoners."
        error={errorOf(errors, 'uitleg')}
        value={typed.uitleg}
      />
      <Actions>
        <Button>Antwoord geven</Button>
      </Actions>
    </Form>
  );
}

function SomeoneWasFirst({ first }: { readonly first: GivenAnswer }) {
  return (
    <Notice
      tone="warning"
      role="alert"
      title={`Iemand was u voor: ${dutchMoment(first.answeredAt)}`}
    >
      <P>{said(first)}</P>
      <P>
        Klopt dat? Dan hoeft u niets te doen. Verstuurt u uw antwoord toch, dan telt uw antwoord.
      </P>
    </Notice>
  );
}

function said({ kind, who, when, explanation }: GivenAnswer): string {
  const parts = [answerWords[kind], who, when].filter((part) => part !== undefined);
  return `${parts.join(', ')}. ${explanation}`;
}

interface EarlierProps extends Pick<AnswerPageProps, 'standing'> {
  readonly isReadOnly: boolean;
}

/** What was said before stands until another answer takes its place. */
function Earlier({ standing: { answers }, isReadOnly }: EarlierProps) {
  const last = answers.at(-1);
  if (last === undefined) return null;
  const whose = isReadOnly ? 'Het antwoord' : 'Uw antwoord';
  return (
    <Notice title={`${whose} van ${dutchMoment(last.answeredAt)}`}>
      <P>{said(last)}</P>
      {!isReadOnly && <P>Een nieuw antwoord komt in de plaats van dit antwoord.</P>}
    </Notice>
  );
}

function factsOf(
  view: ReportView,
  { theme, wording = unwritten }: SignalStanding,
): readonly Fact[] {
  const line = view.report.themes.find((each) => each.theme === theme);
  const touched = (line?.organisations ?? []).map((code) => view.labels.organisation(code));
  const { rule = 'Er is geen regel genoemd.', tableDoes = later, tableAsks = later } = wording;
  return [
    ['Hoe vaak', howOften(line)],
    ['Wie raakt het', touched.join(', ') || 'Geen organisatie werd vaak genoemd.'],
    ['Welke regel', rule],
    ['Wat de tafel doet', tableDoes],
    ['Wat de tafel vraagt', tableAsks],
  ];
}

const later = 'Dat is nog niet opgeschreven.';
const unwritten: Wording = { title: '' };

function howOften(line: ThemeLine | undefined): string {
  const now = `In deze editie ${times(line?.count)}.`;
  return line?.previous === undefined ? now : `${now} Vorige editie ${times(line.previous)}.`;
}

const options: Readonly<Record<AnswerKind, Choice>> = {
  'taken-up': { value: 'taken-up', label: 'Wij pakken dit op' },
  done: { value: 'done', label: 'Dit is klaar', isOff: true },
  declined: { value: 'declined', label: 'Wij pakken dit niet op', isOff: true },
  noted: { value: 'noted', label: 'Wij weten het, en doen nu nog niets', isOff: true },
};
