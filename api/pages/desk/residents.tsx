import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Badge } from '../parts/badge';
import { Empty, Notice } from '../parts/notice';
import { Table } from '../parts/table';
import { H1, Link, P } from '../parts/text';
import { caseAt } from './addresses';
import type { DeskPage } from './page';
import type { Visit } from './visit';
import { stageWords, waitingWords } from './words';

/** `/inwoners`: every case that the viewer may know of, newest first. */
export const residentsPage: DeskPage = { path: '/inwoners', show: showResidents };

type CasePage = AnswerOf<'listCases'>;

async function showResidents(visit: Visit): Promise<void> {
  const { vanaf, laat } = visit.query;
  const { body } = await visit.perform(operations.listCases, {
    query: {
      ...(vanaf === undefined ? {} : { cursor: vanaf }),
      ...(laat === 'ja' ? { overdue: 'true' } : {}),
    },
  });
  visit.show(<ResidentsPage visit={visit} page={body} isLateOnly={laat === 'ja'} />);
}

interface PageProps {
  readonly visit: Visit;
  readonly page: CasePage;
  readonly isLateOnly: boolean;
}

function ResidentsPage({ visit, page, isLateOnly }: PageProps) {
  const { cases, next } = page;
  const late = isLateOnly ? { laat: 'ja' } : {};
  return (
    <StaffLayout title="Inwoners" frame={visit.frame} at="Inwoners">
      {visit.query['team'] === '1' && (
        <Notice
          tone="ok"
          role="status"
          title="Het team is opgeslagen. Jij staat er niet meer bij."
        />
      )}
      <H1>Inwoners</H1>
      <P>
        {isLateOnly ? (
          <Link href="/inwoners">Alle trajecten</Link>
        ) : (
          <Link href="/inwoners?laat=ja">Alleen wat te laat is</Link>
        )}
      </P>
      {cases.length === 0 ? (
        <NoCases isLateOnly={isLateOnly} />
      ) : (
        <Table
          caption="Trajecten, het nieuwste eerst"
          head={['Wie', 'Waar', 'Wacht op', 'Casushouder', 'Stand']}
          rows={cases.map((line) => rowOf(line, visit))}
        />
      )}
      {next !== undefined && (
        <P>
          <Link href={`/inwoners?${new URLSearchParams({ ...late, vanaf: next }).toString()}`}>
            Oudere trajecten
          </Link>
        </P>
      )}
    </StaffLayout>
  );
}

function NoCases({ isLateOnly }: { readonly isLateOnly: boolean }) {
  if (isLateOnly) return <Empty title="Niets is te laat.">Alle termijnen lopen nog.</Empty>;
  return (
    <Empty title="Je bent nog bij geen traject betrokken.">
      Een nieuwe inwoner begint met <Link href="/aanmelden">aanmelden</Link>.
    </Empty>
  );
}

function rowOf(line: CasePage['cases'][number], { directory }: Visit) {
  const { caseNumber, shortName, stage, waitingFor, caseHolder, nextDeadlineAt } = line;
  return [
    <Link href={caseAt(caseNumber)}>
      {shortName === undefined ? caseNumber : `${shortName} · ${caseNumber}`}
    </Link>,
    stageWords[stage],
    waitingWords[waitingFor],
    caseHolder === undefined ? 'nog niemand' : directory.nameOf(caseHolder),
    line.isOverdue ? (
      <Badge tone="late">Te laat</Badge>
    ) : nextDeadlineAt === undefined || waitingFor === 'nothing' ? (
      ''
    ) : (
      `voor ${dutchDay(nextDeadlineAt)}`
    ),
  ];
}
