import { Problem } from '../../api/problem';
import { budgetOf, decisions, entryOf, nothingToDecide } from './sample-decisions';
import { noPassedTerms, overviewOf, passedTerms } from './sample-numbers';

export interface LeaderAsked {
  readonly params: Readonly<Record<string, string>>;
  /** A day on which nothing waits. */
  readonly isEmpty: boolean;
}

/** Requests that somebody else decided. */
const raced = new Set<string>();

/** By operation: what the hub answers a project leader. */
export const leaderAnswers: Readonly<Record<string, (asked: LeaderAsked) => unknown>> = {
  getOverview: ({ isEmpty }) => overviewOf(isEmpty),
  listDecisions: ({ isEmpty }) => (isEmpty ? nothingToDecide : decisions),
  listDeadlines: ({ isEmpty }) => (isEmpty ? noPassedTerms : passedTerms),
  getDossierEntry: ({ params }) => entryOf(params['entryId']),
  // The next form is open again, so that every look at the race sees the same.
  listBudgetRequests: () => budgetOf(raced.delete('m-race')),
  postBudgetDecision: ({ params: { requestId = '' } }) => {
    if (requestId !== 'm-race')
      return { sequence: 9, stage: 'plan', waitingFor: 'plan', attentions: [] };
    raced.add(requestId);
    return new Problem(409, 'BUDGET_ALREADY_DECIDED', 'It was decided.');
  },
  postBudgetQuestion: ({ params }) => ({
    ...{ caseNumber: params['caseNumber'], requestId: params['requestId'] },
    ...{ askedBy: 'pl-01', askedAt: new Date().toISOString() },
  }),
  postDeviationAcknowledgement: ({ params }) => ({
    ...{ caseNumber: params['caseNumber'], deviationId: params['deviationId'] },
    ...{ seenBy: 'pl-01', seenAt: new Date().toISOString() },
  }),
};
