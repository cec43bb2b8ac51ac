import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { PlainLayout } from '../layout';
import { H1, Link, P } from '../parts/text';
import { createTroubleHandler, type TroubleWords } from '../trouble-handler';

const notThere: TroubleWords = {
  title: 'Deze pagina is er niet',
  text: 'Het nummer bestaat niet, of je bent niet betrokken bij dit traject. Klopt dit niet? Vraag de casushouder of de projectondersteuner om je toe te voegen.',
};

const words: Readonly<Record<string, TroubleWords>> = {
  NOT_FOUND: notThere,
  CASE_UNKNOWN: notThere,
  WORK_ITEM_UNKNOWN: notThere,
  EDITION_UNKNOWN: {
    title: 'Deze editie is er niet',
    text: 'Kijk bij de eerdere rapporten welke er wel zijn.',
  },
  ROLE_NOT_ALLOWED: {
    title: 'Dit is niet voor jouw rol',
    text: 'Je kunt deze pagina niet openen of dit niet doen. Klopt dit niet? Vraag de projectondersteuner.',
  },
  ACCESS_NOT_ALLOWED: {
    title: 'Dit kun jij hier niet doen',
    text: 'Je mag weten dat dit traject er is, maar niet meer. Vraag de casushouder om je toe te voegen.',
  },
  ERASED: {
    title: 'De gegevens zijn gewist',
    text: 'De bewaartijd van dit traject is voorbij. Er is niets meer te zien.',
  },
  SIGN_IN_FIRST: {
    title: 'Log eerst in',
    text: 'Er is niets opgeslagen. Ga terug en houd je tekst open. Log in een ander venster in en verstuur dan opnieuw.',
  },
  FORM_EXPIRED: {
    title: 'Dit formulier werkt niet meer',
    text: 'Er is niets opgeslagen. Open de pagina opnieuw en probeer het nog een keer.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Dit formulier was al opgeslagen',
    text: 'Je ging terug en veranderde de tekst. Wat er eerst stond is opgeslagen, de verandering niet. Open het formulier opnieuw.',
  },
  ENGINE_AWAY: {
    title: 'Dit lukt nu niet',
    text: 'Het systeem is even weg. Er is niets veranderd. Ga terug en probeer het over een paar minuten opnieuw: je tekst staat er nog.',
  },
  RATE_LIMITED: {
    title: 'Dit was te vaak achter elkaar',
    text: 'Wacht een minuut en probeer het dan opnieuw.',
  },
  BODY_TOO_LARGE: {
    title: 'Je tekst is te lang',
    text: 'Er is niets opgeslagen. Ga terug en maak de tekst korter.',
  },
};

const otherwise: TroubleWords = {
  title: 'Dit kon niet worden opgeslagen',
  text: 'Er is niets veranderd. Ga terug, kijk wat er staat en probeer het opnieuw.',
};

/** What goes wrong on the pages of staff. */
export function createDeskTrouble(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return createTroubleHandler({
    words,
    otherwise,
    logger,
    pageOf: ({ title, text }) => (
      <PlainLayout title={title} hasErrors supportPhone={supportPhone}>
        <H1>{title}</H1>
        <P>{text}</P>
        <P>
          <Link href="/inloggen">Naar je eerste pagina</Link>
        </P>
      </PlainLayout>
    ),
  });
}
