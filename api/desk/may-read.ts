import { decideAccess } from '../../domain/access/decide-access';
import { circleOf, placesOf, relationsTo } from '../../domain/access/relation';
import type { Case } from '../../domain/case/case';
import type { Policy } from '../../domain/policy/policy';
import type { Caller } from '../route';

/** Whether a list may name the resident: only for who may read the case by their place in its circle or by their role. */
export function mayRead(
  current: Case,
  { subject, access }: Pick<Caller, 'subject' | 'access'>,
  tables: Policy['tables'],
): boolean {
  const circle = circleOf(current);
  const standing = { circle, isDecided: true, isReferrer: false, hasBrokenGlass: false };
  const relations = relationsTo(standing, placesOf(subject, tables));
  const decision = decideAccess({ roles: [access.role], relations, purpose: 'read' });
  return typeof decision === 'object' && decision.level === 'content';
}
