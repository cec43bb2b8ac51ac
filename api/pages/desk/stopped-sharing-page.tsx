import { categoryWords } from '../../../domain/basis/category-words';
import { dutchDay, dutchMoment } from '../dutch-moment';
import { operations, type AnswerOf } from '../operations';
import { Actions, LinkButton } from '../parts/button';
import { Facts, type Fact } from '../parts/facts';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { listed } from '../phrases';
import { caseAt } from './addresses';
import { CaseFormPage } from './case-form-page';
import type { DeskPage } from './page';
import { SavedBefore } from './saved-notice';
import type { Visit } from './visit';

type Receipt = AnswerOf<'getBasisWithdrawal'>;
type Line = Receipt['handoffs'][number];

/** `/trajecten/{caseNumber}/toestemming/{basisId}/bewijs`: who had what and who confirmed; right before the case has heard of it. */
export const stoppedSharingPage: DeskPage = {
  path: '/trajecten/:caseNumber/toestemming/:basisId/bewijs',
  show: async (visit) => {
    const { body } = await visit.perform(operations.getBasisWithdrawal, { params: visit.params });
    visit.show(<StoppedPage visit={visit} receipt={body} />);
  },
};

interface PageProps {
  readonly visit: Visit;
  readonly receipt: Receipt;
}

function StoppedPage({ visit, receipt }: PageProps) {
  const { caseNumber = '' } = visit.params;
  const { withdrawnAt } = receipt;
  return (
    <CaseFormPage
      {...{ visit, caseNumber }}
      title="Gestopt met delen"
      at="Inwoners"
      heading="Het delen is gestopt"
      errors={[]}
      lead={
        <P>{`Gestopt op ${dutchMoment(withdrawnAt)}. Sindsdien is er niets meer verstuurd.`}</P>
      }
    >
      {visit.query['weer'] === '1' && <SavedBefore at={withdrawnAt} />}
      <Standing {...receipt} />
      <Facts of={factsOf(visit, receipt)} />
      <Actions>
        <LinkButton kind="primary-action" href={`${caseAt(caseNumber)}#toestemming`}>
          Naar het traject
        </LinkButton>
      </Actions>
    </CaseFormPage>
  );
}

function Standing({ isComplete, handoffs }: Receipt) {
  if (handoffs.length === 0) return <Notice tone="ok" title="Er was nog niets gedeeld" />;
  return isComplete ? (
    <Notice tone="ok" title="Alles is bevestigd" />
  ) : (
    <Notice title="Nog niet iedereen heeft bevestigd">
      <P>Wij vroegen om alles te verwijderen. Antwoorden zij niet? Dan hoor je het.</P>
    </Notice>
  );
}

function factsOf({ labels }: Visit, { handoffs, stays }: Receipt): readonly Fact[] {
  return [
    ...handoffs.map((line): Fact => [labels.organisation(line.partner), lineWords(line)]),
    ...stays.map(({ partner, why, law = '', article = '' }): Fact => [
      `Blijft: ${labels.organisation(partner)}`,
      why === 'statutory-task'
        ? `Dit moet van de wet: ${law}, artikel ${article}.`
        : 'Hiervoor geldt nog een andere toestemming.',
    ]),
  ];
}

function lineWords({ categories, receivedAt, state, settledAt }: Line): string {
  const when = settledAt === undefined ? '' : ` op ${dutchDay(settledAt)}`;
  const words: Readonly<Record<Line['state'], string>> = {
    'never-sent': 'Er is niets verstuurd.',
    asked: 'Nog niet bevestigd.',
    deleted: `Verwijderd. Dat bevestigden zij${when}.`,
    kept: `Bewaart iets, omdat de wet dat wil. Dat meldden zij${when}.`,
    undeliverable: 'Onze vraag komt niet aan. Bel hen.',
  };
  const had = listed(categories.map((category) => categoryWords[category]));
  const got = receivedAt === undefined ? '' : `, sinds ${dutchDay(receivedAt)}`;
  return had === '' ? words[state] : `Had: ${had}${got}. ${words[state]}`;
}
