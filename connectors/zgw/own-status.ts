import type { Status } from './zgw-schemas';

/** How the texts begin with which the hub ends a zaak. */
export const ownOpening = 'Ingetrokken door Op Koers';

/** The end that we gave, as against one of the partner by the same statustype. */
export function isOwnEnd({ statustoelichting }: Status): boolean {
  return statustoelichting.startsWith(ownOpening);
}
