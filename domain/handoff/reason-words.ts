import type { RejectionReason } from './status';

/** Dutch for why a partner said no, after a colon. */
export const reasonWords: Readonly<Record<RejectionReason, string>> = {
  capacity: 'geen plek',
  'not-eligible': 'voldoet niet aan de voorwaarden',
  'wrong-partner': 'hoort bij een andere partner',
  'missing-information': 'er mist informatie',
  'out-of-area': 'buiten het werkgebied',
  'resident-declined': 'de inwoner wil niet',
  'partner-declined': 'de partner wil niet',
};
