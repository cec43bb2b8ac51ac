import { PartnerLayout } from '../layout';
import { dutchDay } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { H1, Link, P, Tel } from '../parts/text';
import type { PageFrame } from './page-frame';

interface ClosedPageProps {
  readonly frame: PageFrame;
  readonly closedAt: string;
  readonly thanks?: string | undefined;
}

export function ClosedPage({ frame, closedAt, thanks }: ClosedPageProps) {
  const { reference, supportPhone } = frame;
  return (
    <PartnerLayout title={`Overdracht ${reference}`} supportPhone={supportPhone}>
      {thanks !== undefined && <Notice tone="ok" role="status" title={thanks} />}
      <H1>Deze overdracht is gesloten</H1>
      <P>Deze overdracht is gesloten op {dutchDay(closedAt)}. U hoeft niets meer te doen.</P>
      <P>
        Klopt dat niet? Bel <Tel>{supportPhone}</Tel> en noem kenmerk {reference}.
      </P>
    </PartnerLayout>
  );
}

/** The basis ended between the mail and the reading: nothing was shown and nothing was sent. */
export function NoLongerAllowedPage({ frame }: { readonly frame: PageFrame }) {
  const { reference, supportPhone } = frame;
  return (
    <PartnerLayout title={`Overdracht ${reference}`} supportPhone={supportPhone}>
      <H1>U kunt deze gegevens niet meer zien</H1>
      <P>
        Wij mogen deze gegevens niet meer delen. Er is niets getoond. Heeft u al iets opgeslagen?
        Dan krijgt u bericht wat u daarmee doet.
      </P>
    </PartnerLayout>
  );
}

interface TroublePageProps {
  readonly title: string;
  readonly children: string;
  /** Where to go on, as a path of the hub. */
  readonly next?: string | undefined;
  readonly supportPhone: string;
}

/** What could not be done, in a sentence, with a way on. */
export function TroublePage({ title, children, next, supportPhone }: TroublePageProps) {
  return (
    <PartnerLayout title={title} hasErrors supportPhone={supportPhone}>
      <H1>{title}</H1>
      <P>{children}</P>
      {next !== undefined && (
        <P>
          <Link href={next}>Ga naar de overdracht</Link>
        </P>
      )}
    </PartnerLayout>
  );
}
