import { operations } from '../operations';
import type { Visit } from './visit';

/** Every partner organisation, by name. */
export async function partnerOptions({ perform }: Visit) {
  const { body } = await perform(operations.listPartners);
  return body.partners
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
}
