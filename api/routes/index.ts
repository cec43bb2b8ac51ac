import type { Logger } from 'pino';
import type { PriceList } from '../../domain/effects/price-list';
import type { RunLimits } from '../../workflows/resident-case/resident-case-messages';
import type { CommandDependencies } from '../commands/command-route';
import type { PartnerDependencies } from '../partners/dependencies';
import { createPartnerDesk } from '../partners/partner-desk';
import { createLabels } from '../policy-group/labels';
import { createPolicyDesk } from '../policy-group/policy-desk';
import type { Route } from '../route';
import { listErasuresRoute } from './list-erasures';
import { tellErased } from '../rights/erased-case';
import { deleteAftercare } from './delete-aftercare';
import { deleteErasure } from './delete-erasure';
import { deleteSuspension } from './delete-suspension';
import { getAgenda } from './get-agenda';
import { getBasisWithdrawal } from './get-basis-withdrawal';
import { getBudgetOverview } from './get-budget-overview';
import { getCase } from './get-case';
import { getCaseDesk } from './get-case-desk';
import { getExport } from './get-export';
import { postExportApproval } from './post-export-approval';
import { getErasure } from './get-erasure';
import { getDossierEntry } from './get-dossier-entry';
import { getEffects } from './get-effects';
import { getHandoff } from './get-handoff';
import { getPartnerContent } from './get-partner-content';
import { getPartnerHandoff } from './get-partner-handoff';
import { getPolicy } from './get-policy';
import { getPriceList } from './get-price-list';
import { getSessionDraft } from './get-session-draft';
import { getSignalReport } from './get-signal-report';
import { listBreakGlassReviews } from './list-break-glass-reviews';
import { listAbsences } from './list-absences';
import { listAccessLog } from './list-access-log';
import { listBases } from './list-bases';
import { listBudgetRequests } from './list-budget-requests';
import { listCaseEvents } from './list-case-events';
import { listCodecGrants } from './list-codec-grants';
import { listCases } from './list-cases';
import { listDeviations } from './list-deviations';
import { listDossier } from './list-dossier';
import { listHandoffs } from './list-handoffs';
import { listPartners } from './list-partners';
import { listSignalAnswers } from './list-signal-answers';
import { listSignalReports } from './list-signal-reports';
import { listSignalWordings } from './list-signal-wordings';
import { listWorkItems } from './list-work-items';
import { patchAction } from './patch-action';
import { postAbsence } from './post-absence';
import { postAction } from './post-action';
import { postAftercare } from './post-aftercare';
import { postAftercareContact } from './post-aftercare-contact';
import { postBasis } from './post-basis';
import { postBasisWithdrawal } from './post-basis-withdrawal';
import { postBreakGlass } from './post-break-glass';
import { postBreakGlassReview } from './post-break-glass-review';
import { postBudgetDecision } from './post-budget-decision';
import { postBudgetRefund } from './post-budget-refund';
import { postBudgetRequest } from './post-budget-request';
import { postBudgetSpend } from './post-budget-spend';
import { postCallBackAttempt } from './post-call-back-attempt';
import { postCase } from './post-case';
import { postCaseSearch } from './post-case-search';
import { postClosure } from './post-closure';
import { postCodecGrant } from './post-codec-grant';
import { postCorrection } from './post-correction';
import { postContactAttempt } from './post-contact-attempt';
import { postDeviation } from './post-deviation';
import { postDossierEntry } from './post-dossier-entry';
import { postErasure } from './post-erasure';
import { postErasureApproval } from './post-erasure-approval';
import { postEffects } from './post-effects';
import { postEvaluation } from './post-evaluation';
import { postHandoff } from './post-handoff';
import { postHandoffCancellation } from './post-handoff-cancellation';
import { postHandoffPreview } from './post-handoff-preview';
import { postHandoffResend } from './post-handoff-resend';
import { postHandoffTakeover } from './post-handoff-takeover';
import { postIntake } from './post-intake';
import { postPartnerEvent } from './post-partner-event';
import { postPartnerStatus } from './post-partner-status';
import { postPlan } from './post-plan';
import { postReferralDecision } from './post-referral-decision';
import { postReopening } from './post-reopening';
import { postSession } from './post-session';
import { postSessionAgreement } from './post-session-agreement';
import { postSessionOutcome } from './post-session-outcome';
import { postSignal } from './post-signal';
import { postSignalAnswer } from './post-signal-answer';
import { postSignalReport } from './post-signal-report';
import { postSuspension } from './post-suspension';
import { postWorkItemAcknowledgement } from './post-work-item-acknowledgement';
import { postZgwNotification } from './post-zgw-notification';
import { putSessionDraft } from './put-session-draft';
import { putSignalWording } from './put-signal-wording';
import { putTeam } from './put-team';

