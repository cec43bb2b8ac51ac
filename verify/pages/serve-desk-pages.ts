import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { createDeskPages } from '../../api/pages/desk/desk-pages';
import { createDirectory } from '../../api/pages/desk/directory';
import type { Perform } from '../../api/pages/operations';
import { createPendingCookie, type StaffDoor } from '../../api/pages/sign-in/staff-door';
import { createStaffSessions } from '../../api/pages/sign-in/staff-session';
import { Problem } from '../../api/problem';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import { dataCategories } from '../../domain/basis/category';
import { cases, sampleCase, samplePreview, sampleWork } from './sample-case';

const now = () => new Date('2026-11-23T13:30:00.000Z');
const members = { 'wc-01': { name: 'Fien Fictief' } };

/** The pages of staff for somebody who is signed in already, over cases in each state. */
export function serveDeskPages(secret: string): RequestHandler {
  return createDeskPages({
    ...{ door: openDoor(secret), operations: () => perform, directory: createDirectory(members) },
    ...{ policy: loadPolicy('config/policy/houten.json'), supportPhone: '030 - 000 00 00' },
    ...{ logger: pino({ level: 'silent' }), rateLimitPerMinute: 10_000 },
  });
}

function openDoor(secret: string): StaffDoor {
  const signOuts = { add: () => Promise.resolve(), hasEnded: () => Promise.resolve(false) };
  const sessions = createStaffSessions({ secret, isHttps: false, signOuts });
  const claims = {
    ...{ subject: 'wc-01', organisation: 'wil', hasSecondFactor: false },
    roles: ['professional' as const],
  };
  const session = sessions.start(claims, now());
  return {
    ...{ signIn: undefined, now, pending: createPendingCookie(secret, false) },
    sessions: { ...sessions, find: () => Promise.resolve({ state: 'open', session }) },
    forms: {
      keep: () => Promise.reject(new Error('nothing is kept here')),
      find: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(),
    },
  };
}

const { partners } = loadPartners('config/partners/houten', {});
const AskedSchema = z.object({ categories: z.array(z.enum(dataCategories)).optional() });
const saved = { sequence: 32, stage: 'call-back', waitingFor: 'call-back', attentions: [] };

const answers: Readonly<Record<string, (caseNumber: string, body: unknown) => unknown>> = {
  getCaseDesk: sampleCase,
  listPartners: () => ({ partners }),
  listWorkItems: () => sampleWork,
  postHandoffPreview: (caseNumber, body) =>
    samplePreview(caseNumber, AskedSchema.parse(body).categories),
  postHandoff: (caseNumber) => {
    if (caseNumber !== cases.withdrawn) return saved;
    throw new Problem(409, 'BASIS_OVER', 'The basis was withdrawn.');
  },
  postCallBackAttempt: () => saved,
};

const perform: Perform = ({ operationId, answer }, asked) => {
  const body = answers[operationId]?.(asked?.params?.['caseNumber'] ?? '', asked?.body);
  return Promise.resolve({ status: 200, wasThere: false, body: answer.parse(body) });
};
