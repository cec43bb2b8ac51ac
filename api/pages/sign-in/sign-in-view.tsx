import { PlainLayout } from '../layout';
import { Actions, Button, LinkButton } from '../parts/button';
import { Form, type FormSeal } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P } from '../parts/text';

interface PageProps {
  readonly supportPhone: string;
}

interface AwayProps extends PageProps {
  /** `/inloggen` with the way back. */
  readonly signInAt: string;
  /** A form was posted: it waits. */
  readonly isKept: boolean;
}

/** The session ended. */
export function AwayPage({ signInAt, isKept, supportPhone }: AwayProps) {
  return (
    <PlainLayout title="Opnieuw inloggen" supportPhone={supportPhone}>
      <H1>Je was een tijd weg</H1>
      <P>Log opnieuw in. {isKept && 'Wat je typte is bewaard.'}</P>
      <Actions>
        <LinkButton kind="primary-action" href={signInAt}>
          Opnieuw inloggen
        </LinkButton>
      </Actions>
    </PlainLayout>
  );
}

interface LeaveProps extends PageProps {
  readonly name: string;
  readonly seal: FormSeal;
}

export function LeavePage({ name, seal, supportPhone }: LeaveProps) {
  return (
    <PlainLayout title="Uitloggen" supportPhone={supportPhone}>
      <H1>Uitloggen</H1>
      <P>Je bent ingelogd als {name}.</P>
      <Form action="/uitloggen" seal={seal}>
        <Actions>
          <Button name="waar" value="hier">
            Uitloggen
          </Button>
          <Button kind="secondary-action" name="waar" value="overal">
            Uitloggen op al mijn apparaten
          </Button>
        </Actions>
      </Form>
    </PlainLayout>
  );
}

interface GoneProps extends PageProps {
  /** Of the issuer, when it has such a page. */
  readonly signOutAt: string | undefined;
}

export function GonePage({ signOutAt, supportPhone }: GoneProps) {
  return (
    <PlainLayout title="Uitgelogd" supportPhone={supportPhone}>
      <H1>Je bent uitgelogd</H1>
      <Notice title="Werk je op een computer die anderen ook gebruiken?">
        <P>
          {signOutAt === undefined ? (
            'Log dan ook uit bij je werkaccount.'
          ) : (
            <Link href={signOutAt}>Log dan ook uit bij je werkaccount</Link>
          )}
        </P>
      </Notice>
      <P>
        <Link href="/inloggen">Opnieuw inloggen</Link>
      </P>
    </PlainLayout>
  );
}

interface TroubleProps extends PageProps {
  readonly title: string;
  readonly children: string;
}

export function SignInTroublePage({ title, children, supportPhone }: TroubleProps) {
  return (
    <PlainLayout title={title} hasErrors supportPhone={supportPhone}>
      <H1>{title}</H1>
      <P>{children}</P>
      <P>
        <Link href="/inloggen">Naar inloggen</Link>
      </P>
    </PlainLayout>
  );
}
