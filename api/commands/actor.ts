import type { Actor } from '../../domain/case/case';

/** Who gives a command, as the journal keeps it. */
export function actorOf({ subject, role, organisation }: Actor): Actor {
  return { subject, role, organisation };
}
