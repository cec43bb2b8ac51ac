import type { GivenAnswer, SignalStanding } from '../../domain/report/answer';

const answer = (given: Omit<GivenAnswer, 'answeredAt'>): GivenAnswer => ({
  ...given,
  answeredAt: '2027-09-20T12:31:00.000Z',
});

/** Signals that wait, of which one for the third time. */
export const waiting: readonly SignalStanding[] = [
  {
    ...{ signal: 31, theme: 'rules-that-block-each-other', editions: [6, 7, 8], answers: [] },
    wording: {
      title: 'Geen adres, dus geen uitkering, dus geen woning',
      rule: 'Inschrijving als voorwaarde voor een uitkering en voor voorrang op een woning',
      tableDoes: 'Vier keer afgeweken: een briefadres zonder bewijs van verblijf.',
      tableAsks: 'Laat een briefadres gelden voor de uitkering én voor de woning.',
    },
  },
  {
    ...{ signal: 34, theme: 'partner-has-no-capacity', editions: [7, 8], answers: [] },
    wording: { title: 'Jellinek heeft tot januari geen plek' },
  },
  { signal: 35, theme: 'no-emergency-housing', editions: [8], answers: [] },
];

/** Signals that were answered, in each way. */
export const answered: readonly SignalStanding[] = [
  {
    ...{ signal: 22, theme: 'letters-not-understood', editions: [5, 7, 8] },
    answers: [
      answer({
        ...{ edition: 8, kind: 'taken-up', who: 'Team communicatie', when: 'januari 2028' },
        explanation: 'Wij herschrijven de tien brieven die het vaakst terugkomen.',
      }),
    ],
  },
  {
    ...{ signal: 28, theme: 'several-consent-forms', editions: [6, 7] },
    wording: { title: 'Drie formulieren voor toestemming' },
    answers: [
      answer({
        ...{ edition: 7, kind: 'done', who: 'Gemeentesecretaris', when: '1 november' },
        explanation: 'Er is nu één formulier, voor alle organisaties.',
      }),
    ],
  },
  {
    ...{ signal: 30, theme: 'waiting-list', editions: [7] },
    wording: { title: 'Een half jaar wachten bij het Sociaal Team' },
    answers: [
      answer({
        ...{ edition: 7, kind: 'declined' },
        explanation: 'Er is in 2027 geen geld voor meer mensen.',
      }),
    ],
  },
  {
    ...{ signal: 24, theme: 'rule-deviated', editions: [7, 8] },
    answers: [
      answer({
        ...{ edition: 8, kind: 'noted' },
        explanation: 'Wij wachten op de nieuwe wet.',
      }),
    ],
  },
];
