import { dutchTime } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations } from '../operations';
import { H1, Link, P } from '../parts/text';
import { caseAt } from './addresses';
import type { DeskPage } from './page';
import type { Typed, Visit } from './visit';

/** `/trajecten/{caseNumber}/gelezen`: an answer of a partner is off the list once somebody says so. */
export const readAnswerPage: DeskPage = {
  path: '/trajecten/:caseNumber/gelezen',
  show: (visit) => {
    visit.goTo(`${caseAt(visit.params['caseNumber'] ?? '')}#overdrachten`);
  },
  change: acknowledge,
};

async function acknowledge(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const { caseNumber = '' } = visit.params;
  const { body } = await visit.perform(operations.postWorkItemAcknowledgement, {
    params: { workItemId: typed.get('antwoord') ?? '' },
    idempotencyKey,
  });
  const to = `${caseAt(caseNumber)}#overdrachten`;
  if (body.acknowledgedBy === visit.session.subject) visit.goTo(to);
  else visit.show(<FirstPage {...{ visit, to, ...body }} />);
}

interface FirstProps {
  readonly visit: Visit;
  readonly acknowledgedBy: string;
  readonly acknowledgedAt: string;
  readonly to: string;
}

/** Somebody else did it a moment before. */
function FirstPage({ visit, acknowledgedBy, acknowledgedAt, to }: FirstProps) {
  const name = visit.directory.nameOf(acknowledgedBy);
  return (
    <StaffLayout title="Iemand was je voor" frame={visit.frame} at="Inwoners" isNarrow>
      <H1>Iemand was je voor</H1>
      <P>
        {name} heeft dit om {dutchTime(acknowledgedAt)} al vastgelegd. Kijk wat er staat en vul aan
        als er iets mist.
      </P>
      <P>
        <Link href={to}>Naar het traject</Link>
      </P>
    </StaffLayout>
  );
}
