import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { startApi } from '../../support/api-harness';
import { startHub, type Hub } from '../../support/hub-harness';
import type { AnswerBody, Reply } from '../../support/ask-api';
import { caseAt, eventsOf, freeInstant, refer } from '../case-steps';
import { leastBodyOf, routeExamples } from '../routes/route-examples';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const intake = routeExamples['postIntake']?.bodies?.[1];
const essence = ({ status, body }: Reply<AnswerBody>) => [status, body.code, body.detail];

async function kindsOf(caseNumber: string): Promise<readonly string[]> {
  const { body } = await hub.ask<{ entries: { kind: string }[] }>('listDossier', {
    params: { caseNumber },
  });
  return body.entries.map((entry) => entry.kind).toSorted();
}

const together = <Answer>(count: number, ask: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, ask));

describe('a command sent again with its key', () => {
  it('gets the same answer, byte for byte, also after the case has moved on', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const again = () => hub.ask('postIntake', { params: { caseNumber }, body: intake, key });
    const key = randomUUID();
    const first = await again();
    expect((await again()).text).toBe(first.text);
    await hub.ask('postClosure', { params: { caseNumber }, body: { outcome: 'moved' } });
    const last = await again();
    expect([last.status, last.text]).toEqual([first.status, first.text]);
    expect(last.headers.get('idempotency-replayed')).toBe('true');
    expect(await eventsOf(hub, caseNumber, 4)).toEqual([
      'referralReceived',
      'referralAccepted',
      'intakeRecorded',
      'caseClosed',
    ]);
  });

  it('is the same command with its fields in another order', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const key = randomUUID();
    const body = { lifeDomains: ['work'], solution: 'A job.' };
    const turned = { solution: 'A job.', lifeDomains: ['work'] };
    const first = await hub.ask('postIntake', { params: { caseNumber }, body, key });
    const second = await hub.ask('postIntake', { params: { caseNumber }, body: turned, key });
    expect(second.text).toBe(first.text);
  });

  it('is refused with the same code, also when it would be accepted by now', async () => {
    const caseNumber = await refer(hub);
    const key = randomUUID();
    const again = () => hub.ask('postIntake', { params: { caseNumber }, body: intake, key });
    const first = await again();
    expect(essence(first)).toEqual([409, 'REFERRAL_NOT_DECIDED', expect.any(String)]);
    await hub.ask('postReferralDecision', {
      params: { caseNumber },
      body: leastBodyOf('postReferralDecision'),
    });
    expect(essence(await again())).toEqual(essence(first));
    const fresh = await hub.ask('postIntake', { params: { caseNumber }, body: intake });
    expect(fresh.status).toBe(200);
  });

  it('gets 422 with another body, on another route and for another case', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const params = { caseNumber };
    const key = randomUUID();
    await hub.ask('postIntake', { params, body: intake, key });
    const others = [
      hub.ask('postIntake', { params, body: { lifeDomains: [] }, key }),
      hub.ask('putTeam', { params, body: { caseHolder: 'wc-02' }, key }),
      hub.ask('postIntake', { params: { caseNumber: 'OK-2026-99999' }, body: intake, key }),
      hub.ask('postCase', { body: leastBodyOf('postCase'), key }),
      hub.ask('postDossierEntry', { params, body: { kind: 'note', content: 'Hello' }, key }),
      hub.ask('postAbsence', { body: leastBodyOf('postAbsence'), key }),
    ];
    for (const { status, body } of await Promise.all(others))
      expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await eventsOf(hub, caseNumber, 3)).toHaveLength(3);
  });

  it('is another command when another caller has the same key', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const key = randomUUID();
    const params = { caseNumber };
    const body = { soort: 'Mail', dagdeel: 'Avond', reached: false };
    const mine = await hub.ask('postContactAttempt', { params, body, key, as: 'wc-01' });
    const theirs = await hub.ask('postContactAttempt', { params, body, key, as: 'pl-02' });
    expect([mine.body.sequence, theirs.body.sequence]).toEqual([3, 4]);
    const other = { ...body, reached: true };
    const third = await hub.ask('postContactAttempt', { params, body: other, key, as: 'pl-01' });
    expect([third.status, third.body.sequence]).toEqual([201, 5]);
  });

  it('can be put right with the same key when its input was refused', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const params = { caseNumber };
    const key = randomUUID();
    const wrong = [{ theme: 'no-such-theme', window: 'resident' }, { theme: 'waiting-list' }];
    for (const body of wrong)
      expect((await hub.ask('postSignal', { params, body, key })).status).toBe(400);
    const body = { theme: 'waiting-list', window: 'resident' };
    expect((await hub.ask('postSignal', { params, body, key })).status).toBe(201);
  });

  it('may have its key written as a structured string', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const key = randomUUID();
    const params = { caseNumber };
    const bare = await hub.ask('postIntake', { params, body: intake, key });
    const quoted = await hub.ask('postIntake', { params, body: intake, key: `"${key}"` });
    expect(quoted.text).toBe(bare.text);
  });
});

