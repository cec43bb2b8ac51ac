import type { Doer } from '../../../domain/desk/step';
import { partyWords } from '../evaluation/words';
import type { Visit } from './visit';

type Names = Pick<Visit, 'directory' | 'labels'>;

/** The first name, where one is known. */
export function firstName(name: string | undefined): string {
  return name?.split(' ')[0] ?? 'de inwoner';
}

/** A role at the table or an organisation. */
export function partyName(labels: Visit['labels'], code: string): string {
  return partyWords[code] ?? labels.organisation(code);
}

/** Whoever owns a step: the resident, a member, a role at the table or a partner. */
export function ownerName({ directory, labels }: Names, code: string, resident: string): string {
  if (code === 'resident') return `${resident} zelf`;
  const colleague = directory.nameOf(code);
  return colleague === code ? partyName(labels, code) : colleague;
}

/** Who has to do a step, in words. */
export function doerName(
  names: Names,
  { kind, code }: { readonly kind: Doer['kind']; readonly code?: string | undefined },
  resident: string,
): string {
  if (kind === 'table') return 'de tafel';
  if (kind === 'project-leader') return 'de projectleider';
  if (kind === 'resident') return resident;
  return code === undefined ? 'niemand' : ownerName(names, code, resident);
}
