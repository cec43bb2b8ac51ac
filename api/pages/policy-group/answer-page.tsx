import type { SignalStanding, Wording } from '../../../domain/report/answer';
import type { ThemeLine } from '../../../domain/report/report';
import { dutchDay } from '../dutch-moment';
import { PolicyLayout } from '../layout';
import { Actions, Button } from '../parts/button';
import { Choices } from '../parts/choices';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { LineField, TextField } from '../parts/field';
import { Form, type FormSeal } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { times, titleOf, type ReportView } from './report-view';
import { answerWords } from './words';

/** What was typed, by the names of the fields. */
export interface TypedAnswer {
  readonly antwoord?: string | undefined;
  readonly wie?: string | undefined;
  readonly wanneer?: string | undefined;
  readonly uitleg?: string | undefined;
}

interface AnswerPageProps {
  readonly view: ReportView;
  readonly standing: SignalStanding;
  readonly seal: FormSeal;
  readonly typed?: TypedAnswer;
  readonly errors?: readonly FieldError[];
}

export function AnswerPage({ view, standing, seal, typed = {}, errors = [] }: AnswerPageProps) {
  const { at, supportPhone } = view;
  const { signal, editions } = standing;
  return (
    <PolicyLayout
      title={`Antwoord op signaal ${signal}`}
      hasErrors={errors.length > 0}
      supportPhone={supportPhone}
      links={{ report: at, editions: `${at}/edities` }}
    >
      <Errors of={errors} />
      <Stack close>
        <P small>
          <Link href={at}>Terug naar het rapport</Link>
        </P>
        <P quiet>{`Signaal ${signal} · editie ${editions.join(', ')}`}</P>
        <H1>{titleOf(standing, view.labels)}</H1>
      </Stack>
      <Earlier standing={standing} />
      <Facts of={factsOf(view, standing)} />
      <AnswerForm {...{ view, standing, seal, typed, errors }} />
    </PolicyLayout>
  );
}

function AnswerForm({ view, standing, seal, typed = {}, errors = [] }: AnswerPageProps) {
  return (
    <Form action={`${view.at}/signaal/${standing.signal}`} seal={seal}>
      <Choices
        id="antwoord"
        legend="Wat is uw antwoord?"
        error={errorOf(errors, 'antwoord')}
        chosen={typed.antwoord}
        options={optionsOf(standing)}
      />
      <LineField
        id="wie"
        label="Wie pakt het op?"
        hint="Een afdeling of een functie. Vul dit in als u het oppakt."
        error={errorOf(errors, 'wie')}
        value={typed.wie}
        optional
      />
      <LineField
        id="wanneer"
        label="Wanneer is het klaar?"
        hint="Een dag of een maand. Vul dit in als u het oppakt."
        error={errorOf(errors, 'wanneer')}
        value={typed.wanneer}
        optional
      />
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

/** Someone may have been first: what was said stands, and another answer comes on top of it. */
function Earlier({ standing: { answers } }: Pick<AnswerPageProps, 'standing'>) {
  const last = answers.at(-1);
  if (last === undefined) return null;
  return (
    <Notice title={`${answerWords[last.kind]} op ${dutchDay(last.answeredAt)}`}>
      <P>{last.explanation}</P>
      <P>Een nieuw antwoord komt in de plaats van dit antwoord.</P>
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
    ['Hoe vaak', `${times(view, line?.count)} in deze editie.${previousOf(view, line)}`],
    ['Wie raakt het', touched.join(', ') || 'Geen organisatie werd vaak genoemd.'],
    ['Welke regel', rule],
    ['Wat de tafel doet', tableDoes],
    ['Wat de tafel vraagt', tableAsks],
  ];
}

const later = 'Dat is nog niet opgeschreven.';
const unwritten: Wording = { title: '' };

function previousOf(view: ReportView, line: ThemeLine | undefined): string {
  const previous = line?.previous;
  return previous === undefined ? '' : ` Vorige editie ${times(view, previous)}.`;
}

function optionsOf({ answers }: SignalStanding) {
  const isTakenUp = answers.at(-1)?.kind === 'taken-up';
  return [
    { value: 'taken-up', label: 'Wij pakken dit op' },
    ...(isTakenUp ? [{ value: 'done', label: 'Het is klaar' }] : []),
    { value: 'declined', label: 'Wij pakken dit niet op' },
    { value: 'noted', label: 'Wij weten het, en doen nu nog niets' },
  ];
}
