import type { RouteExample } from './route-examples';

const ofCase = { caseNumber: 'OK-2026-99999' };
const action = { actionId: 'a1', owner: 'work-coach', what: 'Ask for the letter.' };
const wholeAction = {
  ...action,
  goalId: 'g1',
  dependsOn: ['a2'],
  dueDate: '2033-03-08',
  lifeDomain: 'income',
};

/** Of the routes that the pages of the staff read and write. */
export const deskExamples: Readonly<Record<string, RouteExample>> = {
  postBudgetQuestion: {
    params: { ...ofCase, requestId: 'm-1' },
    bodies: [{ question: 'Can a fund give it?' }],
  },
  postDeviationAcknowledgement: { params: { ...ofCase, deviationId: 'd-1' } },
  listWorkItems: {},
  postWorkItemAcknowledgement: { params: { workItemId: 'OK-2026-99999-H1-A1' } },
  getCaseDesk: { params: ofCase },
  putSessionDraft: {
    params: { ...ofCase, sessionId: 's-1' },
    bodies: [{ fields: [{ name: 'told', value: 'Sleeps at a sister.' }] }],
  },
  getSessionDraft: { params: { ...ofCase, sessionId: 's-1' } },
  postSessionAgreement: {
    params: { ...ofCase, sessionId: 's-1' },
    bodies: [
      { attendees: ['resident'], actions: [action] },
      {
        attendees: ['resident'],
        minutes: 90,
        told: 'Sleeps at a sister.',
        summary: 'All were there.',
        goals: [{ goalId: 'g1', what: 'A home.' }],
        actions: [wholeAction],
      },
    ],
  },
  postHandoffPreview: {
    params: ofCase,
    bodies: [
      { actionId: 'a1', partner: 'viveste' },
      {
        actionId: 'a1',
        partner: 'viveste',
        basisId: 'b-3fa9c2d1',
        categories: ['identity', 'housing'],
        question: 'Can you talk about a home?',
        details: [{ category: 'housing', text: 'Sleeps at a friend.' }],
      },
    ],
  },
  listDecisions: {},
  getOverview: {},
  listDeadlines: {},
};
