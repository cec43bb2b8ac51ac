import { logResidentDoor, logResidentPages } from '../../../api/access-log/log-resident-pages';
import { Problem } from '../../../api/problem';
import type { ResidentDesk } from '../../../api/residents/resident-desk';
import type { ResidentDoor } from '../../../api/residents/resident-door';
import { samplePlans } from '../../../verify/pages/sample-plans';
import { createMemoryLog } from '../../support/memory-log';

const caseNumber = 'OK-2026-00042';
const given = { caseNumber, key: 'a-key' };
const desk: ResidentDesk = {
  planOf: async () => ({ plan: samplePlans.turn, entryIds: ['entry-1'] }),
  receiptsOf: async () => ({ receipts: [], entryIds: [] }),
  completeStep: async () => undefined,
  stopSharing: async () => undefined,
  evaluate: () => Promise.reject(new Problem(409, 'CASE_NOT_CLOSING', 'Not yet.')),
};

it('writes one line for each page that is read and each form that is given', async () => {
  const log = createMemoryLog();
  const logged = logResidentPages(desk, log);
  await logged.planOf(caseNumber);
  await logged.receiptsOf(caseNumber);
  await logged.completeStep(given, 'a1');
  await logged.stopSharing(given, 'wil');
  await expect(logged.evaluate(given, 'reached', '')).rejects.toBeInstanceOf(Problem);
  expect(log.entries.map(({ access }) => [access.operation, access.status])).toEqual([
    ['readResidentPlan', 200],
    ['readResidentReceipt', 200],
    ['completeResidentStep', 200],
    ['stopResidentSharing', 200],
    ['evaluateAsResident', 409],
  ]);
  expect(log.entries[0]).toMatchObject({
    access: {
      ...{ subject: 'resident', role: 'resident', authority: 'resident-code' },
      ...{ caseNumbers: [caseNumber], entryIds: ['entry-1'] },
    },
    processing: { activity: 'case' },
  });
});

it('shows nothing of what it could not write down', async () => {
  const away = { ...createMemoryLog(), append: () => Promise.reject(new Error('away')) };
  await expect(logResidentPages(desk, away).planOf(caseNumber)).rejects.toMatchObject({
    ...{ status: 503, code: 'LOG_UNAVAILABLE' },
  });
});

it('has a line for who got in, and none for a wrong code, which reached no case', async () => {
  const log = createMemoryLog();
  const plan = { codeId: 'c', caseNumber };
  const door: ResidentDoor = {
    open: async ({ code }) =>
      code === 'RIGHT' ? { result: 'open', token: 't', plan } : { result: 'wrong' },
    find: async () => undefined,
    close: async () => undefined,
  };
  const logged = logResidentDoor(door, log);
  await logged.open({ code: 'WRONG', birthYear: 1985 }, 'here', new Date());
  expect(log.entries).toHaveLength(0);
  await logged.open({ code: 'RIGHT', birthYear: 1985 }, 'here', new Date());
  expect(log.entries).toMatchObject([{ access: { operation: 'openResidentPlan' } }]);
});
