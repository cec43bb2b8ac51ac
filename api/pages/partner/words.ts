import type { RejectionReason } from '../../../domain/handoff/status';

export const rejectionWords: Readonly<Record<RejectionReason, string>> = {
  capacity: 'Nee, geen plek',
  'not-eligible': 'Nee, de inwoner voldoet niet aan onze voorwaarden',
  'wrong-partner': 'Nee, een andere organisatie past beter',
  'missing-information': 'Nee, wij missen informatie',
  'out-of-area': 'Nee, niet ons werkgebied',
  'resident-declined': 'Nee, de inwoner wil het niet',
  'partner-declined': 'Nee, om een andere reden',
};
