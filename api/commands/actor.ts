import type { Actor } from '../../domain/case/case';
import type { Caller } from '../route';

/** Who gives a command, as the journal keeps it. */
export function actorOf({ subject, role, organisation }: Caller): Actor {
  return { subject, role, organisation };
}
