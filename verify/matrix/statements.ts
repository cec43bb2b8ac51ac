/**
 * Who may do what, said once more and by somebody else than the table: each statement names people, operations and
 * cases in full. What no statement allows must be refused. Nothing here is imported from the hub.
 */
export type CaseName = 'waiting' | 'working' | 'closed' | 'missing';

export interface Statement {
  readonly says: string;
  readonly who: readonly string[];
  readonly operations: readonly string[];
  /** Left out for operations that name no case. */
  readonly cases?: readonly CaseName[];
  /** Only that there is a case, whose it is and where it stands. */
  readonly isShape?: true;
}

const reading = ['getCase', 'listCaseEvents', 'listDossier', 'getDossierEntry', 'listDeviations'];
const sharing = ['listBases', 'getBasisWithdrawal', 'listHandoffs', 'getHandoff'];
const working = [
  ...['postDossierEntry', 'putTeam', 'postIntake', 'postSession', 'postSessionOutcome', 'postPlan'],
  ...['postAction', 'patchAction', 'postCallBackAttempt', 'postContactAttempt', 'postSuspension'],
  ...['deleteSuspension', 'postDeviation', 'postSignal', 'postClosure', 'postEvaluation'],
  ...['postAftercare', 'postAftercareContact', 'deleteAftercare', 'postReopening', 'postBasis'],
  ...['postBasisWithdrawal', 'postHandoff', 'postHandoffCancellation', 'postHandoffTakeover'],
  ...['postHandoffPreview', 'postHandoffResend', 'postCorrection'],
];
const money = [
  ...['postBudgetRequest', 'postBudgetSpend', 'postBudgetRefund', 'listBudgetRequests'],
  ...['getEffects', 'postEffects'],
];
const all = [...reading, ...sharing, ...working];
const professionals = [
  ...['holder', 'backup', 'member', 'at the table', 'at the table, standing in', 'referrer'],
  ...['stranger', 'stranger with a second factor', 'stranger who broke the glass'],
];
const leaders = ['project leader', 'other project leader'];
const alive: readonly CaseName[] = ['waiting', 'working', 'closed'];

