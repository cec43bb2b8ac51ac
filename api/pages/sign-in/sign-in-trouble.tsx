import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { createTroubleHandler, type TroubleWords } from '../trouble-handler';
import { SignInTroublePage } from './sign-in-view';

const words: Readonly<Record<string, TroubleWords>> = {
  SIGN_IN_FAILED: {
    title: 'Inloggen is niet gelukt',
    text: 'Misschien duurde het te lang, of was er nog een venster open. Probeer het opnieuw.',
  },
  ISSUER_UNAVAILABLE: {
    title: 'Inloggen kan nu niet',
    text: 'De dienst waarmee je inlogt antwoordt niet. Probeer het over een paar minuten opnieuw.',
  },
  NO_SIGN_IN: {
    title: 'Inloggen staat nog niet aan',
    text: 'Vraag de beheerder om het inloggen in te stellen.',
  },
  NO_PAGES: {
    title: 'Je account heeft hier nog geen plek',
    text: 'Vraag de projectondersteuner welke rol je nodig hebt. Daarna kun je opnieuw inloggen.',
  },
  FORM_EXPIRED: {
    title: 'Dit formulier werkt niet meer',
    text: 'Er is niets gebeurd. Open de pagina opnieuw.',
  },
  RATE_LIMITED: {
    title: 'Dit was te vaak achter elkaar',
    text: 'Wacht een paar minuten en probeer het dan opnieuw.',
  },
};

const otherwise: TroubleWords = {
  title: 'Dit kan hier niet',
  text: 'Er is niets gebeurd. Ga terug naar inloggen.',
};

export function createSignInTrouble(supportPhone: string, logger: Logger): ErrorRequestHandler {
  return createTroubleHandler({
    words,
    otherwise,
    logger,
    pageOf: ({ title, text }) => (
      <SignInTroublePage title={title} supportPhone={supportPhone}>
        {text}
      </SignInTroublePage>
    ),
  });
}
