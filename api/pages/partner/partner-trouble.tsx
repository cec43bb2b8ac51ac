import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { createTroubleHandler, type TroubleWords } from '../trouble-handler';
import { TroublePage } from './closed-pages';

const words: Readonly<Record<string, TroubleWords>> = {
  NOT_FOUND: {
    title: 'Deze pagina is er niet',
    text: 'Deze link werkt niet, of niet meer. Kijk of u de hele link uit de mail heeft. Lukt het niet? Bel ons dan.',
  },
  ERASED: {
    title: 'Deze overdracht is gestopt',
    text: 'Wij hebben alles van deze overdracht gewist. Wilt u ook verwijderen wat u hierover heeft opgeslagen? Moet u iets bewaren van de wet? Dan mag dat blijven. U hoeft niets te bevestigen.',
  },
  FORM_EXPIRED: {
    title: 'Dit formulier werkt niet meer',
    text: 'Er is niets verstuurd. Open de overdracht opnieuw en probeer het nog een keer.',
    goesOn: true,
  },
  SESSION_ENDED: {
    title: 'U was een tijd weg',
    text: 'Voor de veiligheid is de overdracht weer dicht. Er is niets verstuurd. Vraag een nieuwe code.',
    goesOn: true,
  },
  ANSWER_NOT_POSSIBLE: {
    title: 'Dit kan niet meer',
    text: 'Deze overdracht is intussen veranderd. Kijk hoe het er nu voor staat.',
    goesOn: true,
  },
  NO_MAILBOX: {
    title: 'Wij kunnen geen code sturen',
    text: 'Van uw organisatie kennen wij geen mailbox meer. Bel ons.',
  },
  CODE_NOT_SENT: {
    title: 'De code kon niet worden verstuurd',
    text: 'De mail komt nu niet weg. Probeer het over een paar minuten opnieuw, of bel ons.',
    goesOn: true,
  },
  RATE_LIMITED: {
    title: 'Dit was te vaak achter elkaar',
    text: 'Wacht een paar minuten en probeer het dan opnieuw.',
    goesOn: true,
  },
  METHOD_NOT_ALLOWED: { title: 'Dit kan hier niet', text: 'Open de link uit de mail opnieuw.' },
  BODY_TOO_LARGE: {
    title: 'Uw tekst is te lang',
    text: 'Er is niets verstuurd. Ga terug en maak de tekst korter.',
  },
};

const unreadable: TroubleWords = {
  title: 'Dit formulier konden wij niet lezen',
  text: 'Er is niets verstuurd. Open de overdracht opnieuw en probeer het nog een keer.',
  goesOn: true,
};

/** What goes wrong on the pages behind a partner's link. */
export function createPartnerTrouble(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return createTroubleHandler({
    words,
    otherwise: unreadable,
    logger,
    pageOf: ({ title, text, goesOn }, request) => {
      const [start] = /^\/overdracht\/[\w-]+/.exec(request.originalUrl) ?? [];
      return (
        <TroublePage
          title={title}
          next={goesOn === true ? start : undefined}
          supportPhone={supportPhone}
        >
          {text}
        </TroublePage>
      );
    },
  });
}
