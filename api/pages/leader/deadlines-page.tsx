import { caseAt } from '../desk/addresses';
import type { DeskPage } from '../desk/page';
import type { Visit } from '../desk/visit';
import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Empty, Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, Link, P, Stack } from '../parts/text';
import { WorkList, type Work } from '../parts/work-list';
import { caseWords, termWord } from './term-words';

/** `/termijnen`: terms that have passed, and who is out of sight. */
export const deadlinesPage: DeskPage = {
  path: '/termijnen',
  show: async (visit) => {
    const { body } = await visit.perform(operations.listDeadlines);
    visit.show(<DeadlinesPage visit={visit} passed={body} />);
  },
};

type Passed = AnswerOf<'listDeadlines'>;
type Term = Passed['firstTime'][number];

interface PageProps {
  readonly visit: Visit;
  readonly passed: Passed;
}

function DeadlinesPage({ visit, passed }: PageProps) {
  const { firstTime, secondTime, isCut } = passed;
  const count = firstTime.length + secondTime.length;
  return (
    <StaffLayout title="Termijnen voorbij" frame={visit.frame} at="Termijnen">
      <Stack close>
        <H1>Termijnen voorbij</H1>
        <P>{sentence(count)}</P>
      </Stack>
      {isCut && <Notice title="Er is meer dan hier past. Dit zijn de oudste." />}
      {count === 0 && <Empty title="Alle termijnen zijn gehaald." />}
      {secondTime.length > 0 && (
        <Section id="twee" title="Voor de tweede keer">
          <WorkList items={secondTime.map((term) => rowOf(term, visit))} />
        </Section>
      )}
      {firstTime.length > 0 && (
        <Section id="een" title="Voor de eerste keer">
          <Table
            caption="Voor de eerste keer voorbij"
            head={['Traject', 'Termijn', 'Casushouder', 'Voorbij sinds']}
            rows={firstTime.map((term) => [
              <CaseLink term={term} />,
              whatOf(term, visit),
              holderOf(term, visit),
              dutchDay(term.dueAt),
            ])}
          />
        </Section>
      )}
      <OutOfSight {...{ visit, passed }} />
    </StaffLayout>
  );
}

function sentence(count: number): string {
  if (count === 0) return 'Geen enkele termijn is voorbij.';
  const counted = count === 1 ? 'Eén termijn is voorbij.' : `${count} termijnen zijn voorbij.`;
  return `${counted} De casushouder weet dit. Bij de tweede keer weet jij het ook.`;
}

function OutOfSight({ visit, passed: { outOfSight } }: PageProps) {
  return (
    <Section id="uit" title="Uit beeld">
      {outOfSight.length === 0 ? (
        <Empty title="Niemand is uit beeld.">Met iedereen was kortgeleden contact.</Empty>
      ) : (
        <>
          <P>Niemand is afgesloten. Zoek samen verder.</P>
          <Table
            caption="Lang geen contact"
            head={['Traject', 'Laatste contact', 'Casushouder', 'Achterwacht']}
            rows={outOfSight.map((term) => [
              <CaseLink term={term} />,
              term.lastContactAt === undefined ? 'onbekend' : dutchDay(term.lastContactAt),
              holderOf(term, visit),
              term.backup === undefined ? 'niemand' : visit.directory.nameOf(term.backup),
            ])}
          />
        </>
      )}
    </Section>
  );
}

function CaseLink({ term }: { readonly term: Term }) {
  return <Link href={caseAt(term.caseNumber)}>{caseWords(term)}</Link>;
}

function whatOf({ kind, partner }: Term, { labels }: Visit): string {
  return `${termWord(kind)}${partner === undefined ? '' : `: ${labels.organisation(partner)}`}`;
}

function holderOf({ caseHolder }: Term, { directory }: Visit): string {
  return caseHolder === undefined ? 'nog niemand' : directory.nameOf(caseHolder);
}

function rowOf(term: Term, visit: Visit): Work {
  const { caseNumber, caseHolder, dueAt, workingDaysLate } = term;
  const phone = caseHolder === undefined ? undefined : visit.directory.phoneOf(caseHolder);
  const call = phone === undefined ? '' : ` Bespreken? Bel ${phone}.`;
  return {
    what: `${whatOf(term, visit)}, ${caseWords(term)}`,
    about: `Casushouder: ${holderOf(term, visit)}`,
    why: `Moest voor ${dutchDay(dueAt)}.${call}`,
    badge: {
      tone: 'late',
      word: daysWord(workingDaysLate),
    },
    go: 'Bekijken',
    href: caseAt(caseNumber),
  };
}

function daysWord(workingDaysLate: number): string {
  if (workingDaysLate === 0) return 'Vandaag';
  return workingDaysLate === 1 ? '1 werkdag' : `${workingDaysLate} werkdagen`;
}
