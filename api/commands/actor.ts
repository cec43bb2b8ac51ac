import type { Actor } from '../../domain/case/case';
import type { Identity } from '../route';

/** Who gives a command, as the journal keeps it. */
export function actorOf({ subject, role, organisation }: Identity): Actor {
  return { subject, role, organisation };
}
