import type { AnswerOf } from '../../api/pages/operations';
import { Problem } from '../../api/problem';
import { cases, sampleCase } from './sample-case';
import { sampleLetter } from './serve-resident-pages';

type CaseDesk = AnswerOf<'getCaseDesk'>;

/** Whose each case of the tour of sessions is. */
export const talks = {
  open: 'OK-2026-00061',
  draft: 'OK-2026-00062',
  held: 'OK-2026-00063',
  overtaken: 'OK-2026-00064',
  first: 'OK-2026-00065',
} as const;

export const sampleSession = 's-2';

const recordedAt = '2026-11-23T14:02:00.000Z';
const told = 'Ik slaap nu bij mijn zus. Zonder adres krijg ik geen uitkering.';
const agreed =
  'Viveste zoekt met voorrang een woning. Tot die tijd mag Noor het adres van haar zus gebruiken voor de post.';

const recorded: CaseDesk['timeline'][number] = {
  ...{ seq: 32, at: recordedAt, kind: 'contact', type: 'sessionRecorded', by: 'wc-01' },
  ...{ about: sampleSession, result: 'held', told, text: agreed },
};

/** A case with a session that is to be held, or was. */
function sampleTalk(caseNumber: string): CaseDesk {
  const isHeld = caseNumber === talks.held;
  const isFirst = caseNumber === talks.first;
  const of = sampleCase(isFirst ? cases.noPlan : cases.running);
  const [first] = of.sessions;
  const session: CaseDesk['sessions'][number] = {
    ...{ sessionId: sampleSession, kind: 'follow-up', startsAt: '2026-11-23T13:15:00.000Z' },
    ...(isHeld ? { outcome: 'held', hadResident: true } : {}),
    invitees: ['viveste'],
  };
  const about = sampleSession;
  return {
    ...{ ...of, caseNumber, mayIssueCode: true },
    person: { ...of.person, ...(isFirst ? {} : { isBirthKnown: true }) },
    goals: isFirst ? [] : [{ goalId: 'g1', what: 'Een eigen plek voor de zomer.' }],
    actions: of.actions.map((action) =>
      action.actionId === 'a2' ? { ...action, dependsOn: ['a1'], isBlocked: true } : action,
    ),
    sessions: first === undefined ? [session] : [first, session],
    nextDeadlineAt: '2036-11-27T16:00:00.000Z',
    commands: [
      { name: 'agreePlan' },
      { name: 'recordSession', about, ...(isHeld ? { refusal: 'SESSION_ALREADY_RECORDED' } : {}) },
    ],
    timeline: isHeld ? [recorded] : [],
  };
}

const draft: AnswerOf<'getSessionDraft'> = {
  sessionId: sampleSession,
  fields: Object.entries({
    ...{ verteld: 'Ik slaap nu bij mijn zus.', afspraken: 'Viveste zoekt een woning.' },
    ...{ 'aanwezig-resident': 'ja', 'aanwezig-work-coach': 'ja', 'doel-g1': 'Een eigen plek.' },
    ...{ 'stap-1': 'a1', 'wat-1': 'Papieren zoeken voor de uitkering.', 'wie-1': 'resident' },
    ...{ 'stap-2': 'a2', 'wat-2': 'Woning met voorrang zoeken.', 'wie-2': 'viveste' },
    ...{ 'nieuw-3': 'a3', 'wat-3': 'Briefadres regelen.', 'wie-3': 'social-team' },
  }).map(([name, value]) => ({ name, value })),
  ...{ writtenBy: 'st-01', writtenAt: '2026-11-23T13:40:00.000Z' },
};

const saved = { sequence: 32, stage: 'call-back', waitingFor: 'call-back', attentions: [] };
const overtaken = {
  ...{ command: 'agreePlan', code: 'CASE_CLOSING', detail: 'The case is being closed.' },
};

/** By operation: what the hub answers whoever holds the sessions of the tour. */
export const sessionAnswers: Readonly<Record<string, (caseNumber: string) => unknown>> = {
  getCaseDesk: sampleTalk,
  getSessionDraft: (caseNumber) =>
    caseNumber === talks.draft ? draft : new Problem(404, 'DRAFT_UNKNOWN', 'There is no draft.'),
  putSessionDraft: () => draft,
  postSessionAgreement: (caseNumber) =>
    caseNumber === talks.overtaken
      ? { ...saved, happened: ['recordSession'], refused: overtaken }
      : new Problem(409, 'SESSION_ALREADY_RECORDED', 'It is recorded.'),
  postSessionOutcome: () => saved,
  postPlan: () => saved,
  postResidentCode: (caseNumber) =>
    caseNumber === talks.held
      ? new Problem(409, 'CODE_SHOWN_ALREADY', 'It was shown.')
      : sampleLetter(),
};
