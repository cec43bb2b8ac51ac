import { Notice } from '../parts/notice';
import type { Typed, Visit } from './visit';

/** Somebody is back: what was typed is in the form again. */
export function KeptNotice({ visit }: { readonly visit: Visit }) {
  if (visit.kept === undefined) return null;
  return (
    <Notice tone="ok" role="status" title="Wat je typte is bewaard. Kijk het na en verstuur het." />
  );
}

/** Goes along with the form, so that what was kept is forgotten once it is stored. */
export function KeptFields({ visit, typed }: { readonly visit: Visit; readonly typed: Typed }) {
  const formId = visit.query['bewaard'] ?? typed.get('bewaard');
  return formId === undefined ? null : <input type="hidden" name="bewaard" value={formId} />;
}
