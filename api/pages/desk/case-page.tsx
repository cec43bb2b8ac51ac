import { dutchMoment } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations } from '../operations';
import { Actions, LinkButton } from '../parts/button';
import { Folded } from '../parts/folded';
import { Next, Notice } from '../parts/notice';
import { Said } from '../parts/said';
import { Section } from '../parts/section';
import { Stages } from '../parts/stages';
import { H1, P, Stack } from '../parts/text';
import { stepLink } from './addresses';
import { BehindNotice } from './behind';
import { DomainSection } from './case-domains';
import { HandoffSection } from './case-handoffs';
import { MoneySection } from './case-money';
import { MoreSection } from './case-more';
import { PlanSection } from './case-plan';
import { BasisSection, ContactSection } from './case-sharing';
import { TimelineSection } from './case-timeline';
import { residentOf, type CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import type { DeskPage } from './page';
import { Phone } from './phone';
import { SavedNotice } from './saved-notice';
import { stepWords } from './step-words';
import { lateWords } from './terms';
import { spoken } from './timeline-words';
import type { Visit } from './visit';
import { doerName } from './who';
import { stageNumbers, teamWords } from './words';

/** `/trajecten/{caseNumber}`: everything of one case on one page. */
export const casePage: DeskPage = { path: '/trajecten/:caseNumber', show: showCase };

async function showCase(visit: Visit): Promise<void> {
  const { caseNumber = '' } = visit.params;
  const { naar: atLeast } = visit.query;
  const { body } = await visit.perform(operations.getCaseDesk, {
    params: { caseNumber },
    query: atLeast === undefined ? {} : { atLeast },
  });
  visit.show(<CasePage visit={visit} of={body} />);
}

const contents = [
  ['verhaal', 'Wat belangrijk is'],
  ['plan', 'Plan'],
  ['overdrachten', 'Overdrachten'],
  ['contact', 'Contact'],
  ['toestemming', 'Toestemming'],
  ['ruimte', 'Geld en afwijken'],
  ['leefgebieden', 'Leefgebieden'],
  ['tijdlijn', 'Tijdlijn'],
  ['meer', 'Meer doen'],
] as const;

function CasePage(props: CaseProps) {
  const { visit, of } = props;
  return (
    <StaffLayout title={`Traject ${of.caseNumber}`} frame={visit.frame} at="Inwoners">
      <CaseHead {...props} />
      <div class="ok-cols">
        <Stack>
          <StorySection {...props} />
          <PlanSection {...props} />
          <HandoffSection {...props} />
          <ContactSection {...props} />
          <BasisSection {...props} />
          <MoneySection {...props} />
          <DomainSection {...props} />
          <TimelineSection {...props} />
          <MoreSection {...props} />
        </Stack>
        <nav class="ok-toc ok-box ok-no-print" aria-label="Op deze pagina">
          <ul class="ok-plain">
            {contents.map(([id, label]) => (
              <li>
                <a href={`#${id}`}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </StaffLayout>
  );
}

function CaseHead({ visit, of }: CaseProps) {
  const { directory } = visit;
  const holder = of.caseHolder === undefined ? 'nog niemand' : directory.nameOf(of.caseHolder);
  const backup = of.backup === undefined ? '' : `, achterwacht ${directory.nameOf(of.backup)}`;
  return (
    <Stack>
      <BehindNotice since={of.behindSince} />
      <div class="ok-no-print">
        <SavedNotice visit={visit} of={of} />
      </div>
      <Stack close>
        <P quiet>{`Traject ${of.caseNumber} · ${teamWords[of.team]}`}</P>
        <H1>{of.person?.name ?? 'Naam niet bekend'}</H1>
        <P>
          Casushouder {holder}
          {backup}. {of.person?.phone !== undefined && <Phone written={of.person.phone} />}
        </P>
      </Stack>
      <Stages now={stageNumbers[of.stage]} />
      {of.suspension !== undefined && (
        <Notice title={`Pauze tot ${dutchMoment(of.suspension.until)}`} />
      )}
      <CaseNext visit={visit} of={of} />
    </Stack>
  );
}

/** One thing, for the viewer when there is one. */
function CaseNext({ visit, of }: CaseProps) {
  const { kind, about, who, isYours, dueAt, workingDaysLate } = of.nextStep;
  const link = stepLink(kind, of.caseNumber, about);
  const by = isYours
    ? answererOf({ visit, of })
    : `Aan zet: ${doerName(visit, who, residentOf(of))}. `;
  const until = dueAt === undefined ? '' : `Voor ${dutchMoment(dueAt)}. `;
  const isNobodys = kind === 'nothing';
  return (
    <Next
      what={stepWords[kind]}
      why={isNobodys ? 'Er wacht nu niets.' : `${by}${until}${lateWords(workingDaysLate)}`}
    >
      {link !== undefined && isYours && (
        <Actions>
          <LinkButton kind="primary-action" href={link.href}>
            {link.go}
          </LinkButton>
        </Actions>
      )}
    </Next>
  );
}

function answererOf({ visit, of: { nextStep, handoffs } }: CaseProps): string {
  if (nextStep.kind !== 'read-answer') return '';
  const handoff = handoffs.find(({ handoffId }) => handoffId === nextStep.about);
  return handoff === undefined ? '' : `${visit.labels.organisation(handoff.partner)} antwoordde. `;
}

function StorySection({ visit, of }: CaseProps) {
  const { story, firstPriority, solution, success } = of.words;
  const first = firstPriority === undefined ? undefined : visit.labels.lifeDomain(firstPriority);
  const said = [
    ['Dit komt eerst', first],
    ['Zo zou het beginnen', solution],
    ['Het is geslaagd als', success],
  ].filter((one): one is [string, string] => one[1] !== undefined);
  const name = residentOf(of);
  const last = of.lastSession;
  return (
    <Section id="verhaal" title={`Wat ${name} belangrijk vindt`}>
      {said.length === 0 ? <P>Dat vragen we bij de intake.</P> : <Said of={said} />}
      <DoingLinks of={of} names={['recordSession']} />
      {last !== undefined && (
        <Folded title={`Het gesprek van ${dutchMoment(last.at)}`}>
          <p class="ok-lines">{spoken({ ...last, text: last.summary })}</p>
        </Folded>
      )}
      {story !== undefined && (
        <Folded title="De aanmelding">
          <p class="ok-lines">{story}</p>
        </Folded>
      )}
      <DoingLinks of={of} names={['acceptReferral', 'redirectReferral', 'recordIntake']} />
    </Section>
  );
}
