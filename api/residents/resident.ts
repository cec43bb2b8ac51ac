import type { Actor } from '../../domain/case/case';

/** Who acts on a plan's pages, as journal, dossier and logs have it: never a name. */
export const resident: Actor = {
  subject: 'resident',
  role: 'resident',
  organisation: 'resident',
};
