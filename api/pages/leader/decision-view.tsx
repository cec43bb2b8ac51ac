import { dutchDay } from '../dutch-moment';
import { euros } from '../euros';
import { StaffLayout } from '../layout';
import { Bars } from '../parts/bars';
import { Actions, Button } from '../parts/button';
import { Choices, type Choice } from '../parts/choices';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { KeptFields, KeptNotice } from '../desk/kept';
import type { Typed, Visit } from '../desk/visit';
import { DecisionStanding } from './decision-standing';
import { mayDecide } from './may-decide';
import type { AskedMoney } from './read-request';

export interface DecisionProps {
  readonly visit: Visit;
  readonly asked: AskedMoney;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  /** The viewer has just decided. */
  readonly isSaved?: boolean;
  /** The viewer tried to decide, and it could not be done. */
  readonly isRefused?: boolean;
}

export function DecisionView(props: DecisionProps) {
  const { visit, asked, errors = [], isRefused = false } = props;
  const { caseNumber, request, budget } = asked;
  return (
    <StaffLayout
      title="Besluit over geld"
      frame={visit.frame}
      at="Besluiten"
      hasErrors={errors.length > 0 || isRefused}
    >
      <div class="ok-stack ok-mid">
        <Errors of={errors} title="Je besluit is nog niet opgeslagen" />
        <KeptNotice visit={visit} />
        {visit.query['gevraagd'] !== undefined && (
          <Notice tone="ok" role="status" title="Je vraag is gesteld">
            <P>Het besluit wacht. Wie het geld vroeg, leest je vraag bij het traject.</P>
          </Notice>
        )}
        <Stack close>
          <P small>
            <Link href="/besluiten">Terug naar besluiten</Link>
          </P>
          <H1>{`${euros(request.amountCents)} voor ${caseNumber}`}</H1>
          <P>
            {visit.directory.nameOf(request.requestedBy)} vraagt dit op{' '}
            {dutchDay(request.requestedAt)}.
          </P>
        </Stack>
        <DecisionStanding {...props} />
        <Facts of={factsOf(asked)} />
        {isOpen(asked) && (
          <Bars
            now={budget.approvedCents + request.amountCents}
            before={budget.approvedCents}
            most={budget.capCents}
          />
        )}
        <DecisionForm {...props} />
        <Ask {...{ visit, asked }} />
      </div>
    </StaffLayout>
  );
}

function isOpen({ request: { status } }: AskedMoney): boolean {
  return status === 'requested' || status === 'first-approved';
}

function factsOf(asked: AskedMoney): readonly Fact[] {
  const { budget, request, purpose, breakthrough, alternatives, reason } = asked;
  const after = budget.approvedCents + request.amountCents;
  const left = budget.capCents - after;
  const room = left < 0 ? `${euros(-left)} te veel` : `${euros(left)} over`;
  return [
    ['Waarvoor', purpose],
    ['Welke doorbraak', breakthrough],
    ['Ook gekeken naar', alternatives ?? 'Niets opgeschreven.'],
    ['Toegezegd', `${euros(budget.approvedCents)} van ${euros(budget.capCents)}`],
    ...(isOpen(asked) ? [['Na een ja', `${euros(after)} toegezegd, ${room}`] as const] : []),
    ...(reason === undefined ? [] : [['Waarom zo besloten', reason] as const]),
  ];
}

function DecisionForm({ visit, asked, typed, errors = [], isSaved = false }: DecisionProps) {
  const { caseNumber, request } = asked;
  const { approve, reject } = mayDecide(asked, visit.session.subject);
  if (isSaved || (!approve && !reject)) return null;
  const asker = visit.directory.nameOf(request.requestedBy);
  const no: Choice = { value: 'nee', label: 'Nee' };
  const yes: Choice = { value: 'ja', label: `Ja, ${euros(request.amountCents)}` };
  const question = { value: 'vraag', label: `Eerst een vraag aan ${asker}` };
  return (
    <Form action={`/besluiten/${caseNumber}/${request.requestId}`} seal={visit.seal}>
      <KeptFields {...{ visit, typed }} />
      <Choices
        id="besluit"
        legend="Wat besluit je?"
        error={errorOf(errors, 'besluit')}
        chosen={typed.get('besluit')}
        options={[...(approve ? [yes] : []), no, question]}
      />
      <TextField
        id="waarom"
        label="Waarom?"
        hint="Nodig bij nee of een vraag. Wie het vroeg en de tafel lezen dit."
        error={errorOf(errors, 'waarom')}
        value={typed.get('waarom')}
        isConditional
      />
      <Actions>
        <Button>Besluit opslaan</Button>
      </Actions>
    </Form>
  );
}

/** There is a person behind every request. */
function Ask({ visit: { directory, session }, asked }: Pick<DecisionProps, 'visit' | 'asked'>) {
  const { requestedBy } = asked.request;
  const phone = directory.phoneOf(requestedBy);
  if (phone === undefined || requestedBy === session.subject || !isOpen(asked)) return null;
  return <P quiet>{`Eerst een vraag? Bel ${directory.nameOf(requestedBy)}: ${phone}.`}</P>;
}
