import { dutchMoment, dutchTime } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Actions, LinkButton } from '../parts/button';
import { Next, Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { residentOf, type CaseDesk } from './case-view';
import type { DeskPage } from './page';
import type { Visit } from './visit';

/** `/trajecten/{caseNumber}/nabellen/bewaard`: what came of the call, and whom to phone next. */
export const callBackSavedPage: DeskPage = {
  path: '/trajecten/:caseNumber/nabellen/bewaard',
  show: showSaved,
};

type Item = AnswerOf<'listWorkItems'>['items'][number];

async function showSaved(visit: Visit): Promise<void> {
  const { naar: atLeast } = visit.query;
  const { body: of } = await visit.perform(operations.getCaseDesk, {
    params: visit.params,
    query: atLeast === undefined ? {} : { atLeast },
  });
  const { body: work } = await visit.perform(operations.listWorkItems);
  const next = work.items.find(
    ({ kind, isYours, caseNumber, state }) =>
      kind === 'call-back' && isYours && state !== 'done' && caseNumber !== of.caseNumber,
  );
  visit.show(<SavedPage visit={visit} of={of} next={next} />);
}

interface PageProps {
  readonly visit: Visit;
  readonly of: CaseDesk;
  readonly next: Item | undefined;
}

function SavedPage({ visit, of, next }: PageProps) {
  const last = of.contacts.find(({ type }) => type === 'callBackAttempted');
  return (
    <StaffLayout title="Nabellen opgeslagen" frame={visit.frame} at="Vandaag" isNarrow>
      <H1>Opgeslagen</H1>
      {visit.query['weer'] === '1' && last !== undefined && (
        <Notice title={`Dit was al opgeslagen om ${dutchTime(last.at)}.`}>
          <P>Er is niets dubbel gebeurd.</P>
        </Notice>
      )}
      {last !== undefined && <Result of={of} last={last} />}
      <Stack>
        {next !== undefined && <NextCall next={next} />}
        <P>
          <Link href={caseAt(of.caseNumber)}>Naar {of.caseNumber}</Link>
        </P>
      </Stack>
    </StaffLayout>
  );
}

interface ResultProps {
  readonly of: CaseDesk;
  readonly last: CaseDesk['contacts'][number];
}

function Result({ of, last: { reached, outcome } }: ResultProps) {
  const name = residentOf(of);
  const dueAt = of.steps.find(({ kind }) => kind === 'call-back')?.dueAt;
  const until = dueAt === undefined ? '' : ` voor ${dutchMoment(dueAt)}`;
  const told: Readonly<Record<string, readonly [title: string, text: string]>> = {
    'goes-well': [
      `Met ${name} gaat het goed. Het plan loopt.`,
      'Je hoort het als een stap niet op tijd klaar is.',
    ],
    'follow-up-wanted': [
      `${capitalised(name)} wil nog een gesprek.`,
      'Kies nu een plek aan tafel.',
    ],
    worse: [`Met ${name} gaat het minder goed.`, 'Je collega’s van de tafel zien dit vandaag.'],
  };
  const notReached = [
    `${capitalised(name)} was er niet.`,
    `Probeer het nog een keer${until}.`,
  ] as const;
  const [title, text] = (reached ? told[outcome ?? ''] : notReached) ?? notReached;
  return (
    <Notice tone="ok" role="status" title={title}>
      <P>
        {text}{' '}
        {outcome === 'follow-up-wanted' && <Link href="/tafel">Naar de agenda van de tafel</Link>}
      </P>
    </Notice>
  );
}

function NextCall({
  next: { caseNumber, shortName = caseNumber, dueAt },
}: {
  readonly next: Item;
}) {
  return (
    <Next
      what={`Nu: bellen met ${shortName.replace(/\.$/u, '')}.`}
      why={dueAt === undefined ? '' : `Voor ${dutchMoment(dueAt)}.`}
    >
      <Actions>
        <LinkButton kind="primary-action" href={`${caseAt(caseNumber)}/nabellen`}>
          Nabellen
        </LinkButton>
      </Actions>
    </Next>
  );
}
