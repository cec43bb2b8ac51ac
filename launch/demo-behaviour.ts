/** What the invented partners of the demo do with a hand-off, in the words of the simulators' own files. */

/** Each answer comes so long after the one before it. */
interface MailAnswer {
  readonly afterMs: number;
  readonly do: 'accept' | 'reject:capacity' | 'complete';
  readonly note?: string;
  readonly outcome?: string;
}

export interface MailBehaviour {
  readonly answers: readonly MailAnswer[];
  readonly confirmsDeletionAfterMs: number;
}

const confirmsDeletionAfterMs = 4_000;

const takesOn = (note: string, outcome: string): MailBehaviour => ({
  answers: [
    { afterMs: 4_000, do: 'accept', note },
    { afterMs: 5_000, do: 'complete', outcome },
  ],
  confirmsDeletionAfterMs,
});

/** By partner; who is left out never answers. */
export const mailBehaviour: Readonly<Record<string, MailBehaviour>> = {
  'poh-ggz': takesOn('We bellen deze week.', 'Gebeld: een gesprek bij de praktijk kost niets.'),
  'van-houten-co': takesOn('We zoeken iemand die past.', 'Kennisgemaakt; komt elke dinsdag.'),
  voedselbank: takesOn('Welkom.', 'Het eerste pakket is opgehaald, buiten de drukke uren.'),
  huisarts: takesOn('De praktijk belt.', 'Op het spreekuur geweest; komt terug.'),
  ggmd: takesOn('We hebben een schrijftolk.', 'Een vaste tolk bij elke afspraak.'),
  lister: takesOn('We komen langs.', 'Komt twee keer per week thuis.'),
  'living-lab': takesOn('Er is nog één kamer.', 'De sleutel is gegeven.'),
  'sociaal-team': takesOn('We nodigen beiden uit.', 'Samen aan één tafel gezeten.'),
  enter: takesOn('Vrijdag is iedereen welkom.', 'Komt nu uit zichzelf.'),
  jellinek: {
    answers: [
      {
        afterMs: 5_000,
        do: 'reject:capacity',
        note: 'Nu geen plek. Begin met meer steun thuis; vraag het daarna opnieuw.',
      },
    ],
    confirmsDeletionAfterMs,
  },
  // Takes it on and is still busy when the consent is withdrawn.
  schuldhulpmaatje: {
    answers: [{ afterMs: 4_000, do: 'accept', note: 'Een maatje kijkt mee.' }],
    confirmsDeletionAfterMs,
  },
};

interface WebhookAnswer {
  readonly afterMs: number;
  readonly status: 'accepted' | 'in-progress' | 'completed';
  readonly note?: string;
  readonly outcome?: string;
}

export interface WebhookBehaviour {
  readonly script: readonly WebhookAnswer[];
  readonly confirmsDeletionAfterMs: number;
}

const works = (note: string, outcome: string): WebhookBehaviour => ({
  script: [
    { afterMs: 3_000, status: 'accepted' },
    { afterMs: 3_000, status: 'in-progress', note },
    { afterMs: 5_000, status: 'completed', outcome },
  ],
  confirmsDeletionAfterMs,
});

export const webhookBehaviour = {
  jobstap: works('Een werkplaats zoekt iemand.', 'Contract voor een half jaar.'),
  wil: works('In behandeling.', 'Toegekend vanaf de eerste van de maand.'),
} as const satisfies Readonly<Record<string, WebhookBehaviour>>;

/** UWV's Zaken API: one zaaktype, taken on, worked on and ended. */
export const zakenBehaviour = {
  catalogue: {
    hulpvraag: {
      omschrijving: 'Hulpvraag van Op Koers',
      statustypen: [
        { id: 'ontvangen', omschrijving: 'Ontvangen' },
        { id: 'aangenomen', omschrijving: 'Aangenomen' },
        { id: 'in-behandeling', omschrijving: 'In behandeling' },
        { id: 'afgehandeld', omschrijving: 'Afgehandeld' },
      ],
      roltypen: [{ id: 'betrokkene', omschrijvingGeneriek: 'belanghebbende' }],
      eigenschappen: [
        { id: 'werk', naam: 'werk' },
        { id: 'inkomen', naam: 'inkomen' },
      ],
      resultaattypen: [
        { id: 'beoordeeld', omschrijving: 'Beoordeeld' },
        { id: 'ingetrokken', omschrijving: 'Ingetrokken' },
      ],
    },
  },
  script: {
    hulpvraag: [
      { afterMs: 3_000, statustype: 'aangenomen' },
      { afterMs: 3_000, statustype: 'in-behandeling', toelichting: 'Er is een afspraak gemaakt.' },
      {
        afterMs: 4_000,
        statustype: 'afgehandeld',
        toelichting: 'Kan werken met begeleiding.',
        resultaat: { resultaattype: 'beoordeeld', toelichting: 'Kan werken met begeleiding.' },
      },
    ],
  },
} as const;