describe('twenty identical requests at the same time', () => {
  it('have one effect and one answer when they are a command', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const key = randomUUID();
    const answers = await together(20, () =>
      hub.ask('postIntake', { params: { caseNumber }, body: intake, key }),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(await eventsOf(hub, caseNumber, 3)).toHaveLength(3);
    expect(await kindsOf(caseNumber)).toEqual(['solution', 'story', 'successCriterion']);
  });

  it('have one refusal and leave nothing when they are refused', async () => {
    const caseNumber = await refer(hub);
    const key = randomUUID();
    const answers = await together(20, () =>
      hub.ask('postIntake', { params: { caseNumber }, body: intake, key }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(essence(answer)))).size).toBe(1);
    expect(essence(answers[0]!)[0]).toBe(409);
    expect(await kindsOf(caseNumber)).toEqual(['story']);
  });

  it('make one case with one number when they refer', async () => {
    const before = await lastNumber();
    const key = randomUUID();
    const body = routeExamples['postCase']?.bodies?.[1];
    const answers = await together(20, () => hub.ask('postCase', { body, key }));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    for (const { status } of answers) expect([201, 202]).toContain(status);
    const { caseNumber = '' } = answers[0]?.body ?? {};
    expect(await lastNumber()).toBe(before + 1);
    expect(await eventsOf(hub, caseNumber)).toEqual(['referralReceived']);
    expect(await kindsOf(caseNumber)).toEqual(['person', 'story']);
  });

  it('make one dossier entry, with one answer', async () => {
    const caseNumber = await refer(hub);
    const key = randomUUID();
    const body = { kind: 'note', content: 'The neighbour called.' };
    const answers = await together(20, () =>
      hub.ask('postDossierEntry', { params: { caseNumber }, body, key }),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(await kindsOf(caseNumber)).toEqual(['note', 'story']);
  });

  it('make one absence, with one answer', async () => {
    const key = randomUUID();
    const body = { fromDate: '2033-03-07', untilDate: '2033-03-11' };
    const params = { memberId: 'id-02' };
    const answers = await together(20, () => hub.ask('postAbsence', { params, body, key }));
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    const { body: list } = await hub.ask<{ absences: unknown[] }>('listAbsences', { params });
    expect(list.absences).toHaveLength(1);
  });

  it('take one slot when they schedule', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const key = randomUUID();
    const body = { kind: 'first', startsAt: freeInstant() };
    const answers = await together(20, () =>
      hub.ask('postSession', { params: { caseNumber }, body, key }),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(await eventsOf(hub, caseNumber, 4)).toHaveLength(4);
  });

  it('are all refused or all accepted, also when the case moves on under them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const caseNumber = await refer(hub);
      const key = randomUUID();
      const params = { caseNumber };
      const decision = leastBodyOf('postReferralDecision');
      const [answers] = await Promise.all([
        together(20, () => hub.ask('postIntake', { params, body: intake, key })),
        hub.ask('postReferralDecision', { params, body: decision }),
      ]);
      const statuses = [...new Set(answers.map(({ status }) => status))];
      expect(statuses).toHaveLength(1);
      const isRefused = statuses[0] === 409;
      expect(await eventsOf(hub, caseNumber, isRefused ? 2 : 3)).toHaveLength(isRefused ? 2 : 3);
      expect(await kindsOf(caseNumber)).toHaveLength(isRefused ? 1 : 3);
    }
  });
});

