import type { z } from 'zod';
import { attentionKinds, isOverdue } from '../../domain/case/attention';
import { nextWakeAt } from '../../domain/case/deadlines';
import { waitingFor } from '../../domain/case/waiting-for';
import type { CaseView } from '../../store/case-view';
import type { CaseLineSchema } from '../schemas/case-schema';

/** What a list shows of a case. */
export function caseLine({ current, changedAt }: CaseView) {
  const nextDeadlineAt = nextWakeAt(current);
  return {
    caseNumber: current.caseNumber,
    sequence: current.sequence,
    stage: current.stage,
    waitingFor: waitingFor(current),
    team: current.team,
    ...(current.caseHolder === undefined ? {} : { caseHolder: current.caseHolder }),
    attentions: [...attentionKinds(current)],
    isOverdue: isOverdue(current),
    ...(nextDeadlineAt === undefined ? {} : { nextDeadlineAt }),
    referredAt: current.referredAt,
    changedAt,
  } satisfies z.input<typeof CaseLineSchema>;
}
