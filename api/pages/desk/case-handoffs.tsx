import { dutchMoment } from '../dutch-moment';
import { Badge } from '../parts/badge';
import { Actions, Button } from '../parts/button';
import { Form } from '../parts/form';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { Link, P } from '../parts/text';
import { sealWith } from '../seal';
import { caseAt, handoffAt } from './addresses';
import { stepNumber, type CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import { isUnanswered, type Handoff } from './handoff-words';
import { handoffWords } from './words';

export function HandoffSection({ visit, of }: CaseProps) {
  const { handoffs } = of;
  return (
    <Section id="overdrachten" title="Overdrachten">
      {handoffs.length === 0 ? (
        <P>Er is nog niets overgedragen.</P>
      ) : (
        <Table
          caption="Overdrachten"
          head={['Partner', 'Waarvoor', 'Stand', 'Sinds', '']}
          rows={handoffs.map((handoff) => [
            visit.labels.organisation(handoff.partner),
            `Stap ${stepNumber(of, handoff.actionId)}`,
            <Standing {...handoff} />,
            dutchMoment(handoff.statusAt),
            <Link href={handoffAt(of.caseNumber, handoff.handoffId)}>
              Bekijken
              <span class="ok-hide">{`: ${visit.labels.organisation(handoff.partner)}`}</span>
            </Link>,
          ])}
        />
      )}
      {handoffs
        .filter(({ workItemId }) => workItemId !== undefined)
        .map((handoff) => (
          <Answer visit={visit} of={of} handoff={handoff} />
        ))}
      <DoingLinks of={of} names={['requestHandoff']} />
    </Section>
  );
}

function Standing(handoff: Handoff) {
  const { status, deliveryState } = handoff;
  if (deliveryState === 'dead-letter') return <Badge tone="late">Komt niet aan</Badge>;
  if (isUnanswered(handoff)) return <Badge tone="late">Geen antwoord</Badge>;
  const { tone, word } = handoffWords[status];
  return <Badge tone={tone}>{word}</Badge>;
}

/** What a partner said, until somebody has read it. */
function Answer({ visit, of, handoff }: CaseProps & { readonly handoff: Handoff }) {
  const partner = visit.labels.organisation(handoff.partner);
  const { seal } = visit;
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <h3 class="utrecht-heading-3">{`Antwoord van ${partner}`}</h3>
      <P>{handoffWords[handoff.status].word}.</P>
      {(handoff.result ?? handoff.note) !== undefined && (
        <p class="ok-lines">{handoff.result ?? handoff.note}</p>
      )}
      <Form action={`${caseAt(of.caseNumber)}/gelezen`} seal={sealWith(seal.csrf)}>
        <input type="hidden" name="antwoord" value={handoff.workItemId} />
        <Actions>
          <Button kind="secondary-action">
            Gelezen<span class="ok-hide">{`: antwoord van ${partner}`}</span>
          </Button>
        </Actions>
      </Form>
    </div>
  );
}
