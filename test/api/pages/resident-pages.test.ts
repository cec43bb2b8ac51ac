import { pino } from 'pino';
import express from 'express';
import { listen } from '../../../api/framework/listen';
import { createResidentPages } from '../../../api/pages/resident/resident-pages';
import { Problem } from '../../../api/problem';
import type { ResidentDesk } from '../../../api/residents/resident-desk';
import type { Opened, ResidentDoor } from '../../../api/residents/resident-door';
import { samplePlans } from '../../../verify/pages/sample-plans';
import { sealOf } from './page-harness';

const caseNumber = 'OK-2026-00042';
const open = { codeId: 'c-1', caseNumber };
const token = 'T'.repeat(43);

let given: unknown[];
let opened: Opened;
let isOpen: boolean;
let failure: Problem | undefined;
const say = async (...words: unknown[]) => {
  if (failure !== undefined) throw failure;
  given.push(words);
};
const desk: ResidentDesk = {
  planOf: async () => ({ plan: samplePlans.turn, entryIds: [] }),
  receiptsOf: async () => ({ receipts: [], entryIds: [] }),
  completeStep: ({ caseNumber: of }, actionId) => say('step', of, actionId),
  stopSharing: ({ caseNumber: of }, partner) => say('stop', of, partner),
  evaluate: ({ caseNumber: of }, success) => say('evaluate', of, success),
};
const door: ResidentDoor = {
  open: async () => opened,
  find: async (shown) => (isOpen && shown === token ? open : undefined),
  close: async (shown) => void given.push(['close', shown]),
};

let url: string;
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = express();
  app.use(
    createResidentPages({
      ...{ desk, door, secret: 'a-secret-of-the-tests-that-is-long-enough' },
      ...{ supportPhone: '030 - 000 00 00', publicUrl: 'https://op-koers.example' },
      logger: pino({ level: 'silent' }),
      print: (html) => Promise.resolve(Buffer.from(`%PDF-${html}`)),
    }),
  );
  server = await listen(app, '127.0.0.1', 0);
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  given = [];
  opened = { result: 'wrong' };
  isOpen = true;
  failure = undefined;
});

const cookieOf = ({ headers }: Response) => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

async function get(path: string, cookie = `mijn-plan=${token}`) {
  const response = await fetch(url + path, { headers: { cookie }, redirect: 'manual' });
  return { response, text: await response.text() };
}

async function post(path: string, fields: Record<string, string>, from = '/mijn-plan') {
  const { text } = await get(from);
  return send(path, { ...sealOf(text), ...fields });
}

async function send(path: string, fields: Record<string, string>, cookie = `mijn-plan=${token}`) {
  const response = await fetch(url + path, {
    ...{ method: 'POST', headers: { cookie }, redirect: 'manual' },
    body: new URLSearchParams(fields),
  });
  return { response, text: await response.text() };
}

