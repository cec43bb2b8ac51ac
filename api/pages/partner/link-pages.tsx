import { Notice } from '../parts/notice';
import { Actions, Button } from '../parts/button';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { Facts } from '../parts/facts';
import { CodeField } from '../parts/field';
import { Form } from '../parts/form';
import { H1, P, Stack, Tel } from '../parts/text';
import { PartnerLayout } from '../layout';
import { dutchDay, dutchMoment } from '../dutch-moment';
import type { HandoffStanding } from '../../partners/partner-desk';
import type { PageFrame } from './page-frame';

interface LinkPageProps {
  readonly frame: PageFrame;
  readonly standing: HandoffStanding;
  readonly message?: { readonly title: string; readonly text: string };
}

const headings = {
  waiting: 'Er staat een overdracht voor u klaar',
  running: 'Deze overdracht loopt',
  stopped: 'Deze overdracht is gestopt',
} as const;

function headingOf({ status, withdrawal }: HandoffStanding): string {
  if (withdrawal !== undefined && withdrawal.categories === undefined) return headings.stopped;
  return status === 'permitted' || status === 'requested' ? headings.waiting : headings.running;
}

/** That there is something, and when an answer is due: nothing personal, for whoever holds the link. */
export function LinkPage({ frame, standing, message }: LinkPageProps) {
  const { reference, partnerName, at, seal, supportPhone } = frame;
  const { requestedAt, answerBy } = standing;
  const heading = headingOf(standing);
  return (
    <PartnerLayout
      title={`Overdracht ${reference}`}
      hasErrors={message !== undefined}
      supportPhone={supportPhone}
    >
      {message !== undefined && (
        <Notice tone="warning" role="alert" title={message.title}>
          <P>{message.text}</P>
        </Notice>
      )}
      <Stack close>
        <H1>{heading}</H1>
        <P>{openingOf(heading, partnerName)}</P>
      </Stack>
      <Facts
        of={[
          ['Kenmerk', reference],
          ['Binnen sinds', dutchDay(requestedAt)],
          ...(heading === headings.waiting && answerBy !== undefined
            ? [['Antwoord graag voor', dutchMoment(answerBy)] as const]
            : []),
        ]}
      />
      <Form action={`${at}/code`} seal={seal}>
        <P>
          Op deze pagina staan nog geen persoonsgegevens. Wij sturen een code naar de mailbox van{' '}
          {partnerName}. Daarmee opent u de overdracht.
        </P>
        <Actions>
          <Button>Stuur de code</Button>
        </Actions>
      </Form>
    </PartnerLayout>
  );
}

function openingOf(heading: string, partnerName: string): string {
  if (heading === headings.stopped) {
    return `${partnerName} hoeft hier niet meer aan mee te helpen. Wij vragen u om te bevestigen dat de gegevens weg zijn.`;
  }
  return `Op Koers vraagt ${partnerName} om mee te helpen.`;
}

interface CodePageProps {
  readonly frame: PageFrame;
  readonly maskedMailbox: string;
  readonly errors?: readonly FieldError[];
}

export function CodePage({ frame, maskedMailbox, errors = [] }: CodePageProps) {
  const { reference, at, seal, supportPhone } = frame;
  return (
    <PartnerLayout
      title={`Code voor overdracht ${reference}`}
      hasErrors={errors.length > 0}
      supportPhone={supportPhone}
    >
      <Errors of={errors} title="De overdracht is nog dicht" />
      <H1>Vul de code in</H1>
      {errors.length === 0 && (
        <Notice tone="ok" role="status" title="De code is verstuurd">
          <P>Kijk in de mailbox {maskedMailbox}. De code werkt 15 minuten.</P>
        </Notice>
      )}
      <Form action={`${at}/openen`} seal={seal}>
        <CodeField id="code" label="Code van 6 cijfers" error={errorOf(errors, 'code')} />
        <Actions>
          <Button>Openen</Button>
        </Actions>
      </Form>
      <Form action={`${at}/code`} seal={seal}>
        <P>
          Geen code gekregen, of werkt de code niet meer? Een nieuwe code kan na één minuut. Lukt
          het niet, bel dan <Tel>{supportPhone}</Tel>.
        </P>
        <Actions>
          <Button kind="secondary-action">Stuur een nieuwe code</Button>
        </Actions>
      </Form>
    </PartnerLayout>
  );
}
