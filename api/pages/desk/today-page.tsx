import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Folded } from '../parts/folded';
import { Empty, Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, P, Stack } from '../parts/text';
import { WorkList } from '../parts/work-list';
import { BehindNotice } from './behind';
import { DecidedNotice } from './decided-notice';
import type { DeskPage } from './page';
import { stepWords } from './step-words';
import { aboutWords, workOf, type Item, type State } from './today-rows';
import { TodayTable } from './today-table';
import type { Visit } from './visit';
import { doerName } from './who';

/** `/vandaag`: what waits for the viewer and for whom they replace, the most urgent first. */
export const todayPage: DeskPage = { path: '/vandaag', show: showToday };

async function showToday(visit: Visit): Promise<void> {
  const { body } = await visit.perform(operations.listWorkItems);
  visit.show(<TodayPage visit={visit} list={body} />);
}

interface PageProps {
  readonly visit: Visit;
  readonly list: AnswerOf<'listWorkItems'>;
}

function TodayPage({ visit, list }: PageProps) {
  const { items, replaces, tables, behindSince } = list;
  const yours = items.filter(({ isYours, state }) => isYours && state !== 'done');
  const late = yours.filter(({ state }) => state === 'now').length;
  return (
    <StaffLayout title="Vandaag" frame={visit.frame} at="Vandaag">
      <BehindNotice since={behindSince} />
      <DecidedNotice visit={visit} />
      <Stack close>
        <H1>{dayWords(visit)}</H1>
        {yours.length > 0 && <P>{countWords(yours.length, late)}</P>}
      </Stack>
      {replaces.map(({ member, until }) => (
        <Notice
          title={`Je vervangt ${visit.directory.nameOf(member)} tot en met ${dutchDay(`${until}T12:00:00Z`)}.`}
        />
      ))}
      {tables.length === 0 ? (
        <Work visit={visit} list={list} />
      ) : (
        <div class="ok-cols">
          <Stack>
            <Work visit={visit} list={list} />
          </Stack>
          <aside class="ok-side ok-stack" aria-label="Tafel vandaag">
            {tables.map((table) => (
              <TodayTable visit={visit} table={table} />
            ))}
          </aside>
        </div>
      )}
    </StaffLayout>
  );
}

function Work({ visit, list: { items, isCut } }: PageProps) {
  const yours = items.filter(({ isYours, state }) => isYours && state !== 'done');
  const section = (state: State) => yours.filter((item) => item.state === state);
  const later = [...section('later'), ...section('waiting')];
  const waiting = items.filter(({ isYours, state }) => !isYours && state !== 'done');
  const done = items.filter(({ state }) => state === 'done');
  return (
    <>
      {yours.length === 0 && <NothingToDo visit={visit} next={waiting[0]} />}
      <Items visit={visit} id="nu" title="Nu eerst" items={section('now')} />
      <Items visit={visit} id="antwoord" title="Er is antwoord" items={section('answer')} />
      <Items visit={visit} id="straks" title="Vandaag en morgen" items={section('soon')} />
      <FoldedItems
        visit={visit}
        title="Later"
        items={later}
        isOpen={later.length === yours.length}
      />
      <FoldedItems visit={visit} title="Wacht op anderen" items={waiting} />
      <FoldedItems visit={visit} title="Gedaan in de laatste zeven dagen" items={done} />
      {isCut && <P quiet>Dit is niet alles. Kijk bij Inwoners voor de rest.</P>}
    </>
  );
}

function dayWords({ now }: Visit): string {
  const day = dutchDay(now.toISOString()).replace(/ \d{4}$/, '');
  return day.charAt(0).toUpperCase() + day.slice(1);
}

function countWords(count: number, late: number): string {
  const things = count === 1 ? 'Er wacht 1 ding' : `Er wachten ${count} dingen`;
  const rest =
    late === 0 ? 'niets is te laat' : `${late} daarvan ${late === 1 ? 'gaat' : 'gaan'} voor`;
  return `${things} op jou, ${rest}.`;
}

function NothingToDo({ visit, next }: { readonly visit: Visit; readonly next: Item | undefined }) {
  return (
    <Empty title="Er wacht nu niets op jou.">
      {next === undefined
        ? 'Nieuwe trajecten komen hier vanzelf te staan.'
        : `Als eerste komt: ${stepWords[next.kind].toLowerCase()}, ${aboutWords(next)}. Aan zet: ${doerName(visit, next.who, next.shortName ?? 'de inwoner')}.`}
    </Empty>
  );
}

interface ItemsProps {
  readonly visit: Visit;
  readonly title: string;
  readonly items: readonly Item[];
}

function Items({ visit, id, title, items }: ItemsProps & { readonly id: string }) {
  if (items.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <WorkList items={items.map((item) => workOf(visit, item))} />
    </Section>
  );
}

interface FoldedItemsProps extends ItemsProps {
  /** There is nothing that comes before it. */
  readonly isOpen?: boolean;
}

function FoldedItems({ visit, title, items, isOpen = false }: FoldedItemsProps) {
  if (items.length === 0) return null;
  return (
    <Folded title={`${title} (${items.length})`} isOpen={isOpen}>
      <WorkList items={items.map((item) => workOf(visit, item))} />
    </Folded>
  );
}
