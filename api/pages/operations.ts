import { z } from 'zod';
import type { HandlerParts } from '../framework/handle-route';
import { performRoute, type Performance, type Performer } from '../framework/perform-route';
import type { Route } from '../route';
import { PartnersSchema } from '../routes/list-partners';
import { SignalsSchema } from '../routes/list-signal-answers';
import { EditionPageSchema } from '../routes/list-signal-reports';
import { AnsweredSchema } from '../routes/post-signal-answer';
import { CaseBudgetSchema } from '../schemas/budget-schema';
import { CaseDeskSchema } from '../schemas/case-desk-schema';
import {
  CasePageSchema,
  CaseSchema,
  CommandResultSchema,
  ReferredCaseSchema,
} from '../schemas/case-schema';
import { CorrectionSchema } from '../schemas/correction-schema';
import { AcknowledgementSchema, WorkListSchema } from '../schemas/desk-schema';
import { EntrySchema } from '../schemas/dossier-schema';
import { HandoffPreviewSchema } from '../schemas/handoff-preview-schema';
import {
  BudgetQuestionSchema,
  DeadlinesSchema,
  DecisionsSchema,
  OverviewSchema,
  SeenDeviationSchema,
} from '../schemas/leader-schema';
import { AgreementResultSchema, DraftSchema } from '../schemas/session-schema';
import { SignalReportSchema } from '../schemas/signal-report-schema';
import { AbsenceListSchema, AbsenceSchema, AgendaSchema } from '../schemas/table-schema';
import { ReceiptSchema, WithdrawnSchema } from '../schemas/withdrawal-schema';

interface PageOperation<Body> {
  /** As the route names it. */
  readonly operationId: string;
  /** What it answers on success. */
  readonly answer: z.ZodType<Body>;
}

function operation<Body>(operationId: string, answer: z.ZodType<Body>): PageOperation<Body> {
  return { operationId, answer };
}