describe('without a code', () => {
  it('there is a page for it, and no other', async () => {
    isOpen = false;
    const { response, text } = await get('/mijn-plan', '');
    expect([response.status, text.includes('Open je plan')]).toEqual([200, true]);
    for (const path of ['/mijn-plan/bewijs', '/mijn-plan/intrekken/1', '/mijn-plan/plan.pdf'])
      expect((await get(path, '')).response.headers.get('location')).toBe('/mijn-plan');
  });

  it('the cookie is one of chance that no script and no other site reads', async () => {
    const { response } = await get('/mijn-plan', '');
    expect(response.headers.get('set-cookie')).toMatch(
      /^mijn-plan=[\w-]{43}; Path=\/mijn-plan; Max-Age=1800; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it('a form of another browser is refused', async () => {
    isOpen = false;
    const { text } = await get('/mijn-plan', '');
    const { response } = await send('/mijn-plan', { ...sealOf(text), code: 'x', jaar: '1985' }, '');
    expect(response.status).toBe(403);
  });
});

describe('a code', () => {
  const fill = async (code: string, jaar: string) => {
    isOpen = false;
    const first = await get('/mijn-plan', '');
    const cookie = cookieOf(first.response);
    return send('/mijn-plan', { ...sealOf(first.text), code, jaar }, cookie);
  };

  it('that is right opens the plan under another cookie', async () => {
    opened = { result: 'open', token, plan: open };
    const { response } = await fill('7KQ4-M9TX', '1985');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/mijn-plan']);
    expect(cookieOf(response)).toBe(`mijn-plan=${token}`);
  });

  it.each([
    ['wrong', 400, 'Deze code werkt niet'],
    ['too-often', 429, 'Wacht een kwartier'],
  ] as const)('that is %s is told so, with a way on', async (result, status, words) => {
    opened = { result };
    const { response, text } = await fill('7KQ4-M9TX', '1985');
    expect([response.status, text.includes(words)]).toEqual([status, true]);
    expect(text).not.toContain('7KQ4');
  });

  it('that can be none is no try', async () => {
    opened = { result: 'too-often' };
    const { response, text } = await fill('', 'tachtig');
    expect([response.status, text.includes('Er missen nog 2 dingen')]).toEqual([400, true]);
  });
});

describe('an open plan', () => {
  it('says neither the number of the case nor where its reader came from', async () => {
    const { response, text } = await get('/mijn-plan');
    expect(text).toContain('Nu ben jij aan de beurt');
    expect(text).not.toContain(caseNumber);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is taken along as PDF, whose name tells nothing', async () => {
    expect((await get('/mijn-plan')).text).toContain('href="/mijn-plan/plan.pdf"');
    const { response, text } = await get('/mijn-plan/plan.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="mijn-plan.pdf"',
    );
    expect(text).toContain('Nu ben jij aan de beurt');
  });

  it('takes a step, a withdrawal and a judgement', async () => {
    const answers = [
      await post('/mijn-plan/stap', { stap: 'a3' }),
      await post('/mijn-plan/intrekken/1', { bij: 'viveste' }),
      await post('/mijn-plan/evaluatie', { geslaagd: 'partly' }),
    ];
    expect(answers.map(({ response }) => response.headers.get('location'))).toEqual([
      ...['/mijn-plan', '/mijn-plan/bewijs', '/mijn-plan'],
    ]);
    expect(given).toEqual([
      ['step', caseNumber, 'a3'],
      ['stop', caseNumber, 'viveste'],
      ['evaluate', caseNumber, 'partly'],
    ]);
  });

  it('stops nothing when the number is that of another organisation by now', async () => {
    const { response } = await post('/mijn-plan/intrekken/2', { bij: 'viveste' });
    expect([response.status, given]).toEqual([404, []]);
  });

  it('has no page to stop what the law asks for', async () => {
    const { response } = await get('/mijn-plan/intrekken/3');
    expect(response.headers.get('location')).toBe('/mijn-plan');
  });

  it('offers the very same form again while the engine is away', async () => {
    failure = new Problem(503, 'ENGINE_AWAY', 'The engine is away.');
    const { text } = await get('/mijn-plan');
    const seal = sealOf(text);
    const late = await send('/mijn-plan/stap', { ...seal, stap: 'a3' });
    expect([late.response.status, late.text.includes('loopt achter')]).toEqual([503, true]);
    expect(late.text).toContain(`name="key" value="${seal.key}"`);
    expect(late.text).toContain('name="stap" value="a3"');
  });

  it('goes on when it was done already', async () => {
    failure = new Problem(409, 'ACTION_ALREADY_SETTLED', 'Done.');
    const { response } = await post('/mijn-plan/stap', { stap: 'a3' });
    expect(response.headers.get('location')).toBe('/mijn-plan');
  });

  it('that ended takes nothing', async () => {
    const { text } = await get('/mijn-plan');
    isOpen = false;
    const ended = await send('/mijn-plan/stap', { ...sealOf(text), stap: 'a3' });
    expect([ended.response.status, ended.text.includes('Je was een tijd weg')]).toEqual([
      401,
      true,
    ]);
    expect(given).toEqual([]);
  });

  it('is closed by a form, which clears what the browser kept', async () => {
    const { response } = await post('/mijn-plan/sluiten', {});
    expect(given).toEqual([['close', token]]);
    expect(response.headers.get('clear-site-data')).toBe('"cache", "cookies"');
    expect(response.headers.get('set-cookie')).toMatch(/^mijn-plan=; .*Max-Age=0/);
    expect(response.headers.get('location')).toBe('/gesloten');
    const { text } = await get('/gesloten', '');
    expect(text).not.toMatch(/plan/i);
  });
});