export const statements: readonly Statement[] = [
  {
    says: 'who holds a case, stands in or was put on it works on it and reads it, closed or not',
    who: ['holder', 'backup', 'member'],
    operations: [...all, 'postReferralDecision'],
    cases: ['working', 'closed'],
  },
  {
    says: 'the table of the team reads a referral and decides on it',
    who: ['holder', 'backup', 'member', 'at the table', 'at the table, standing in'],
    operations: [...all, 'postReferralDecision'],
    cases: ['waiting'],
  },
  {
    says: 'the table works on a case that comes to it, until the case is closing',
    who: ['at the table', 'at the table, standing in'],
    operations: [...all, 'postReferralDecision'],
    cases: ['working'],
  },
  {
    says: 'who refers goes on with the referral until it is decided',
    who: ['referrer'],
    operations: all,
    cases: ['waiting'],
  },
  {
    says: 'who referred sees how the case stands, and no more',
    who: ['referrer'],
    operations: ['getCase'],
    cases: ['working', 'closed'],
    isShape: true,
  },
  {
    says: 'who broke the glass reads that one case',
    who: ['stranger who broke the glass'],
    operations: [...reading, ...sharing],
    cases: ['working'],
  },
  {
    says: 'a professional with a second factor may break the glass of any case',
    who: ['stranger with a second factor'],
    operations: ['postBreakGlass'],
    cases: alive,
  },
  {
    says: 'a project leader does everything with every case',
    who: leaders,
    operations: [...all, 'postReferralDecision'],
    cases: alive,
  },
  {
    says: 'an operator and a privacy officer see the shape of a case',
    who: ['operator', 'privacy officer'],
    operations: ['getCase'],
    cases: alive,
    isShape: true,
  },
  {
    says: 'a privacy officer sees what is shared with whom, and who looked',
    who: ['privacy officer'],
    operations: [...sharing, 'listAccessLog'],
    cases: alive,
  },
  {
    says: 'a project leader lets an operator read what a case carries in Temporal',
    who: leaders,
    operations: ['postCodecGrant'],
    cases: alive,
  },
  {
    says: 'who gives such grants, has them or watches over them sees them',
    who: [...leaders, 'operator', 'privacy officer'],
    operations: ['listCodecGrants'],
    cases: alive,
  },
  {
    says: 'who works on a case asks for money, spends it and sees what it was worth',
    who: ['holder', 'backup', 'member', 'at the table', 'at the table, standing in', ...leaders],
    operations: money,
    cases: ['waiting', 'working'],
  },
  {
    says: 'and the same when it is closed, but for the table',
    who: ['holder', 'backup', 'member', ...leaders],
    operations: money,
    cases: ['closed'],
  },
  {
    says: 'who refers may do so until it is decided',
    who: ['referrer'],
    operations: money,
    cases: ['waiting'],
  },
  {
    says: 'a privacy officer sees the money, too',
    who: ['privacy officer'],
    operations: ['listBudgetRequests', 'getEffects'],
    cases: alive,
  },
  {
    says: 'only project leaders decide about money',
    who: leaders,
    operations: ['postBudgetDecision'],
    cases: alive,
  },
  {
    says: 'project leaders and operators see what is promised and spent in all',
    who: [...leaders, 'operator'],
    operations: ['getBudgetOverview'],
  },
  {
    says: 'project leaders and privacy officers carry out what a resident has a right to',
    who: [...leaders, 'privacy officer'],
    operations: [
      ...['getExport', 'postExportApproval', 'getErasure', 'postErasure'],
      ...['postErasureApproval', 'deleteErasure'],
    ],
    cases: alive,
  },
  {
    says: 'and see which erasures are proposed',
    who: [...leaders, 'privacy officer'],
    operations: ['listErasures'],
  },
  {
    says: 'a partner sees and answers the hand-off that went to it',
    who: ['partner of the hand-off'],
    operations: ['getPartnerHandoff', 'getPartnerContent', 'postPartnerStatus'],
    cases: ['working'],
  },
  {
    says: 'professionals and project leaders refer, and keep the tables',
    who: [...professionals, ...leaders],
    operations: ['postCase', 'postAbsence', 'listAbsences', 'listSignalWordings'],
  },
  {
    says: 'the list of cases and the agenda are for who works with cases or keeps the hub running',
    who: [...professionals, ...leaders, 'operator'],
    operations: ['listCases', 'getAgenda'],
  },
  {
    says: 'who works with cases, or carries out what a resident has a right to, finds them by person',
    who: [...professionals, ...leaders, 'privacy officer'],
    operations: ['postCaseSearch'],
  },
  {
    says: 'also the list for the privacy officer',
    who: ['privacy officer'],
    operations: ['listCases'],
  },
  {
    says: 'everybody of the municipality and the table looks up partners and policy',
    who: [...professionals, ...leaders, 'operator', 'privacy officer', 'policy group'],
    operations: ['getPolicy', 'getPriceList', 'listPartners'],
  },
  {
    says: 'the report is for all but operators and partners',
    who: [...professionals, ...leaders, 'privacy officer', 'policy group'],
    operations: ['listSignalReports', 'listSignalAnswers', 'getSignalReport'],
  },
  {
    says: 'a partner reads an edition it was told of',
    who: ['partner of the hand-off', 'other partner'],
    operations: ['getSignalReport'],
  },
  {
    says: 'the policy group and project leaders ask for an edition and see the wordings',
    who: [...leaders, 'policy group'],
    operations: ['postSignalReport', 'listSignalWordings'],
  },
  {
    says: 'only the policy group answers',
    who: ['policy group'],
    operations: ['postSignalAnswer'],
  },
  {
    says: 'only project leaders release wordings and review broken glass',
    who: leaders,
    operations: ['putSignalWording', 'listBreakGlassReviews', 'postBreakGlassReview'],
  },
];

/** The cases each caller's list shows. */
export const lists: Readonly<Record<string, readonly CaseName[]>> = {
  holder: ['waiting', 'working', 'closed'],
  backup: ['waiting', 'working', 'closed'],
  member: ['waiting', 'working', 'closed'],
  'at the table': ['waiting', 'working'],
  'at the table, standing in': ['waiting', 'working'],
  referrer: ['waiting', 'working', 'closed'],
  stranger: [],
  'stranger with a second factor': [],
  'stranger who broke the glass': [],
  'project leader': ['waiting', 'working', 'closed'],
  'other project leader': ['waiting', 'working', 'closed'],
  operator: ['waiting', 'working', 'closed'],
  'privacy officer': ['waiting', 'working', 'closed'],
};
