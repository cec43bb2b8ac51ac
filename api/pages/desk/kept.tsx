import { Notice } from '../parts/notice';
import type { Typed, Visit } from './visit';

const whyWords: Readonly<Record<string, string>> = {
  later:
    'Het systeem is even weg. Er is niets veranderd. Wat je typte is bewaard: verstuur het over een paar minuten opnieuw.',
  eerder: 'Dit formulier was al verstuurd. Kijk eerst of het er staat. Wat je nu typte is bewaard.',
};
const back = 'Wat je typte is bewaard. Kijk het na en verstuur het.';

/** Somebody is back, or nobody was there to take it: what was typed is in the form again. */
export function KeptNotice({ visit: { kept, query } }: { readonly visit: Visit }) {
  if (kept === undefined) return null;
  const why = whyWords[query['waarom'] ?? ''];
  return <Notice tone={why === undefined ? 'ok' : 'warning'} role="status" title={why ?? back} />;
}

/** Goes along with the form, so that what was kept is forgotten once it is stored. */
export function KeptFields({ visit, typed }: { readonly visit: Visit; readonly typed: Typed }) {
  const formId = visit.query['bewaard'] ?? typed.get('bewaard');
  return formId === undefined ? null : <input type="hidden" name="bewaard" value={formId} />;
}
