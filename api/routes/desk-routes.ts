import type { Route } from '../route';
import { getCaseDesk } from './get-case-desk';
import { getOverview } from './get-overview';
import { getSessionDraft } from './get-session-draft';
import { listDeadlines } from './list-deadlines';
import { listDecisions } from './list-decisions';
import { listWorkItems } from './list-work-items';
import { postBudgetQuestion } from './post-budget-question';
import { postDeviationAcknowledgement } from './post-deviation-acknowledgement';
import { postHandoffPreview } from './post-handoff-preview';
import { postSessionAgreement } from './post-session-agreement';
import { postWorkItemAcknowledgement } from './post-work-item-acknowledgement';
import { putSessionDraft } from './put-session-draft';
import type { RouteDependencies } from './index';

/** What the pages of the staff read in one answer. */
export function deskRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    listWorkItems(dependencies),
    postWorkItemAcknowledgement(dependencies),
    getCaseDesk(dependencies),
    putSessionDraft(dependencies),
    getSessionDraft(dependencies),
    postSessionAgreement(dependencies),
    postHandoffPreview(dependencies),
    listDecisions(dependencies),
    getOverview(dependencies),
    listDeadlines(dependencies),
    postBudgetQuestion(dependencies),
    postDeviationAcknowledgement(dependencies),
  ];
}
