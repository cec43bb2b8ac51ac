import type { DeskPage } from '../desk/page';
import type { Visit } from '../desk/visit';
import { stageWords } from '../desk/words';
import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Empty } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack } from '../parts/text';
import { WorkList } from '../parts/work-list';
import { capitalised } from '../phrases';
import { closingRow, comesBack, deviationRow, isYours, moneyRow } from './decision-rows';
import { OverviewAside } from './overview-aside';

/** `/overzicht`: what waits for the project leader, and where all cases are. */
export const overviewPage: DeskPage = {
  path: '/overzicht',
  show: async (visit) => {
    const [overview, decisions] = await Promise.all([
      visit.perform(operations.getOverview),
      visit.perform(operations.listDecisions),
    ]);
    visit.show(<OverviewPage {...{ visit, overview: overview.body, decisions: decisions.body }} />);
  },
};

interface PageProps {
  readonly visit: Visit;
  readonly overview: AnswerOf<'getOverview'>;
  readonly decisions: AnswerOf<'listDecisions'>;
}

const mostRows = 5;

function OverviewPage({ visit, overview, decisions }: PageProps) {
  const waiting = rowsOf(visit, decisions);
  return (
    <StaffLayout title="Overzicht" frame={visit.frame} at="Overzicht">
      <Stack close>
        <H1>Overzicht</H1>
        <P>{sentence(visit.now, waiting.length, overview.counts.overdueTwice)}</P>
      </Stack>
      <div class="ok-cols">
        <Stack>
          <Section id="jij" title="Wacht op jou">
            {waiting.length === 0 ? (
              <Empty title="Er wacht niets.">Vragen om een besluit staan hier.</Empty>
            ) : (
              <WorkList items={waiting.slice(0, mostRows)} />
            )}
            {waiting.length > mostRows && (
              <P>
                <Link href="/besluiten">{`Alle ${waiting.length} besluiten`}</Link>
              </P>
            )}
          </Section>
          <StageSection stages={overview.stages} />
        </Stack>
        <OverviewAside overview={overview} now={visit.now} />
      </div>
    </StaffLayout>
  );
}

function rowsOf(
  { directory, policy }: Visit,
  { money, deviations, closings }: PageProps['decisions'],
) {
  const { capCents } = policy.budget;
  return [
    ...money.filter(isYours).map((line) => moneyRow(line, { directory, capCents })),
    ...deviations.filter(comesBack).map((line) => deviationRow(line, directory)),
    ...closings.map((line) => closingRow(line, directory)),
  ];
}

function sentence(now: Date, waiting: number, twice: number): string {
  const asked =
    waiting === 0
      ? 'Er wacht niets op jou.'
      : waiting === 1
        ? 'Eén ding wacht op jou.'
        : `${waiting} dingen wachten op jou.`;
  const cases = twice === 1 ? 'Bij 1 traject is' : `Bij ${twice} trajecten is`;
  const late = twice === 0 ? '' : ` ${cases} een termijn voor de tweede keer voorbij.`;
  return `${capitalised(dutchDay(now.toISOString()))}. ${asked}${late}`;
}

function StageSection({ stages }: Pick<PageProps['overview'], 'stages'>) {
  return (
    <Section id="stand" title="Waar trajecten nu zijn">
      <Table
        caption="Trajecten per stap"
        head={['Stap', 'Volwassenen', 'Jongeren', 'Over tijd']}
        numeric={[1, 2, 3]}
        rows={stages.map(({ stage, adult, youth, overdue }) => [
          capitalised(stageWords[stage]),
          ...[adult, youth, overdue].map(String),
        ])}
      />
    </Section>
  );
}
