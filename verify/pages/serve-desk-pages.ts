import { Router } from 'express';
import { pino } from 'pino';
import { createDeskPages } from '../../api/pages/desk/desk-pages';
import { createDirectory } from '../../api/pages/desk/directory';
import { homeOf } from '../../api/pages/desk/menus';
import type { Perform } from '../../api/pages/operations';
import type { Print } from '../../api/pages/print-page';
import type { KeptForms, TypedForm } from '../../api/pages/sign-in/kept-forms';
import { createSignInPages } from '../../api/pages/sign-in/sign-in-pages';
import { createPendingCookie, type StaffDoor } from '../../api/pages/sign-in/staff-door';
import { createStaffSessions } from '../../api/pages/sign-in/staff-session';
import { createLabels } from '../../api/policy-group/labels';
import { Problem } from '../../api/problem';
import type { Role } from '../../domain/access/role';
import { loadMembers } from '../../config/members';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import type { Performer } from '../../api/framework/perform-route';
import { sampleFiles } from './sample-files';
import * as sample from './sample-answers';
import { leaderAnswers } from './leader-answers';
import { sessionAnswers } from './sample-session';
import { endingAnswers } from './ending-answers';
import { reportAnswers } from './report-answers';
import { workAnswers } from './work-answers';

/** Members who see something else than a full day. */
export const viewers = {
  full: 'id-01',
  empty: 'vh-01',
  behind: 'st-02',
  working: 'wc-01',
  talking: 'st-01',
  leading: 'pl-01',
  leadingEmpty: 'pl-02',
  ending: 'rmc-01',
  answering: 'pg-01',
} as const;

const hour = 3_600_000;

/** The real pages of staff, over answers of which there is one for each state; `/als/{member}` signs in. */
export function serveDeskPages(secret: string, print: Print): Router {
  const members = loadMembers(sampleFiles.members);
  const policy = loadPolicy(sampleFiles.policy);
  const { partners } = loadPartners(sampleFiles.partners, {});
  const door = createSampleDoor(secret);
  const directory = createDirectory(members);
  const logger = pino({ level: 'silent' });
  const { supportPhone } = members;
  const router = Router();
  router.get('/als/:member', async (request, response) => {
    const started = new Date(Date.now() - (request.query['oud'] === undefined ? 0 : 9 * hour));
    const session = door.sessions.start(claimsOf(request.params.member), started);
    response.append('Set-Cookie', await door.sessions.toCookie(session));
    response.redirect(303, '/uitgelogd');
  });
  router.use(
    createSignInPages({
      ...{ door, homeOf, supportPhone, logger, attemptsPerAddress: 10_000 },
      nameOf: (member) => directory.nameOf(member),
    }),
    createDeskPages({
      ...{ door, directory, policy, supportPhone, logger, print },
      rateLimitPerMinute: 10_000,
      labels: createLabels(policy, partners),
      operations: sampleOperations,
    }),
  );
  return router;
}

function claimsOf(subject: string) {
  return {
    ...{ subject, issuerSubject: subject, organisation: 'wil', hasSecondFactor: true },
    roles: [roleOf(subject)],
  };
}

function roleOf(subject: string): Role {
  if (subject === viewers.answering) return 'policy-group';
  const isLeader = subject === viewers.leading || subject === viewers.leadingEmpty;
  return isLeader ? 'project-leader' : 'professional';
}

function createSampleDoor(secret: string): StaffDoor {
  const signOuts = { add: () => Promise.resolve(), hasEnded: () => Promise.resolve(false) };
  return {
    signIn: undefined,
    sessions: createStaffSessions({ secret, isHttps: false, signOuts }),
    forms: createMemoryForms(),
    pending: createPendingCookie(secret, false),
    now: () => new Date(),
  };
}

function createMemoryForms(): KeptForms {
  const forms = new Map<string, TypedForm>();
  return {
    keep(form) {
      const formId = `form-${String(forms.size)}`;
      forms.set(formId, form);
      return Promise.resolve(formId);
    },
    find: (formId) => Promise.resolve(forms.get(formId)?.typed),
    forget: () => Promise.resolve(),
  };
}

type Asked = Parameters<Perform>[1];

const sampleOperations = ({ identity: { subject } }: Performer): Perform => {
  return ({ operationId, answer }, asked) => {
    const body = answerOf(operationId, asked, subject);
    if (body instanceof Problem) return Promise.reject(body);
    const status = subject === viewers.behind ? 202 : 201;
    return Promise.resolve({ status, wasThere: false, body: answer.parse(body) });
  };
};

function answerOf(operationId: string, asked: Asked, subject: string): unknown {
  const report = reportAnswers[operationId];
  if (report !== undefined) return report(asked ?? {});
  const own = byViewer[subject];
  return own === undefined ? answers[operationId]?.(asked, subject) : own(operationId, asked ?? {});
}

type OwnAnswer = (operationId: string, asked: NonNullable<Asked>) => unknown;

const leading =
  (isEmptyHanded: boolean): OwnAnswer =>
  (operationId, { params = {} }) =>
    leaderAnswers[operationId]?.({ params, isEmpty: isEmptyHanded });

/** Who looks at a part of the tour that has answers of its own. */
const byViewer: Readonly<Record<string, OwnAnswer>> = {
  [viewers.leading]: leading(false),
  [viewers.leadingEmpty]: leading(true),
  [viewers.ending]: (operationId, { params = {}, body }) =>
    endingAnswers[operationId]?.(params['caseNumber'] ?? '', body),
  [viewers.talking]: (operationId, { params = {} }) =>
    sessionAnswers[operationId]?.(params['caseNumber'] ?? ''),
  [viewers.working]: (operationId, { params = {}, body }) =>
    workAnswers[operationId]?.(params['caseNumber'] ?? '', body, params),
};

const isEmpty = (subject: string) => subject === viewers.empty;
const late = (subject: string) =>
  subject === viewers.behind ? { behindSince: new Date(Date.now() - hour).toISOString() } : {};

const answers: Readonly<Record<string, (asked: Asked, subject: string) => unknown>> = {
  listWorkItems: (_asked, subject) =>
    isEmpty(subject)
      ? { items: [], isCut: false, replaces: [], tables: [] }
      : { ...sample.workList, ...late(subject) },
  listCases: (_asked, subject) => (isEmpty(subject) ? { cases: [] } : sample.casePage),
  getCaseDesk: (asked, subject) =>
    asked?.params?.['caseNumber'] === 'OK-2026-00042'
      ? { ...sample.caseDesk, ...late(subject) }
      : new Problem(404, 'CASE_UNKNOWN', 'There is no such case.'),
  postWorkItemAcknowledgement: (asked) => ({
    ...{ workItemId: asked?.params?.['workItemId'], caseNumber: 'OK-2026-00042' },
    ...{ acknowledgedBy: 'st-01', acknowledgedAt: new Date().toISOString() },
  }),
  postCase: (asked) => {
    if (JSON.stringify(asked?.body).includes('"story":""')) return missingStory();
    return {
      ...{ sequence: 1, stage: 'referral', waitingFor: 'triage', attentions: [] },
      caseNumber: 'OK-2026-00043',
    };
  },
  getAgenda: (asked, subject) => sample.agenda(asked?.params?.['date'] ?? '', isEmpty(subject)),
  listAbsences: () => ({ absences: [] }),
};

function missingStory(): Problem {
  const error = { in: 'body', pointer: '/story', code: 'TOO_SMALL', detail: '' } as const;
  return new Problem(400, 'INVALID_INPUT', 'Not valid.', { errors: [error] });
}
