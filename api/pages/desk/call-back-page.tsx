import { Problem } from '../../problem';
import { dutchDay, dutchMoment } from '../dutch-moment';
import { CaseFormPage } from './case-form-page';
import { operations } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { Bullets, P } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { attemptErrors, attemptOf } from './call-back-form';
import { residentOf, type CaseDesk } from './case-view';
import { KeptFields } from './kept';
import type { DeskPage } from './page';
import { Phone } from './phone';
import type { Typed, Visit } from './visit';
import { WayFields } from './way-fields';

/** `/trajecten/{caseNumber}/nabellen`: whom to phone, what to ask, and what came of it. */
export const callBackPage: DeskPage = {
  path: '/trajecten/:caseNumber/nabellen',
  show: (visit) => show(visit, { typed: visit.kept ?? new Map() }),
  change: save,
};

async function save(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const errors = attemptErrors(typed, 'de inwoner');
  if (errors.length > 0) {
    await show(visit, { typed, errors });
    return;
  }
  try {
    const { body, wasThere } = await visit.perform(operations.postCallBackAttempt, {
      ...{ params: visit.params, body: attemptOf(typed), idempotencyKey },
    });
    const again = wasThere ? '&weer=1' : '';
    const at = `${caseAt(visit.params['caseNumber'] ?? '')}/nabellen/bewaard`;
    visit.goTo(`${at}?naar=${body.sequence}${again}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'PLAN_NOT_AGREED') throw error;
    await show(visit, { typed });
  }
}

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
}

async function show(visit: Visit, shown: Shown): Promise<void> {
  const { body: of } = await visit.perform(operations.getCaseDesk, { params: visit.params });
  const status = (shown.errors?.length ?? 0) > 0 ? 400 : 200;
  visit.show(<CallBackPage visit={visit} of={of} {...shown} />, status);
}

interface PageProps extends Shown {
  readonly visit: Visit;
  readonly of: CaseDesk;
}

function CallBackPage(props: PageProps) {
  const { visit, of, errors = [] } = props;
  const { commands, caseNumber } = of;
  const refusal = commands.find(({ name }) => name === 'recordCallBackAttempt')?.refusal;
  return (
    <CaseFormPage
      {...{ visit, caseNumber, errors }}
      title="Nabellen"
      at="Vandaag"
      heading={`Nabellen: ${of.person?.name ?? 'de inwoner'}`}
      lead={<Reach of={of} />}
    >
      {refusal === undefined ? (
        <>
          <Prompts of={of} />
          <CallBackForm {...props} />
        </>
      ) : (
        <NotNow of={of} isEarly={refusal === 'PLAN_NOT_AGREED'} />
      )}
    </CaseFormPage>
  );
}

function NotNow({ of, isEarly }: { readonly of: CaseDesk; readonly isEarly: boolean }) {
  return (
    <>
      <Notice title={isEarly ? 'Er is nog geen plan om over te bellen' : 'Nabellen kan nu niet'}>
        <P>
          {isEarly
            ? 'Nabellen begint als het plan is afgesproken. Wil je toch bellen? Leg het vast bij Contact.'
            : 'Kijk op de pagina van het traject hoe het ervoor staat.'}
        </P>
      </Notice>
      <Actions>
        <LinkButton kind="primary-action" href={caseAt(of.caseNumber)}>
          Naar het traject
        </LinkButton>
      </Actions>
    </>
  );
}

function Reach({ of }: { readonly of: CaseDesk }) {
  const phone = of.person?.phone;
  const until = promiseIn(of);
  if (phone === undefined) return <P>{`Er staat geen telefoonnummer.${until}`}</P>;
  return (
    <P>
      Bel <Phone written={phone} />.{until}
    </P>
  );
}

function promiseIn({ steps }: CaseDesk): string {
  const dueAt = steps.find(({ kind }) => kind === 'call-back')?.dueAt;
  return dueAt === undefined ? '' : ` Afgesproken was: voor ${dutchMoment(dueAt)}.`;
}

/** From the resident's own steps and what was agreed last. */
function Prompts({ of }: { readonly of: CaseDesk }) {
  const name = residentOf(of);
  const held = of.sessions.findLast(({ outcome }) => outcome === 'held');
  const own = of.actions.filter(
    ({ owner, status }) => owner === 'resident' && status !== 'completed' && status !== 'cancelled',
  );
  const asked = [
    held === undefined
      ? `Hoe gaat het met ${name}?`
      : `Hoe ging het na het gesprek van ${dutchDay(held.startsAt)}?`,
    ...own.map(({ what = 'De eigen stap' }) => `${what.replace(/[.!]$/u, '')}: is dat gelukt?`),
    'Lukt er iets niet? Wat is er nodig?',
  ];
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <h2 class="utrecht-heading-3">Wat je kunt vragen</h2>
      <Bullets items={asked} />
      {of.lastSession?.summary !== undefined && (
        <>
          <P quiet>{`Afgesproken op ${dutchDay(of.lastSession.at)}:`}</P>
          <p class="ok-lines">{of.lastSession.summary}</p>
        </>
      )}
    </div>
  );
}

function CallBackForm({ visit, of, typed, errors = [] }: PageProps) {
  const name = residentOf(of);
  return (
    <Form action={`${caseAt(of.caseNumber)}/nabellen`} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      <Choices
        id="bereikt"
        legend={`Heb je ${name} gesproken?`}
        error={errorOf(errors, 'bereikt')}
        options={[
          { value: 'ja', label: 'Ja' },
          { value: 'nee', label: 'Nee, ik probeer het later nog een keer', isOff: true },
        ]}
        chosen={typed.get('bereikt')}
      />
      <div class="ok-if">
        <Choices
          id="gaat"
          legend="Hoe gaat het?"
          error={errorOf(errors, 'gaat')}
          options={[
            { value: 'goes-well', label: 'Goed, het plan loopt' },
            { value: 'follow-up-wanted', label: `${capitalised(name)} wil nog een gesprek` },
            { value: 'worse', label: 'Minder goed: je collega’s van de tafel zien dit vandaag' },
          ]}
          chosen={typed.get('gaat')}
        />
        <TextField
          id="opmerking"
          label="Wat wil je onthouden?"
          hint={`${capitalised(name)} kan dit lezen.`}
          error={errorOf(errors, 'opmerking')}
          value={typed.get('opmerking')}
          optional
        />
      </div>
      <Folded title="Anders dan telefoon, of op een ander moment">
        <WayFields visit={visit} typed={typed} />
      </Folded>
      <Actions>
        <Button>Opslaan</Button>
      </Actions>
    </Form>
  );
}
