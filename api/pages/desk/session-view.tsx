import { dutchMoment, dutchTime } from '../dutch-moment';
import type { AnswerOf } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, Link, P, Stack } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt, sessionAt } from './addresses';
import { residentOf, type CaseDesk, type CaseProps } from './case-view';
import { doingsOf } from './doings';
import { KeptFields, KeptNotice } from './kept';
import { PlanFields } from './plan-fields';
import { RefusedNotice } from './refused-notice';
import { TalkFields } from './talk-fields';
import { Together } from './together';
import type { Typed } from './visit';

export type Session = CaseDesk['sessions'][number];

interface ViewProps extends CaseProps {
  readonly session: Session;
  readonly draft?: AnswerOf<'getSessionDraft'> | undefined;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly notice?: string;
  readonly refusal?: string;
  /** Somebody has just sent this form. */
  readonly isTyped?: true;
}

/** What is told and agreed on the left, the steps on the right, and below whether it is a good plan. */
export function SessionView(props: ViewProps) {
  const { visit, of, session, errors, notice } = props;
  const { caseNumber, commands } = of;
  const given = commands.find(
    ({ name, about }) => name === 'recordSession' && about === session.sessionId,
  );
  const refusal = props.refusal ?? given?.refusal;
  // What was typed stays in sight, whatever happened meanwhile.
  const hasForm = refusal === undefined || props.isTyped === true;
  const isRefused = refusal !== undefined && (hasForm || session.outcome === undefined);
  return (
    <Together title="Gesprek" {...{ caseNumber, errors, isRefused }}>
      <KeptNotice visit={visit} />
      <DraftNotice {...props} />
      {notice !== undefined && <Notice role="status" title={notice} />}
      {isRefused && <RefusedNotice {...{ visit, of, refusal, events: ['sessionRecorded'] }} />}
      <Head {...props} hasForm={hasForm} />
      {hasForm ? <SessionForm {...props} /> : <WaysOn {...props} />}
    </Together>
  );
}

function Head({ of, session, hasForm }: ViewProps & { readonly hasForm: boolean }) {
  const { sessionId, startsAt } = session;
  return (
    <Stack close>
      <H1>{`Gesprek met ${residentOf(of)}`}</H1>
      <P>
        {`${capitalised(dutchMoment(startsAt))}. `}
        {hasForm && 'We schrijven samen op wat we afspreken. Alleen ‘wat’ en ‘wie’ zijn nodig.'}
      </P>
      {hasForm && (
        <P small>
          <Link href={`${sessionAt(of.caseNumber, sessionId)}/niet-doorgegaan`}>
            Het gesprek gaat niet door
          </Link>
        </P>
      )}
    </Stack>
  );
}

function DraftNotice({ visit, draft }: ViewProps) {
  if (draft === undefined || visit.kept !== undefined) return null;
  const who = visit.directory.nameOf(draft.writtenBy);
  const isNow = visit.query['later'] === '1';
  return (
    <Notice
      role="status"
      tone={isNow ? 'ok' : 'info'}
      title={
        isNow
          ? `Bewaard om ${dutchTime(draft.writtenAt)}.`
          : `${who} schreef dit op ${dutchMoment(draft.writtenAt)}.`
      }
    >
      <P>Het gesprek en het plan zijn nog niet opgeslagen. Je kunt hier later verder.</P>
    </Notice>
  );
}

const recordedWords: Readonly<Record<string, string>> = {
  held: 'Dit gesprek is vastgelegd.',
  cancelled: 'Dit gesprek ging niet door.',
  'resident-absent': 'Dit gesprek ging niet door: de inwoner was er niet.',
};

/** The session is recorded: what was agreed, and the plan if there is none yet. */
function WaysOn({ of, session }: ViewProps) {
  const [plan] = doingsOf(of, ['agreePlan']);
  return (
    <>
      {session.outcome !== undefined && <P>{recordedWords[session.outcome]}</P>}
      <Actions>
        {session.outcome === 'held' && (
          <LinkButton
            kind="primary-action"
            href={`${sessionAt(of.caseNumber, session.sessionId)}/meegeven`}
          >
            Bekijk wat we afspraken
          </LinkButton>
        )}
        {plan !== undefined && <LinkButton href={plan.href}>{plan.go}</LinkButton>}
        <LinkButton href={caseAt(of.caseNumber)}>Naar het traject</LinkButton>
      </Actions>
    </>
  );
}

function SessionForm(props: ViewProps) {
  const { visit, of, session, typed, errors = [] } = props;
  const { sessionId, invitees } = session;
  return (
    <Form action={sessionAt(of.caseNumber, sessionId)} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      <div class="ok-cols ok-cols--even">
        <Section id="gesprek" title="Het gesprek">
          <TalkFields {...{ visit, of, invitees, typed, errors }} />
        </Section>
        <Section id="plan" title="Ons plan">
          <PlanFields {...{ visit, of, typed, errors }} />
        </Section>
      </div>
      <div class="ok-box ok-stack">
        <Choices
          id="goed"
          legend={`Vindt ${residentOf(of)} dit een goed plan?`}
          error={errorOf(errors, 'goed')}
          options={[
            { value: 'ja', label: 'Ja, zo doen we het' },
            { value: 'bijna', label: 'Bijna, we passen het nog aan' },
          ]}
          chosen={typed.get('goed')}
        />
        <Actions>
          <Button>Opslaan en meegeven</Button>
          <Button kind="secondary-action" name="doe" value="bewaren">
            Bewaren, later verder
          </Button>
        </Actions>
      </div>
    </Form>
  );
}
