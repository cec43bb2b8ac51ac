import type { Perform } from '../../api/pages/operations';
import { Problem } from '../../api/problem';
import { budgetOf, decisions, entryOf, nothingToDecide } from './sample-decisions';
import { noPassedTerms, overviewOf, passedTerms } from './sample-numbers';

/** The second sees a day on which nothing waits. */
export const leaders = { full: 'pl-01', empty: 'pl-02' } as const;

type Asked = Parameters<Perform>[1];

const raced = new Set<string>();

/** What the hub answers a project leader of the tour. */
export function answerLeader(operationId: string, asked: Asked, subject: string): unknown {
  return answerTo(operationId, { asked, subject, raced });
}

interface Sample {
  readonly asked: Asked;
  readonly subject: string;
  /** Requests that somebody else decided. */
  readonly raced: Set<string>;
}

function answerTo(operationId: string, sample: Sample): unknown {
  return answers[operationId]?.(sample) ?? new Problem(404, 'NOT_FOUND', 'There is nothing here.');
}

const isEmpty = ({ subject }: Sample) => subject === leaders.empty;

const answers: Readonly<Record<string, (sample: Sample) => unknown>> = {
  getOverview: (sample) => overviewOf(isEmpty(sample)),
  listDecisions: (sample) => (isEmpty(sample) ? nothingToDecide : decisions),
  listDeadlines: (sample) => (isEmpty(sample) ? noPassedTerms : passedTerms),
  getDossierEntry: ({ asked }) => entryOf(asked?.params?.['entryId']),
  // The next form is open again, so that every look at the race sees the same.
  listBudgetRequests: ({ raced }) => budgetOf(raced.delete('m-race')),
  postBudgetDecision: ({ asked, raced }) => {
    if (asked?.params?.['requestId'] !== 'm-race')
      return { sequence: 9, stage: 'plan', waitingFor: 'plan', attentions: [] };
    raced.add('m-race');
    return new Problem(409, 'BUDGET_ALREADY_DECIDED', 'It was decided.');
  },
};
