import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { PolicyLayout } from '../layout';
import { H1, Link, P } from '../parts/text';
import { createTroubleHandler, type TroubleWords } from '../trouble-handler';

const notThere: TroubleWords = {
  title: 'Deze pagina is er niet',
  text: 'Deze link werkt niet, of niet meer. Kijk of u de hele link uit de mail heeft. Lukt het niet? Bel ons dan.',
};

const words: Readonly<Record<string, TroubleWords>> = {
  NOT_FOUND: notThere,
  RATE_LIMITED: {
    title: 'Dit was te vaak achter elkaar',
    text: 'Wacht een paar minuten en probeer het dan opnieuw.',
    goesOn: true,
  },
  PRINTER_BUSY: {
    title: 'De PDF is er nog niet',
    text: 'Er worden nu andere rapporten gemaakt. Probeer het over een minuut opnieuw.',
    goesOn: true,
  },
  METHOD_NOT_ALLOWED: { title: 'Dit kan hier niet', text: 'Open de link uit de mail opnieuw.' },
};

/** What goes wrong on the pages of the policy group. A page that is not there tells nothing about what is. */
export function createPolicyTrouble(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return createTroubleHandler({
    words,
    otherwise: notThere,
    logger,
    pageOf: ({ title, text, goesOn }, request) => {
      const [start] = /^\/signalen\/\d+\/[\w-]+/.exec(request.originalUrl) ?? [];
      return (
        <PolicyLayout title={title} hasErrors supportPhone={supportPhone}>
          <H1>{title}</H1>
          <P>{text}</P>
          {goesOn === true && start !== undefined && (
            <P>
              <Link href={start}>Ga naar het rapport</Link>
            </P>
          )}
        </PolicyLayout>
      );
    },
  });
}
