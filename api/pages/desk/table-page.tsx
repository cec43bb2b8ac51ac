import type { Team } from '../../../domain/policy/policy';
import { Problem } from '../../problem';
import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations } from '../operations';
import { partyWords } from '../evaluation/words';
import { capitalised } from '../phrases';
import { Badge } from '../parts/badge';
import { Actions, LinkButton } from '../parts/button';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack } from '../parts/text';
import type { DeskPage } from './page';
import { clockWords, currentTableDay, nextTableDay, tableAt } from './table-day';
import { Talks, type Agenda } from './table-talks';
import type { Visit } from './visit';
import { teamWords } from './words';

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
          <P>{`${capitalised(dayOf(date))}, ${clockWords(table)}. ${place}.`}</P>
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