export type RouteDependencies = CommandDependencies &
  PartnerDependencies & {
    readonly limits: RunLimits;
    readonly prices: PriceList;
    /** Where the hub's workflows run. */
    readonly taskQueue: string;
    readonly logger: Logger;
  };

/** Every route of the API, in the order of a case's life. */
export function createRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [...caseRoutes(dependencies), ...reportRoutes(dependencies)].map(
    tellErased(dependencies.db),
  );
}

function reportRoutes(dependencies: RouteDependencies): readonly Route[] {
  const { db, policy, partners } = dependencies;
  const policyDesk = createPolicyDesk(db);
  const parts = { ...dependencies, policyDesk, labels: createLabels(policy, partners) };
  return [
    listSignalReports(parts),
    postSignalReport(parts),
    getSignalReport(parts),
    listSignalAnswers(parts),
    postSignalAnswer(parts),
    listSignalWordings(parts),
    putSignalWording(parts),
  ];
}

function caseRoutes(dependencies: RouteDependencies): readonly Route[] {
  const { policy, partners } = dependencies;
  return [
    postCase(dependencies),
    listCases(dependencies),
    postCaseSearch(dependencies),
    getCase(dependencies),
    listCaseEvents(dependencies),
    listAccessLog(dependencies),
    ...accessRoutes(dependencies),
    listDossier(dependencies),
    postDossierEntry(dependencies),
    getDossierEntry(dependencies),
    postReferralDecision(dependencies),
    putTeam(dependencies),
    postIntake(dependencies),
    postSession(dependencies),
    postSessionOutcome(dependencies),
    postPlan(dependencies),
    postAction(dependencies),
    patchAction(dependencies),
    postCallBackAttempt(dependencies),
    postContactAttempt(dependencies),
    postSuspension(dependencies),
    deleteSuspension(dependencies),
    postDeviation(dependencies),
    listDeviations(dependencies),
    ...budgetRoutes(dependencies),
    postSignal(dependencies),
    postClosure(dependencies),
    postEvaluation(dependencies),
    postEffects(dependencies),
    getEffects({ ...dependencies, labels: createLabels(policy, partners) }),
    postAftercare(dependencies),
    postAftercareContact(dependencies),
    deleteAftercare(dependencies),
    postReopening(dependencies),
    ...handoffRoutes(dependencies),
    ...deskRoutes(dependencies),
    ...rightsRoutes(dependencies),
    ...partnerRoutes(dependencies),
    getAgenda(dependencies),
    postAbsence(dependencies),
    listAbsences(dependencies),
    getPolicy(dependencies),
    getPriceList(dependencies),
    listPartners(dependencies),
  ];
}

function accessRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    postCodecGrant(dependencies),
    listCodecGrants(dependencies),
    postBreakGlass(dependencies),
    listBreakGlassReviews(dependencies),
    postBreakGlassReview(dependencies),
  ];
}

function budgetRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    postBudgetRequest(dependencies),
    listBudgetRequests(dependencies),
    postBudgetDecision(dependencies),
    postBudgetSpend(dependencies),
    postBudgetRefund(dependencies),
    getBudgetOverview(dependencies),
  ];
}

function handoffRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    postBasis(dependencies),
    listBases(dependencies),
    postBasisWithdrawal(dependencies),
    getBasisWithdrawal(dependencies),
    postHandoff(dependencies),
    listHandoffs(dependencies),
    getHandoff(dependencies),
    postHandoffCancellation(dependencies),
    postHandoffTakeover(dependencies),
    postHandoffResend(dependencies),
  ];
}

function rightsRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    postCorrection(dependencies),
    getExport(dependencies),
    postExportApproval(dependencies),
    getErasure(dependencies),
    postErasure(dependencies),
    postErasureApproval(dependencies),
    deleteErasure(dependencies),
    listErasuresRoute(dependencies),
  ];
}

/** What the pages of the staff read in one answer. */
function deskRoutes(dependencies: RouteDependencies): readonly Route[] {
  return [
    listWorkItems(dependencies),
    postWorkItemAcknowledgement(dependencies),
    getCaseDesk(dependencies),
    putSessionDraft(dependencies),
    getSessionDraft(dependencies),
    postSessionAgreement(dependencies),
    postHandoffPreview(dependencies),
  ];
}

/** The partner's side. */
function partnerRoutes(dependencies: RouteDependencies): readonly Route[] {
  const desk = createPartnerDesk(dependencies);
  return [
    getPartnerHandoff(desk),
    getPartnerContent(desk),
    postPartnerStatus(desk, dependencies),
    postPartnerEvent(dependencies),
    postZgwNotification(dependencies),
  ];
}
