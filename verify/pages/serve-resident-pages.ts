import { Router } from 'express';
import { pino } from 'pino';
import { createResidentPages } from '../../api/pages/resident/resident-pages';
import type { Print } from '../../api/pages/print-page';
import { renderLetter } from '../../api/pages/resident/render-letter';
import { pageHeaders } from '../../api/pages/render-page';
import { Problem } from '../../api/problem';
import type { ResidentDesk } from '../../api/residents/resident-desk';
import type { ResidentDoor } from '../../api/residents/resident-door';
import { samplePlans, sampleReceipts, type PlanName } from './sample-plans';

const supportPhone = '030 - 000 00 00';

/** What opens each sample plan; the year is the same for all. */
export const sampleCodes: Readonly<Record<PlanName | 'tooOften', string>> = {
  ...{ turn: 'AAAA-0001', wait: 'AAAA-0002', early: 'AAAA-0003', allDone: 'AAAA-0004' },
  ...{ behind: 'AAAA-0005', lookingBack: 'AAAA-0006', finished: 'AAAA-0007' },
  tooOften: 'AAAA-0009',
};
export const sampleYear = '1985';

const isName = (name: string): name is PlanName => Object.hasOwn(samplePlans, name);

/** The resident's pages over one plan in each state. What is given is taken, and changes nothing here. */
export function serveResidentPages(secret: string, print: Print): Router {
  const router = Router();
  router.get('/brief-van-de-proef', (_request, response) => {
    response.set(pageHeaders).type('html').send(sampleLetter());
  });
  router.use(
    createResidentPages({
      ...{ desk: sampleDesk, door: createSampleDoor(), secret, supportPhone, print },
      ...{ publicUrl: 'http://127.0.0.1', logger: pino({ level: 'silent' }) },
    }),
  );
  return router;
}

const sampleDesk: ResidentDesk = {
  planOf: (name) =>
    Promise.resolve({ plan: samplePlans[isName(name) ? name : 'turn'], entryIds: [] }),
  receiptsOf: () => Promise.resolve({ receipts: sampleReceipts, entryIds: [] }),
  completeStep: ({ caseNumber }) =>
    caseNumber === 'behind'
      ? Promise.reject(new Problem(503, 'ENGINE_AWAY', 'The engine is away.'))
      : Promise.resolve(),
  stopSharing: () => Promise.resolve(),
  evaluate: () => Promise.resolve(),
};

function createSampleDoor(): ResidentDoor {
  const open = new Map<string, PlanName>();
  return {
    open: ({ code }) => {
      const [name] =
        Object.entries(sampleCodes).find(([, one]) => one.replace('-', '') === code) ?? [];
      if (name === 'tooOften') return Promise.resolve({ result: 'too-often' });
      if (name === undefined || !isName(name)) return Promise.resolve({ result: 'wrong' });
      const token = `${name}-${open.size}`.padEnd(43, '_');
      open.set(token, name);
      return Promise.resolve({ result: 'open', token, plan: { codeId: name, caseNumber: name } });
    },
    find: (token) => {
      const name = open.get(token);
      return Promise.resolve(name === undefined ? undefined : { codeId: name, caseNumber: name });
    },
    close: (token) => {
      open.delete(token);
      return Promise.resolve();
    },
  };
}

/** With a code that opens nothing. */
export function sampleLetter(): string {
  return renderLetter({
    plan: samplePlans.turn,
    code: '7KQ4-M9TX',
    expiresAt: '2026-12-23T10:00:00.000Z',
    writtenAt: '2026-11-23T10:00:00.000Z',
    addressee: { name: 'Noor Voorbeeld', birthYear: 1985 },
    from: { municipality: 'Houten', supportPhone, publicUrl: 'https://opkoers.houten.example' },
  });
}
