import { dutchDay, dutchMoment } from '../dutch-moment';
import { euros } from '../euros';
import { Badge, type Tone } from '../parts/badge';
import { Folded } from '../parts/folded';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { Timeline, type Happening } from '../parts/timeline';
import type { CaseDesk, CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import type { Visit } from './visit';

type Budget = NonNullable<CaseDesk['budget']>;
type Money = Budget['requests'][number]['status'];

const moneyWords: Readonly<Record<Money, readonly [Tone, string]>> = {
  requested: ['soon', 'Wacht op besluit'],
  'first-approved': ['soon', 'Wacht op tweede akkoord'],
  approved: ['good', 'Toegezegd'],
  rejected: ['rest', 'Niet toegezegd'],
};

/** Only for who may see money; deviations are for everybody on the case. */
export function MoneySection({ visit, of }: CaseProps) {
  const { budget, deviations } = of;
  return (
    <Section id="ruimte" title="Geld en afwijken">
      {budget === undefined ? null : <BudgetLines {...{ visit, of }} budget={budget} />}
      {deviations.length === 0 ? (
        <P>Er is niet afgeweken van een regel.</P>
      ) : (
        <Table
          caption="Afwijkingen"
          head={['Regel', 'Besluit', 'Wanneer']}
          rows={deviations.map(({ rule, article, decision, recordedAt }) => [
            article === undefined ? rule : `${rule}, ${article}`,
            decision === undefined ? '' : <Decision text={decision} />,
            dutchDay(recordedAt),
          ])}
        />
      )}
      <DoingLinks
        of={of}
        names={['requestBudget', 'recordRefund', 'recordDeviation', 'raiseSignal']}
      />
    </Section>
  );
}

/** To give to whoever carries it out. */
function Decision({ text }: { readonly text: string }) {
  return (
    <Folded title="Lees het besluit">
      <p class="ok-lines">{text}</p>
    </Folded>
  );
}

function BudgetLines({ visit, of, budget }: CaseProps & { readonly budget: Budget }) {
  const said = saidAbout(visit, budget);
  return (
    <>
      <P>
        <strong>{euros(budget.spentCents)}</strong>
        {` van ${euros(budget.capCents)} gebruikt. Er kan nog ${euros(budget.askableCents)} gevraagd worden.`}
      </P>
      {budget.requests.length > 0 && (
        <Table
          caption="Geld dat gevraagd is"
          head={['Bedrag', 'Waarvoor', 'Wie', 'Stand', '']}
          rows={budget.requests.map(({ requestId, amountCents, purpose, requestedBy, status }) => [
            euros(amountCents),
            purpose ?? '',
            visit.directory.nameOf(requestedBy),
            <Badge tone={moneyWords[status][0]}>{moneyWords[status][1]}</Badge>,
            <DoingLinks
              {...{ of, names: ['recordSpend'], about: requestId, context: euros(amountCents) }}
            />,
          ])}
        />
      )}
      {said.length > 0 && <Timeline of={said} />}
    </>
  );
}

/** What a project leader asks or answers is for who asked for the money and for the table. */
function saidAbout({ directory }: Visit, { requests }: Budget): readonly Happening[] {
  return requests.flatMap(({ amountCents, status, reason, questions }) => [
    ...questions.map(({ askedBy, askedAt, text }) => ({
      ...{ what: `Vraag over ${euros(amountCents)}`, text },
      ...{ when: dutchMoment(askedAt), who: directory.nameOf(askedBy) },
    })),
    ...(reason === undefined
      ? []
      : [
          { what: `Besluit over ${euros(amountCents)}`, text: reason, when: moneyWords[status][1] },
        ]),
  ]);
}
