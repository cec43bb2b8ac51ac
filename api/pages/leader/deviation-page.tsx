import { Problem } from '../../problem';
import { caseAt } from '../desk/addresses';
import type { DeskPage } from '../desk/page';
import type { Typed, Visit } from '../desk/visit';
import { dutchDay } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Actions, Button } from '../parts/button';
import { Facts } from '../parts/facts';
import { Form } from '../parts/form';
import { H1, Link, P, Stack } from '../parts/text';
import { caseWords } from './term-words';

/** `/besluiten/{case number}/afwijking/{deviation}`: what the table decided, for who has to know it. */
export const deviationPage: DeskPage = {
  path: '/besluiten/:caseNumber/afwijking/:deviationId',
  show: async (visit) => {
    const { caseNumber, deviationId } = visit.params;
    const { body } = await visit.perform(operations.listDecisions);
    const line = body.deviations.find(
      (one) => one.caseNumber === caseNumber && one.deviation.deviationId === deviationId,
    );
    if (line === undefined) throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
    visit.show(<DeviationPage {...{ visit, line }} />);
  },
  change: acknowledge,
};

async function acknowledge(visit: Visit, _typed: Typed, idempotencyKey: string): Promise<void> {
  const { caseNumber = '', deviationId = '' } = visit.params;
  await visit.perform(operations.postDeviationAcknowledgement, {
    params: { caseNumber, deviationId },
    idempotencyKey,
  });
  visit.goTo('/besluiten#afwijken');
}

interface PageProps {
  readonly visit: Visit;
  readonly line: AnswerOf<'listDecisions'>['deviations'][number];
}

function DeviationPage({ visit, line }: PageProps) {
  const { caseNumber, deviation, reason, insteadOf } = line;
  const { deviationId, rule, article, decidedBy, recordedAt } = deviation;
  return (
    <StaffLayout title="Afwijking van een regel" frame={visit.frame} at="Besluiten">
      <div class="ok-stack ok-mid">
        <Stack close>
          <P small>
            <Link href="/besluiten#afwijken">Terug naar besluiten</Link>
          </P>
          <H1>{`Afgeweken van ${rule}`}</H1>
          <P>
            {`${visit.directory.nameOf(decidedBy)} besloot dit op ${dutchDay(recordedAt)}, voor `}
            <Link href={caseAt(caseNumber)}>{caseWords(line)}</Link>.
          </P>
        </Stack>
        <Facts
          of={[
            ...(article === undefined ? [] : [['Artikel', article] as const]),
            ['Waarom', reason ?? 'Niets opgeschreven.'],
            ['In plaats van', insteadOf ?? 'Niets opgeschreven.'],
          ]}
        />
        <Form action={`/besluiten/${caseNumber}/afwijking/${deviationId}`} seal={visit.seal}>
          <P>Jij hoeft niets goed te keuren. De afwijking verdwijnt uit jouw lijst.</P>
          <Actions>
            <Button>Ik weet dit</Button>
          </Actions>
        </Form>
      </div>
    </StaffLayout>
  );
}