describe('another process of the API', () => {
  it('gives the same answers, and shares the effect of requests at the same time', async () => {
    const other = await startApi({ databaseUrl: hub.databaseUrl });
    const caseNumber = await caseAt(hub, 'intake');
    const key = randomUUID();
    const ask = { params: { caseNumber }, body: intake, key };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? hub : other).ask('postIntake', ask),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(await eventsOf(hub, caseNumber, 3)).toHaveLength(3);
    expect(await kindsOf(caseNumber)).toEqual(['solution', 'story', 'successCriterion']);
    const early = { ...ask, body: { explanation: 'Again.' }, key: randomUUID() };
    const refused = await hub.ask('postReopening', early);
    expect(essence(refused)).toEqual([409, 'CASE_NOT_CLOSED', expect.any(String)]);
    expect(essence(await other.ask('postReopening', early))).toEqual(essence(refused));
    await other.close();
  });
});

describe('twenty different commands at the same time', () => {
  it('all find their place in the journal, once', async () => {
    const caseNumber = await caseAt(hub, 'intake');
    const body = { soort: 'Mail', dagdeel: 'Avond', reached: false, note: 'No answer.' };
    const answers = await together(20, () =>
      hub.ask('postContactAttempt', { params: { caseNumber }, body }),
    );
    const sequences = answers.map(({ body: answer }) => answer.sequence ?? 0);
    expect(sequences.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 3),
    );
    expect(await eventsOf(hub, caseNumber, 22)).toHaveLength(22);
    expect((await kindsOf(caseNumber)).filter((kind) => kind === 'note')).toHaveLength(20);
  });
});

describe('the dossier', () => {
  it('keeps nothing of a refused command and each text of an accepted one once', async () => {
    const caseNumber = await caseAt(hub, 'first-session');
    const params = { caseNumber };
    const refused = await hub.ask('postCallBackAttempt', {
      params,
      body: { soort: 'Mail', dagdeel: 'Avond', reached: false, note: 'Too early.' },
    });
    expect(essence(refused)).toEqual([409, 'PLAN_NOT_AGREED', expect.any(String)]);
    expect(await kindsOf(caseNumber)).toEqual(['story']);
    const key = randomUUID();
    const body = { soort: 'Mail', dagdeel: 'Avond', reached: false, note: 'No answer.' };
    for (let round = 0; round < 3; round += 1)
      await hub.ask('postContactAttempt', { params, body, key });
    expect(await kindsOf(caseNumber)).toEqual(['note', 'story']);
  });

  it('answers every reference that the journal holds', async () => {
    const caseNumber = await caseAt(hub, 'closure');
    await eventsOf(hub, caseNumber, 8);
    const { rows } = await sql<{ ref: string; entry_id: string | null }>`
      select part.value as ref, entry_id from case_journal
        cross join lateral jsonb_path_query(data, 'strict $.** ? (@.type() == "object")') object
        cross join lateral jsonb_each_text(object) part
        left join dossier_entry on entry_id::text = part.value
        where case_journal.case_number = ${caseNumber} and part.key like '%Ref'`.execute(hub.db);
    expect(rows).toHaveLength(4);
    expect(rows.filter((row) => row.entry_id === null)).toEqual([]);
  });
});

async function lastNumber(): Promise<number> {
  const { last } = await hub.db.selectFrom('case_counter').select('last').executeTakeFirstOrThrow();
  return last;
}
