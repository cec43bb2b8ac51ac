import type { DeskPage } from '../desk/page';
import type { Visit } from '../desk/visit';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Empty, Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, P, Stack } from '../parts/text';
import { WorkList } from '../parts/work-list';
import { closingRow, deviationRow, moneyRow } from './decision-rows';

/** `/besluiten`: money, deviations to know, and cases to close. */
export const decisionsPage: DeskPage = {
  path: '/besluiten',
  show: async (visit) => {
    const { body } = await visit.perform(operations.listDecisions);
    visit.show(<DecisionsPage visit={visit} decisions={body} />);
  },
};

interface PageProps {
  readonly visit: Visit;
  readonly decisions: AnswerOf<'listDecisions'>;
}

function DecisionsPage({ visit, decisions }: PageProps) {
  const { directory, policy, frame } = visit;
  const { money, deviations, closings, isCut } = decisions;
  const { capCents } = policy.budget;
  return (
    <StaffLayout title="Besluiten" frame={frame} at="Besluiten">
      <div class="ok-stack ok-mid">
        <Stack close>
          <H1>Besluiten</H1>
          <P>Oudste eerst.</P>
        </Stack>
        {isCut && (
          <Notice title="Er is meer dan hier past. Dit zijn de eerste honderd trajecten." />
        )}
        <Section id="geld" title="Geld">
          {money.length === 0 ? (
            <Empty title="Er wacht niets.">Vragen om geld staan hier zodra iemand ze stelt.</Empty>
          ) : (
            <WorkList items={money.map((line) => moneyRow(line, { directory, capCents }))} />
          )}
        </Section>
        <Section id="afwijken" title="Afwijkingen om te kennen">
          <P>
            De tafel heeft al besloten. Jij hoeft niets goed te keuren. Zeg alleen dat je het weet.
          </P>
          {deviations.length === 0 ? (
            <Empty title="Er wacht niets.">Je kent elke afwijking.</Empty>
          ) : (
            <WorkList items={deviations.map((line) => deviationRow(line, directory))} />
          )}
        </Section>
        <Section id="afronden" title="Afronden">
          {closings.length === 0 ? (
            <Empty title="Er wacht niets.">
              Trajecten die klaar zijn of te lang duren staan hier.
            </Empty>
          ) : (
            <WorkList items={closings.map((line) => closingRow(line, directory))} />
          )}
        </Section>
      </div>
    </StaffLayout>
  );
}
