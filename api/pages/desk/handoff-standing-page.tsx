import type { CommandName } from '../../../domain/case/commands';
import { operations } from '../operations';
import { Actions, LinkButton } from '../parts/button';
import { Choices, type Choice } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { Facts } from '../parts/facts';
import { TextField } from '../parts/field';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { residentOf, type CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { handoffFacts, troubleOf, type Handoff } from './handoff-words';
import { stepWords } from './handoff-view';
import { missing, textOf, told } from './typed';
import type { Visit } from './visit';

/** `/trajecten/{caseNumber}/overdracht/{handoffId}`: how it stands, and what can be done when it does not go on. */
export const handoffStandingPage = commandPage({
  below: 'overdracht/:handoffId',
  title: 'Overdracht',
  commands: ['resendHandoff', 'takeOverHandoff', 'cancelHandoff'],
  about: 'handoffId',
  heading: (props) => `Overdracht aan ${partnerIn(props)}`,
  lead: (props) => <Standing {...props} />,
  fields: HandoffFields,
  button: 'Opslaan',
  instead: (props) => <OtherWay {...props} />,
  check: (typed) =>
    typed.get('doe') === 'zelf'
      ? missing(typed, [{ field: 'uitleg', text: 'Schrijf op wat je zelf gaat doen' }])
      : missing(typed, [{ field: 'doe', text: 'Kies wat je doet' }]),
  pointers: { '/explanation': { field: 'uitleg', text: 'Schrijf op wat je zelf gaat doen' } },
  send: ({ perform, params }, typed, idempotencyKey) => {
    const asked = { params, idempotencyKey };
    const doing = textOf(typed, 'doe');
    if (doing === 'opnieuw') return perform(operations.postHandoffResend, asked);
    const body = told('explanation', typed, 'uitleg');
    return doing === 'zelf'
      ? perform(operations.postHandoffTakeover, { ...asked, body })
      : perform(operations.postHandoffCancellation, { ...asked, body });
  },
});

function handoffIn({ visit, of }: CaseProps): Handoff | undefined {
  return of.handoffs.find(({ handoffId }) => handoffId === visit.params['handoffId']);
}

function partnerIn(props: CaseProps): string {
  const handoff = handoffIn(props);
  return handoff === undefined ? 'een partner' : props.visit.labels.organisation(handoff.partner);
}

function Standing(props: CaseProps) {
  const handoff = handoffIn(props);
  if (handoff === undefined) return <P>Deze overdracht hoort niet bij dit traject.</P>;
  const trouble = troubleOf(handoff, partnerIn(props));
  return (
    <>
      <P>Bij {stepWords(props.of, handoff.actionId)}</P>
      {trouble !== undefined && (
        <Notice tone="warning" title={trouble.title}>
          <P>{trouble.text}</P>
        </Notice>
      )}
      <Facts of={handoffFacts(handoff)} />
    </>
  );
}

const choices: readonly (Choice & { readonly command: CommandName })[] = [
  { value: 'opnieuw', label: 'Het bericht opnieuw versturen', command: 'resendHandoff' },
  {
    value: 'zelf',
    label: 'Ik bel zelf, of doe het op een andere manier',
    command: 'takeOverHandoff',
  },
  { value: 'stoppen', label: 'De vraag intrekken', command: 'cancelHandoff' },
];

function HandoffFields(props: CommandFormProps) {
  const { visit, of, typed, errors } = props;
  // What was chosen stays in sight, also when somebody was first.
  const may = choices.filter(
    ({ value, command }) => value === typed.get('doe') || mayBeGiven(props, command),
  );
  const stops = may.some(({ value }) => value !== 'opnieuw');
  return (
    <>
      <Choices
        id="doe"
        legend="Wat doe je?"
        error={errorOf(errors, 'doe')}
        options={may.map(({ value, label }) => ({ value, label }))}
        chosen={typed.get('doe')}
      />
      {stops && (
        <TextField
          id="uitleg"
          label="Wat spreek je af?"
          hint={`Alleen nodig als je het zelf doet. ${capitalised(residentOf(of))} kan dit lezen.`}
          error={errorOf(errors, 'uitleg')}
          value={typed.get('uitleg')}
          isConditional
        />
      )}
      {stops && (
        <P>{`Doe je het zelf, of trek je de vraag in? Dan vragen wij ${partnerIn({ visit, of })} om te verwijderen wat zij kregen.`}</P>
      )}
    </>
  );
}

function mayBeGiven({ visit, of }: { readonly visit: Visit } & CaseProps, name: CommandName) {
  return of.commands.some(
    (command) =>
      command.name === name &&
      command.about === visit.params['handoffId'] &&
      command.refusal === undefined,
  );
}

/** Nothing of this hand-off can be changed; the step itself may go another way. */
function OtherWay(props: CaseProps) {
  const { of } = props;
  const at = caseAt(of.caseNumber);
  const handoff = handoffIn(props);
  const isLost = handoff?.status === 'rejected' || handoff?.status === 'failed';
  const canAsk = of.commands.some(
    ({ name, about, refusal }) =>
      name === 'requestHandoff' && about === handoff?.actionId && refusal === undefined,
  );
  if (!isLost || !canAsk)
    return (
      <Actions>
        <LinkButton kind="primary-action" href={at}>
          Naar het traject
        </LinkButton>
      </Actions>
    );
  return (
    <Actions>
      <LinkButton kind="primary-action" href={`${at}/overdracht?stap=${handoff.actionId}`}>
        Andere partner vragen
      </LinkButton>
      <LinkButton href={`${at}#plan`}>Naar het plan</LinkButton>
    </Actions>
  );
}
