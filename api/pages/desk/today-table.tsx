import { amsterdamDate } from '../../../domain/calendar/amsterdam';
import { dutchTime } from '../dutch-moment';
import type { AnswerOf } from '../operations';
import { Link, P } from '../parts/text';
import { capitalised } from '../phrases';
import { clockWords, tableAt } from './table-day';
import type { Visit } from './visit';
import { sessionWords, teamWords } from './words';

type TableDay = AnswerOf<'listWorkItems'>['tables'][number];

interface TableProps {
  readonly visit: Visit;
  readonly table: TableDay;
}

const mostSlots = 8;

/** The viewer's own table, where it sits today: who is still to come, and what is free. */
export function TodayTable({ visit, table: { team, slots } }: TableProps) {
  const { place, slotMinutes } = visit.policy.tables[team];
  const now = visit.now.getTime() - slotMinutes * 60_000;
  const coming = slots.filter(({ startsAt }) => Date.parse(startsAt) > now);
  const more = coming.length - mostSlots;
  return (
    <div class="ok-box ok-stack">
      <h2 class="utrecht-heading-3">{`${capitalised(teamWords[team])} vandaag`}</h2>
      <P>{`${clockWords(visit.policy.tables[team])}, ${place}`}</P>
      {coming.length === 0 ? (
        <P>De gesprekken van vandaag zijn geweest.</P>
      ) : (
        <ul class="ok-plain ok-stack ok-stack--close">
          {coming.slice(0, mostSlots).map((slot) => (
            <li>
              <strong>{dutchTime(slot.startsAt)}</strong>
              {` ${slotWords(slot)}`}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <P>{`En daarna nog ${more}.`}</P>}
      <P>
        <Link href={tableAt(team, amsterdamDate(visit.now.toISOString()))}>Bekijk de agenda</Link>
      </P>
    </div>
  );
}

function slotWords({ isTaken, shortName, caseNumber, kind }: TableDay['slots'][number]): string {
  const who = shortName ?? caseNumber ?? (isTaken ? 'bezet' : 'vrij');
  return kind === undefined ? who : `${who} · ${sessionWords[kind]}`;
}
