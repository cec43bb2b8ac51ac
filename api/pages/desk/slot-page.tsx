import { Problem } from '../../problem';
import { dutchMoment } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Empty } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { capitalised } from '../phrases';
import { WorkList } from '../parts/work-list';
import { stepLink } from './addresses';
import { instantOf } from './clock-time';
import type { DeskPage } from './page';
import { lateWords } from './terms';
import type { Visit } from './visit';
import { teamWords } from './words';

type Item = AnswerOf<'listWorkItems'>['items'][number];

/** `/tafel/{team}/{date}/{time}`: for which of the viewer's cases a free place can be used. */
export const slotPage: DeskPage = { path: '/tafel/:team/:date/:time', show: showSlot };

async function showSlot(visit: Visit): Promise<void> {
  const { team = '', date = '', time = '' } = visit.params;
  const startsAt = instantOf(date, time);
  if ((team !== 'adult' && team !== 'youth') || startsAt === undefined)
    throw new Problem(404, 'NOT_FOUND', 'There is no such place.');
  const { body } = await visit.perform(operations.listWorkItems);
  const waiting = body.items.filter(
    (item) =>
      item.kind === 'schedule-session' &&
      item.team === team &&
      item.isYours &&
      item.state !== 'done',
  );
  visit.show(
    <StaffLayout title="Plek aan tafel gebruiken" frame={visit.frame} at="Tafel" isNarrow>
      <Stack close>
        <P small>
          <Link href={`/tafel/${team}/${date}`}>Terug naar de agenda</Link>
        </P>
        <H1>Plek gebruiken</H1>
        <P>{`${capitalised(dutchMoment(startsAt))}, ${teamWords[team]}. Voor wie is deze plek?`}</P>
      </Stack>
      {waiting.length === 0 ? (
        <Empty title="Niemand van jou wacht op een gesprek aan deze tafel.">
          Wil je toch een gesprek? Ga naar het traject en kies daar ‘Gesprek plannen’.
        </Empty>
      ) : (
        <WorkList items={waiting.map((item) => workOf(item, { date, time }))} />
      )}
    </StaffLayout>,
  );
}

function workOf(item: Item, { date, time }: { readonly date: string; readonly time: string }) {
  const { kind, caseNumber, shortName, dueAt, workingDaysLate } = item;
  const until = dueAt === undefined ? 'Geen termijn.' : `Voor ${dutchMoment(dueAt)}.`;
  const link = stepLink(kind, caseNumber);
  return {
    what: shortName ?? caseNumber,
    about: caseNumber,
    why: `${until} ${lateWords(workingDaysLate)}`.trim(),
    ...(link === undefined ? {} : { go: link.go, href: `${link.href}?dag=${date}&tijd=${time}` }),
  };
}
