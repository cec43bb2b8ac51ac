import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { createTroubleHandler, type TroubleWords } from '../trouble-handler';
import { TroublePage } from './side-pages';

const words: Readonly<Record<string, TroubleWords>> = {
  NOT_FOUND: {
    title: 'Deze pagina is er niet',
    text: 'Ga terug naar het begin. Kijk anders of het adres hetzelfde is als op je brief.',
  },
  FORM_EXPIRED: {
    title: 'Dit formulier werkt niet meer',
    text: 'Er is niets veranderd. Open mijn plan opnieuw en probeer het nog een keer.',
  },
  SESSION_ENDED: {
    title: 'Je was een tijd weg',
    text: 'Voor de veiligheid is je plan weer dicht. Er is niets veranderd. Vul je code opnieuw in.',
  },
  CASE_UNKNOWN: {
    title: 'Dit plan is er niet meer',
    text: 'Bel ons als je wilt weten waarom.',
  },
  CASE_ERASED: {
    title: 'Dit plan is verwijderd',
    text: 'Wij bewaren het niet meer.',
  },
  ACTION_UNKNOWN: {
    title: 'Deze stap is veranderd',
    text: 'Er is niets opgeslagen. Kijk in je plan hoe het nu is.',
  },
  SHARING_UNKNOWN: {
    title: 'Dit is veranderd',
    text: 'Er is niets gestopt. Kijk in je plan wie nu iets weet.',
  },
  STILL_SENDING: {
    title: 'Het stoppen is begonnen',
    text: 'Eén bericht was net onderweg. Kijk over een minuut in je plan of het gestopt is.',
  },
  BODY_TOO_LARGE: {
    title: 'Je tekst is te lang',
    text: 'Er is niets verstuurd. Ga terug en maak de tekst korter.',
  },
  METHOD_NOT_ALLOWED: { title: 'Dit kan hier niet', text: 'Ga terug naar het begin.' },
};

/** What goes wrong on a resident's pages. */
export function createResidentTrouble(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return createTroubleHandler({
    words,
    otherwise: {
      title: 'Dit konden wij niet lezen',
      text: 'Er is niets veranderd. Ga terug en probeer het nog een keer.',
    },
    logger,
    pageOf: ({ title, text }) => (
      <TroublePage title={title} text={text} supportPhone={supportPhone} />
    ),
  });
}
