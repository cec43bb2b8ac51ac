import { lifeDomains } from '../../../domain/case/case';
import { rejectionReasons } from '../../../domain/handoff/status';
import type { HandoffContent } from '../../../domain/handoff/content';
import type { HandoffStanding, OpenedContent } from '../../partners/partner-desk';
import { dutchDate, dutchDay, dutchMoment } from '../dutch-moment';
import { Actions, Button } from '../parts/button';
import { Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { H1, Link, P, Tel } from '../parts/text';
import type { Typed } from './answer-forms';
import { HandoffLayout } from './handoff-layout';
import type { PageFrame } from './page-frame';
import { capitalised } from '../phrases';
import { categoryWords } from '../../../domain/basis/category-words';
import { rejectionWords } from './words';
import { WithdrawnPart } from './stopped-page';

interface ContentPageProps {
  readonly frame: PageFrame;
  readonly standing: HandoffStanding;
  readonly opened: OpenedContent;
  readonly errors?: readonly FieldError[];
  readonly typed?: Typed;
}

/** What was chosen for this partner, and as long as nobody answered, the form to answer with. */
export function ContentPage({ frame, standing, opened, errors = [], typed }: ContentPageProps) {
  const { supportPhone, at, seal } = frame;
  const isWaiting = standing.status === 'permitted' || standing.status === 'requested';
  return (
    <HandoffLayout
      frame={frame}
      errors={errors}
      head={
        <>
          <H1>Vraag van Op Koers</H1>
          <div class="ok-lines">
            <P>{opened.content.question ?? 'Er is geen vraag bij deze overdracht geschreven.'}</P>
          </div>
        </>
      }
    >
      <Facts
        of={[...factsOf(opened.content), ['Uw aanspreekpunt', <Contact phone={supportPhone} />]]}
      />
      <BasisNote basis={opened.basis} />
      <WithdrawnPart frame={frame} standing={standing} errors={errors} typed={typed} />
      {isWaiting ? (
        <Form action={`${at}/antwoord`} seal={seal}>
          <AnswerFields standing={standing} errors={errors} typed={typed} />
        </Form>
      ) : (
        <P>
          <Link href={at}>Terug naar hoe het ervoor staat</Link>
        </P>
      )}
    </HandoffLayout>
  );
}

function Contact({ phone }: { readonly phone: string }) {
  return (
    <>
      Projectondersteuner van Op Koers, <Tel>{phone}</Tel>
    </>
  );
}

/** Field by field, as the content was composed: what is not named here is not shown. */
function factsOf({ identity, contact, lifeDomains: texts }: HandoffContent): Fact[] {
  const known: readonly (readonly [string, string | undefined])[] = [
    ['Naam', identity?.name],
    ['Geboren', identity?.birthDate && dutchDate(identity.birthDate)],
    ['Telefoon', contact?.phone],
    ['E-mail', contact?.email],
    ['Adres', contact?.address],
    ...lifeDomains.map((domain) => [capitalised(categoryWords[domain]), texts[domain]] as const),
  ];
  return known.flatMap(([name, value]): Fact[] => (value === undefined ? [] : [[name, value]]));
}

function BasisNote({ basis }: { readonly basis: OpenedContent['basis'] }) {
  return (
    <P quiet small>
      U krijgt alleen wat voor deze vraag nodig is.{' '}
      {basis.kind === 'consent'
        ? `De inwoner vindt dit goed. De toestemming loopt tot ${dutchDay(basis.validUntil)}. Trekt de inwoner die eerder in, dan hoort u dat en verwijdert u deze gegevens.`
        : `Wij delen dit voor een taak uit de wet: ${basis.law}, artikel ${basis.article}.`}
    </P>
  );
}

interface AnswerFieldsProps {
  readonly standing: HandoffStanding;
  readonly errors: readonly FieldError[];
  readonly typed: Typed | undefined;
}

function AnswerFields({ standing: { answerBy }, errors, typed }: AnswerFieldsProps) {
  return (
    <>
      <Choices
        id="antwoord"
        legend="Wat is uw antwoord?"
        error={errorOf(errors, 'antwoord')}
        chosen={typed?.get('antwoord')}
        options={[
          { value: 'ja', label: 'Ja, wij nemen dit aan' },
          ...rejectionReasons.map((reason) => ({ value: reason, label: rejectionWords[reason] })),
        ]}
      />
      <TextField
        id="toelichting"
        label="Wat moet Op Koers weten?"
        hint="Bijvoorbeeld wanneer u belt, of wat er mist. De inwoner kan dit lezen. Hooguit 4.000 tekens."
        error={errorOf(errors, 'toelichting')}
        value={typed?.get('toelichting')}
        optional
      />
      {answerBy !== undefined && <P>Antwoord graag voor {dutchMoment(answerBy)}.</P>}
      <Actions>
        <Button>Antwoord sturen</Button>
      </Actions>
    </>
  );
}
