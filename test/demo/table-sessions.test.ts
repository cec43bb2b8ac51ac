import { CasePlayer } from '../../demo/case-player';
import type { HubAnswer, HubClient, HubRequest } from '../../demo/hub-client';
import type { CaseScript } from '../../demo/script';
import { heldSession } from '../../demo/steps';
import { holdSession } from '../../demo/table-sessions';

const [first, second] = ['2026-11-24T13:30:00.000Z', '2026-11-24T13:45:00.000Z'];
const result = { sequence: 3, stage: 'first-session', waitingFor: 'session', attentions: [] };
const step = heldSession('vh-01', { kind: 'first', attendees: [], summary: 'Goed.', says: 'well' });
const script: CaseScript = {
  number: 1,
  title: 'A case',
  resident: 'Fien Fictie',
  referral: { as: 'wc-01', body: {} },
  steps: [step],
  ends: { stage: 'closed', handoffs: {}, outcome: 'breakthrough' },
};

/** A hub with one case, whose table answers to each attempt to schedule as told. */
function fakeHub(answers: { status: number; code?: string }[]) {
  const sent: HubRequest[] = [];
  const sessions: { sessionId: string; startsAt: string }[] = [];
  const answer = (status: number, body: unknown): HubAnswer => ({
    status,
    body,
    isReplayed: false,
  });
  const schedule = ({ body = {} }: HubRequest): HubAnswer => {
    const { status = 201, code } = answers.shift() ?? {};
    const startsAt = String(new Map(Object.entries(body)).get('startsAt'));
    if (code === undefined || code === 'SESSION_ALREADY_OPEN')
      sessions.push({ sessionId: 's-1', startsAt });
    return answer(status, code === undefined ? result : { code, detail: 'Refused.' });
  };
  const respond = (request: HubRequest): HubAnswer => {
    if (request.path === '/cases') return answer(201, { ...result, caseNumber: 'OK-2026-00001' });
    if (request.path.endsWith('/sessions')) return schedule(request);
    if (request.method !== 'GET') return answer(200, { ...result, stage: 'plan' });
    const proposedSlotAt = sent.some(({ path }) => path.endsWith('/sessions')) ? second : first;
    return answer(200, { ...result, referredAt: first, sessions, proposedSlotAt });
  };
  const client: HubClient = {
    send: async (request) => {
      const response = respond(request);
      sent.push(request);
      return response;
    },
  };
  return { client, posted: () => sent.filter(({ method }) => method === 'POST').slice(1) };
}

async function play(answers: { status: number; code?: string }[]) {
  const { client, posted } = fakeHub(answers);
  const narrator = { line: () => undefined, step: () => undefined };
  const player = await CasePlayer.refer({ client, narrator }, script);
  await holdSession(player, step, 0);
  return posted();
}

describe('a session of the demo', () => {
  it('takes the proposed slot and is recorded', async () => {
    const posted = await play([{ status: 201 }]);
    expect(posted.map(({ path }) => path)).toEqual([
      '/cases/OK-2026-00001/sessions',
      '/cases/OK-2026-00001/sessions/s-1/outcome',
    ]);
  });

  it('reads again and takes another slot with another key when a case was quicker', async () => {
    const [lost, won] = await play([{ status: 409, code: 'SLOT_TAKEN' }, { status: 201 }]);
    expect([lost?.body, won?.body]).toEqual([
      expect.objectContaining({ startsAt: first }),
      expect.objectContaining({ startsAt: second }),
    ]);
    expect(won?.key).not.toBe(lost?.key);
  });

  it('goes on with the session that an earlier run had scheduled', async () => {
    const posted = await play([{ status: 409, code: 'SESSION_ALREADY_OPEN' }]);
    expect(posted.at(-1)?.path).toBe('/cases/OK-2026-00001/sessions/s-1/outcome');
    expect(posted).toHaveLength(2);
  });

  it('stops with the reason when the hub refuses for another one', async () => {
    await expect(play([{ status: 409, code: 'CASE_CLOSING' }])).rejects.toThrow(
      'POST /v1/cases/OK-2026-00001/sessions as vh-01 was refused: HTTP 409 CASE_CLOSING',
    );
  });
});
