import type { Statement } from './statements';

const workers = ['holder', 'backup', 'member', 'at the table', 'at the table, standing in'];
const others = [
  ...['referrer', 'stranger', 'stranger with a second factor', 'stranger who broke the glass'],
];
const leaders = ['project leader', 'other project leader'];
const codes = ['postResidentCode', 'deleteResidentCode'];

/** Of the lists that the pages of the staff show. */
export const deskStatements: readonly Statement[] = [
  {
    says: 'who works on the case of a hand-off takes up what its partner answered',
    who: [...workers, ...leaders],
    operations: ['postWorkItemAcknowledgement'],
    cases: ['working'],
  },
  {
    says: 'who works with cases has a list of what waits for them',
    who: [...workers, ...others, ...leaders],
    operations: ['listWorkItems'],
  },
  {
    says: 'only project leaders see what waits for a decision, all numbers and every passed term',
    who: leaders,
    operations: ['listDecisions', 'getOverview', 'listDeadlines'],
  },
  {
    says: 'who works on a case gives its resident a code and takes it back',
    who: ['holder', 'backup', 'member', 'at the table', 'at the table, standing in', ...leaders],
    operations: codes,
    cases: ['waiting', 'working'],
  },
  {
    says: 'and when it is closed, but for the table',
    who: ['holder', 'backup', 'member', ...leaders],
    operations: codes,
    cases: ['closed'],
  },
];
