import { dutchTime } from '../dutch-moment';
import type { AnswerOf } from '../operations';
import { capitalised, listed } from '../phrases';
import { Empty } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { Link, P } from '../parts/text';
import { caseAt, sessionAt } from './addresses';
import { clockTime } from './clock-time';
import { tableAt } from './table-day';
import type { Visit } from './visit';
import { ownerName } from './who';
import { sessionWords } from './words';

export type Agenda = AnswerOf<'getAgenda'>;

interface PageProps {
  readonly visit: Visit;
  readonly agenda: Agenda;
}

/** The talks of that day by time, by number only, and the free slots. */
export function Talks({ visit, agenda }: PageProps) {
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
        head={['Tijd', 'Traject', 'Gesprek', '']}
        rows={slots.map((slot) => [
          dutchTime(slot.startsAt),
          <TalkOf {...slot} />,
          talkWords(visit, slot),
          slot.isTaken || slot.startsAt <= now ? null : <UseSlot {...{ agenda, ...slot }} />,
        ])}
      />
    </Section>
  );
}

type Slot = Agenda['slots'][number];

function TalkOf({ isTaken, caseNumber, sessionId }: Slot) {
  if (caseNumber === undefined) return <>{isTaken ? 'Bezet' : 'Vrij'}</>;
  if (sessionId === undefined) return <>{caseNumber}</>;
  return (
    <div class="ok-row">
      <Link href={caseAt(caseNumber)}>{caseNumber}</Link>
      <Link href={sessionAt(caseNumber, sessionId)}>
        Gesprek openen<span class="ok-hide"> van {caseNumber}</span>
      </Link>
    </div>
  );
}

/** `Vervolggesprek, digitaal, met Viveste`. */
function talkWords(visit: Visit, { kind, isDigital, invitees = [] }: Slot): string {
  if (kind === undefined) return '';
  const guests = invitees.map((code) => ownerName(visit, code, 'de inwoner'));
  return [
    capitalised(sessionWords[kind]),
    ...(isDigital === true ? ['digitaal'] : []),
    ...(guests.length > 0 ? [`met ${listed(guests)}`] : []),
  ].join(', ');
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