/** Every operation that a page performs. A page that needs another one adds a line. */
export const operations = {
  postCase: operation('postCase', ReferredCaseSchema),
  getCaseDesk: operation('getCaseDesk', CaseDeskSchema),
  listWorkItems: operation('listWorkItems', WorkListSchema),
  postWorkItemAcknowledgement: operation('postWorkItemAcknowledgement', AcknowledgementSchema),
  listCases: operation('listCases', CasePageSchema),
  getAgenda: operation('getAgenda', AgendaSchema),
  postAbsence: operation('postAbsence', AbsenceSchema),
  listAbsences: operation('listAbsences', AbsenceListSchema),
  listDecisions: operation('listDecisions', DecisionsSchema),
  getOverview: operation('getOverview', OverviewSchema),
  listDeadlines: operation('listDeadlines', DeadlinesSchema),
  listBudgetRequests: operation('listBudgetRequests', CaseBudgetSchema),
  getDossierEntry: operation('getDossierEntry', EntrySchema),
  postBudgetDecision: operation('postBudgetDecision', CommandResultSchema),
  postBudgetQuestion: operation('postBudgetQuestion', BudgetQuestionSchema),
  postDeviationAcknowledgement: operation('postDeviationAcknowledgement', SeenDeviationSchema),
  listPartners: operation('listPartners', PartnersSchema),
  postHandoffPreview: operation('postHandoffPreview', HandoffPreviewSchema),
  postHandoff: operation('postHandoff', CommandResultSchema),
  getSessionDraft: operation('getSessionDraft', DraftSchema),
  putSessionDraft: operation('putSessionDraft', DraftSchema),
  postSessionAgreement: operation('postSessionAgreement', AgreementResultSchema),
  postSessionOutcome: operation('postSessionOutcome', CommandResultSchema),
  postPlan: operation('postPlan', CommandResultSchema),
  postResidentCode: operation('postResidentCode', z.string()),
  getCase: operation('getCase', CaseSchema.pick({ personRef: true })),
  postCorrection: operation('postCorrection', CorrectionSchema),
  postCallBackAttempt: operation('postCallBackAttempt', CommandResultSchema),
  postReferralDecision: operation('postReferralDecision', CommandResultSchema),
  postIntake: operation('postIntake', CommandResultSchema),
  postSession: operation('postSession', CommandResultSchema),
  postContactAttempt: operation('postContactAttempt', CommandResultSchema),
  postAction: operation('postAction', CommandResultSchema),
  patchAction: operation('patchAction', CommandResultSchema),
  postHandoffCancellation: operation('postHandoffCancellation', CommandResultSchema),
  postHandoffTakeover: operation('postHandoffTakeover', CommandResultSchema),
  postHandoffResend: operation('postHandoffResend', CommandResultSchema),
  postBasis: operation('postBasis', CommandResultSchema),
  postBasisWithdrawal: operation('postBasisWithdrawal', WithdrawnSchema),
  getBasisWithdrawal: operation('getBasisWithdrawal', ReceiptSchema),
  postBudgetRequest: operation('postBudgetRequest', CommandResultSchema),
  postBudgetSpend: operation('postBudgetSpend', CommandResultSchema),
  postBudgetRefund: operation('postBudgetRefund', CommandResultSchema),
  postDeviation: operation('postDeviation', CommandResultSchema),
  postSignal: operation('postSignal', CommandResultSchema),
  postSuspension: operation('postSuspension', CommandResultSchema),
  deleteSuspension: operation('deleteSuspension', CommandResultSchema),
  putTeam: operation('putTeam', CommandResultSchema),
  postClosure: operation('postClosure', CommandResultSchema),
  postEvaluation: operation('postEvaluation', CommandResultSchema),
  postAftercare: operation('postAftercare', CommandResultSchema),
  postAftercareContact: operation('postAftercareContact', CommandResultSchema),
  deleteAftercare: operation('deleteAftercare', CommandResultSchema),
  postReopening: operation('postReopening', CommandResultSchema),
  listSignalReports: operation('listSignalReports', EditionPageSchema),
  getSignalReport: operation('getSignalReport', SignalReportSchema),
  listSignalAnswers: operation('listSignalAnswers', SignalsSchema),
  postSignalAnswer: operation('postSignalAnswer', AnsweredSchema),
} as const;

/** What an operation answers: `AnswerOf<'listCases'>`. */
export type AnswerOf<Name extends keyof typeof operations> =
  (typeof operations)[Name] extends PageOperation<infer Body> ? Body : never;

export interface Performed<Body> {
  readonly status: number;
  readonly body: Body;
  /** The answer is an earlier one: this request with this key was there before. */
  readonly wasThere: boolean;
}

/** Performs an operation of the API for the signed-in person; throws the Problem that a client would get. */
export type Perform = <Body>(
  operation: PageOperation<Body>,
  asked?: Performance,
) => Promise<Performed<Body>>;

type Parts = Pick<HandlerParts, 'accessLog' | 'gate'>;

/** Pages reach cases through the routes of the API and no other way. Throws when one of them is not there. */
export function createOperations(
  routes: readonly Route[],
  parts: Parts,
): (performer: Performer) => Perform {
  const byName = new Map(routes.map((route) => [route.operationId, route]));
  const needed = Object.values(operations).map(({ operationId }) => operationId);
  const missing = needed.filter((operationId) => !byName.has(operationId));
  if (missing.length > 0) throw new Error(`Pages perform what is no route: ${missing.join(', ')}`);
  return (performer) =>
    async ({ operationId, answer }, asked) => {
      const route = byName.get(operationId);
      if (route === undefined) throw new Error(`There is no operation ${operationId}`);
      const { status, body, headers } = await performRoute(route, parts, performer, asked ?? {});
      const wasThere = headers?.['Idempotency-Replayed'] === 'true';
      return { status, wasThere, body: answer.parse(body) };
    };
}
