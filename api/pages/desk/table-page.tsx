import type { Team } from '../../../domain/policy/policy';
import { Problem } from '../../problem';
import { dutchDay, dutchTime } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { partyWords } from '../evaluation/words';
import { capitalised } from '../phrases';
import { Badge } from '../parts/badge';
import { Actions, LinkButton } from '../parts/button';
import { Empty, Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack } from '../parts/text';
import { caseAt, sessionAt } from './addresses';
import { clockTime } from './clock-time';
import type { DeskPage } from './page';
import { currentTableDay, nextTableDay } from './table-day';
import type { Visit } from './visit';
import { teamWords } from './words';

type Agenda = AnswerOf<'getAgenda'>;

/** `/tafel`: the next table of the viewer. */
export const tableHomePage: DeskPage = {
  path: '/tafel',
  show: (visit) => {
    const team = ownTeam(visit);
    visit.goTo(tableAt(team, currentTableDay(visit.policy.tables[team], visit.now)));
  },
};

/** `/tafel/{team}/{date}`: who comes and which talks there are; numbers only. */
export const tablePage: DeskPage = { path: '/tafel/:team/:date', show: showTable };

function tableAt(team: Team, date: string): string {
  return `/tafel/${team}/${date}`;
}

function ownTeam({ policy, session }: Visit): Team {
  const isYouth = policy.tables.youth.seats.some(
    ({ member, backup }) => member === session.subject || backup === session.subject,
  );
  return isYouth ? 'youth' : 'adult';
}

async function showTable(visit: Visit): Promise<void> {
  const { team = '', date = '' } = visit.params;
  if (team !== 'adult' && team !== 'youth')
    throw new Problem(404, 'NOT_FOUND', 'There is no such table.');
  const { body } = await visit.perform(operations.getAgenda, { params: { team, date } });
  visit.show(<TablePage visit={visit} agenda={body} />);
}

interface PageProps {
  readonly visit: Visit;
  readonly agenda: Agenda;
}

function TablePage({ visit, agenda }: PageProps) {
  const { team, date, place, attentions } = agenda;
  const table = visit.policy.tables[team];
  const other: Team = team === 'adult' ? 'youth' : 'adult';
  const otherDay = currentTableDay(visit.policy.tables[other], visit.now);
  return (
    <StaffLayout title="Agenda van de tafel" frame={visit.frame} at="Tafel">
      <div class="ok-row ok-row--apart">
        <Stack close>
          <H1>{capitalised(teamWords[team])}</H1>
          <P>{`${capitalised(dayOf(date))}, ${table.from.replace(':', '.')} tot ${table.until.replace(':', '.')} uur. ${place}.`}</P>
          <P small>
            <Link href={tableAt(other, otherDay)}>{`Naar de ${teamWords[other]}`}</Link>
          </P>
        </Stack>
        <OtherDays visit={visit} agenda={agenda} />
      </div>
      {attentions.includes('too-many-open-cases') && (
        <Notice tone="warning" title={`Er zijn ${agenda.openCases} open trajecten.`}>
          <P>Dat is meer dan afgesproken. Bespreek aan tafel wat afgerond kan worden.</P>
        </Notice>
      )}
      <Seats visit={visit} agenda={agenda} />
      <Talks visit={visit} agenda={agenda} />
    </StaffLayout>
  );
}

function dayOf(date: string): string {
  return dutchDay(`${date}T12:00:00Z`);
}

function OtherDays({ visit, agenda: { team, date } }: PageProps) {
  const table = visit.policy.tables[team];
  const [before, after] = [nextTableDay(table, date, -1), nextTableDay(table, date, 1)];
  return (
    <div class="ok-no-print">
      <Actions>
        {before !== undefined && <LinkButton href={tableAt(team, before)}>Vorige</LinkButton>}
        {after !== undefined && <LinkButton href={tableAt(team, after)}>Volgende</LinkButton>}
      </Actions>
    </div>
  );
}

function Seats({ visit: { directory }, agenda }: PageProps) {
  const rows = agenda.seats.map(({ role, member, standsInFor, isEmpty }) => {
    const seat = capitalised(partyWords[role] ?? role);
    if (isEmpty === true) return [seat, 'niemand', <Badge tone="soon">Open plek</Badge>];
    if (standsInFor === undefined)
      return [seat, directory.nameOf(member), <Badge tone="good">Ja</Badge>];
    const who = `${directory.nameOf(member)}, vervangt ${directory.nameOf(standsInFor)}`;
    return [seat, who, <Badge tone="now">Achterwacht</Badge>];
  });
  return (
    <Section id="wie" title="Wie komt er">
      <Table caption="Vaste plekken" head={['Plek', 'Wie', 'Komt']} rows={rows} />
      <P>
        <Link href="/tafel/afwezig">Ik ben er niet: geef afwezigheid door</Link>
      </P>
    </Section>
  );
}

function Talks({ visit, agenda }: PageProps) {
  const { slots } = agenda;
  const now = visit.now.toISOString();
  const firstFree = slots.find(({ isTaken }) => !isTaken);
  const free = firstFree === undefined ? undefined : dutchTime(firstFree.startsAt);
  if (slots.length === 0)
    return <Empty title="De tafel zit die dag niet.">Kijk bij een andere dag.</Empty>;
  return (
    <Section id="gesprekken" title="Gesprekken">
      {!slots.some(({ isTaken }) => isTaken) && (
        <P>{`Geen gesprekken. De eerste vrije plek is om ${free ?? ''}.`}</P>
      )}
      <Table
        caption="Gesprekken van die dag"
        head={['Tijd', 'Traject', '']}
        rows={slots.map(({ startsAt, isTaken, caseNumber, sessionId }) => [
          dutchTime(startsAt),
          caseNumber === undefined ? (
            isTaken ? (
              'Bezet'
            ) : (
              'Vrij'
            )
          ) : (
            <TalkLinks {...{ caseNumber, sessionId }} />
          ),
          isTaken || startsAt <= now ? null : <UseSlot {...{ agenda, startsAt }} />,
        ])}
      />
    </Section>
  );
}

type TalkProps = Pick<Agenda['slots'][number], 'sessionId'> & { readonly caseNumber: string };

function TalkLinks({ caseNumber, sessionId }: TalkProps) {
  return (
    <div class="ok-row">
      <Link href={caseAt(caseNumber)}>{caseNumber}</Link>
      {sessionId !== undefined && (
        <Link href={sessionAt(caseNumber, sessionId)}>
          Gesprek openen<span class="ok-hide"> van {caseNumber}</span>
        </Link>
      )}
    </div>
  );
}

interface UseSlotProps extends Pick<PageProps, 'agenda'> {
  readonly startsAt: string;
}

function UseSlot({ agenda: { team, date }, startsAt }: UseSlotProps) {
  return (
    <span class="ok-no-print">
      <Link href={`${tableAt(team, date)}/${clockTime(startsAt)}`}>
        Plek gebruiken
        <span class="ok-hide">{` om ${dutchTime(startsAt)}`}</span>
      </Link>
    </span>
  );
}
