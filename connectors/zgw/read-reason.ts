import type { RejectionReason } from '../../domain/handoff/status';

/** How a partner's text begins when it names a reason that the hub counts. */
const beginnings: readonly (readonly [RegExp, RejectionReason])[] = [
  [/^(geen|onvoldoende) (capaciteit|plaats|plek)\b|^wachtlijst\b/, 'capacity'],
  [/^(hoort |valt )?(niet (binnen|tot) de doelgroep|niet in aanmerking)\b/, 'not-eligible'],
  [/^(verkeerde (partner|organisatie)|niet voor ons)\b/, 'wrong-partner'],
  [/^((informatie|gegevens) ontbre(ekt|ken)|onvolledig)\b/, 'missing-information'],
  [/^buiten (het |ons )?(werkgebied|gebied|gemeente|regio)\b/, 'out-of-area'],
  [
    /^(inwoner|cli[eë]nt|bewoner) (wil niet|ziet ervan af|heeft geweigerd)(?!\p{L})/u,
    'resident-declined',
  ],
];

/** Only from the first words: what a text says further on may be the opposite. */
export function readReason(note: string): RejectionReason {
  const text = note.toLowerCase().replace(/^reden:?\s*/, '');
  return beginnings.find(([words]) => words.test(text))?.[1] ?? 'partner-declined';
}
