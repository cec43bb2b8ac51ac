import { Problem } from '../../problem';
import { dutchDate, dutchDay, dutchMoment } from '../dutch-moment';
import { operations } from '../operations';
import { Actions, LinkButton } from '../parts/button';
import { Facts, type Fact } from '../parts/facts';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack, Tel } from '../parts/text';
import { capitalised, listed } from '../phrases';
import { renderPage } from '../render-page';
import { caseAt, sessionAt } from './addresses';
import { isSettledStep, residentOf, stepNumber, type CaseDesk, type CaseProps } from './case-view';
import type { DeskPage } from './page';
import { SavedNotice } from './saved-notice';
import { Together } from './together';
import type { Visit } from './visit';
import { ownerName } from './who';

/** `/trajecten/{caseNumber}/gesprek/{sessionId}/meegeven`: what was agreed, on one sheet to take home. */
export const takeAlongPage: DeskPage = {
  path: '/trajecten/:caseNumber/gesprek/:sessionId/meegeven',
  show: showSheet,
};

/** The same sheet as a file: nothing of what is for the screen. */
export const takeAlongFile: DeskPage = {
  path: '/trajecten/:caseNumber/gesprek/:sessionId/meegeven.pdf',
  needsPrinter: true,
  show: sendSheet,
};

async function showSheet(visit: Visit): Promise<void> {
  visit.show(<TakeAlongPage {...await readSheet(visit)} />);
}

async function sendSheet(visit: Visit): Promise<void> {
  const sheet = await readSheet(visit);
  const { caseNumber } = sheet.of;
  const paper = (
    <Together title={title} caseNumber={caseNumber}>
      <Sheet {...sheet} />
    </Together>
  );
  await visit.sendPdf({ name: `afspraken-${caseNumber}`, html: renderPage(paper) });
}

async function readSheet(visit: Visit): Promise<SheetProps> {
  const { caseNumber = '', sessionId } = visit.params;
  const { naar: atLeast } = visit.query;
  const { body: of } = await visit.perform(operations.getCaseDesk, {
    params: { caseNumber },
    query: atLeast === undefined ? {} : { atLeast },
  });
  const session = of.sessions.find((one) => one.sessionId === sessionId);
  if (session?.outcome !== 'held')
    throw new Problem(404, 'NOT_FOUND', 'There is no such session, or it was not held.');
  return { visit, of, session };
}

const title = 'Afspraken om mee te geven';

interface SheetProps extends CaseProps {
  readonly session: CaseDesk['sessions'][number];
}

function TakeAlongPage(props: SheetProps) {
  const { visit, of } = props;
  return (
    <Together title={title} caseNumber={of.caseNumber}>
      <div class="ok-no-print">
        <SavedNotice {...{ visit, of }} />
      </div>
      <div class="ok-cols">
        <Sheet {...props} />
        <Ways {...props} />
      </div>
    </Together>
  );
}

function Sheet({ visit, of, session }: SheetProps) {
  const agreed = of.timeline.find(
    ({ type, about }) => type === 'sessionRecorded' && about === session.sessionId,
  );
  const open = of.actions.filter((action) => !isSettledStep(action));
  return (
    <div class="ok-letter ok-stack">
      <Stack close>
        <H1>{`Dit spraken we af, ${residentOf(of)}`}</H1>
        <P>{`Ons gesprek van ${dutchDay(session.startsAt)}. Klopt er iets niet? Bel ons dan.`}</P>
      </Stack>
      {agreed?.text !== undefined && <p class="ok-lines">{agreed.text}</p>}
      {open.length > 0 && (
        <Section id="stappen" title="Wie doet wat">
          <Table
            caption="De stappen van het plan"
            head={['Stap', 'Wat', 'Wie', 'Wanneer']}
            rows={open.map((action) => [
              String(stepNumber(of, action.actionId)),
              action.what ?? 'Deze tekst is er niet meer.',
              action.owner === 'resident'
                ? 'Jij'
                : capitalised(ownerName(visit, action.owner, residentOf(of))),
              whenWords(of, action),
            ])}
          />
        </Section>
      )}
      <Section id="verder" title="Hoe het verder gaat">
        <Facts of={factsOf({ visit, of })} />
      </Section>
    </div>
  );
}

function whenWords(of: CaseDesk, action: CaseDesk['actions'][number]): string {
  const waits = of.actions.filter(
    (other) => action.dependsOn.includes(other.actionId) && !isSettledStep(other),
  );
  const numbers = waits.map(({ actionId }) => String(stepNumber(of, actionId)));
  const start = numbers.length === 0 ? '' : `na stap ${listed(numbers)}`;
  const end = action.dueDate === undefined ? '' : `klaar voor ${dutchDate(action.dueDate)}`;
  return capitalised([start, end].filter((words) => words !== '').join(', ') || 'kan nu beginnen');
}

function factsOf({ visit, of }: CaseProps): readonly Fact[] {
  const { directory, frame } = visit;
  const holder = of.caseHolder === undefined ? 'Op Koers' : directory.nameOf(of.caseHolder);
  const phone = directory.phoneOf(of.caseHolder ?? '') ?? frame.supportPhone;
  const callAt = of.steps.find(({ kind }) => kind === 'call-back')?.dueAt;
  const call: Fact[] =
    callAt === undefined ? [] : [['Wij bellen jou', `Voor ${dutchMoment(callAt)}`]];
  return [
    ...call,
    [
      'Bel zelf',
      <span>
        {holder}, <Tel>{phone}</Tel>
      </span>,
    ],
  ];
}

function Ways({ visit, of: { caseNumber, mayIssueCode }, session }: SheetProps) {
  return (
    <div class="ok-no-print">
      <div class="ok-box ok-stack">
        <Stack close>
          <h2 class="utrecht-heading-3">Meegeven</h2>
          <P>Print deze pagina en geef het papier mee.</P>
          {visit.hasPrinter && (
            <P>
              <Link href={`${sessionAt(caseNumber, session.sessionId)}/meegeven.pdf`}>
                Download als PDF
              </Link>
            </P>
          )}
        </Stack>
        {mayIssueCode === true && (
          <>
            <P>Met een brief met code ziet de inwoner het plan ook op de telefoon.</P>
            <Actions>
              <LinkButton kind="primary-action" href={`${caseAt(caseNumber)}/brief`}>
                Brief met code maken
              </LinkButton>
            </Actions>
          </>
        )}
      </div>
    </div>
  );
}
