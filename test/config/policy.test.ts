import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy } from '../../config/policy';
import { nextFreeSlot, slotsOn } from '../../domain/table/slots';

const houten = join(__dirname, '../../config/policy/houten.json');
const demo = join(__dirname, '../../config/policy/demo.json');

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
  file = join(folder, 'policy.json');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Houten's policy with the values at some dotted paths replaced, or removed where the value is undefined. */
function errorOf(changes: Record<string, Json | undefined>): string[] {
  const policy = JSON.parse(readFileSync(houten, 'utf8')) as Json;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    const parent = keys.reduce<Json>((at, key) => (at as Record<string, Json>)[key]!, policy);
    (parent as Record<string, Json | undefined>)[last] = value;
  }
  writeFileSync(file, JSON.stringify(policy));
  return messageOf(file).split('\n');
}

function messageOf(path: string): string {
  try {
    loadPolicy(path);
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the policy of Houten', () => {
  const policy = loadPolicy(houten);

  it('has the default terms of the design', () => {
    const term = (unit: string, count: number) => ({ unit, count });
    expect(policy.terms).toEqual({
      triage: term('working-days', 3),
      intake: term('working-days', 5),
      'first-session': term('working-days', 10),
      plan: term('working-days', 5),
      'call-back': term('working-days', 3),
      'follow-up-session': term('weeks', 2),
      'out-of-reach': term('calendar-days', 60),
      'max-duration': term('weeks', 26),
      evaluation: term('working-days', 10),
      aftercare: term('weeks', 13),
      crisis: term('calendar-days', 3),
    });
  });

  it('seats both teams as the source documents do, each member with a backup', () => {
    const { adult, youth } = policy.tables;
    expect(adult.seats.map((seat) => seat.role)).toEqual([
      'work-coach',
      'social-team',
      'income-and-debts',
      'welfare',
    ]);
    expect(youth.seats.map((seat) => seat.role)).toEqual(['youth-worker', 'youth-desk', 'rmc']);
    expect([...adult.seats, ...youth.seats].map((seat) => [seat.member, seat.backup])).toEqual(
      ['wc', 'st', 'id', 'vh', 'yw', 'yd', 'rmc'].map((code) => [`${code}-01`, `${code}-02`]),
    );
    expect(adult.onCall).toEqual(['viveste', 'ggz', 'huisarts', 'poh-ggz']);
    expect(youth.onCall).toEqual(adult.onCall);
  });

  it('has a weekly day with slots of an hour and a half for each team', () => {
    expect(slotsOn(policy.tables.adult, '2026-03-03')).toHaveLength(5);
    expect(slotsOn(policy.tables.youth, '2026-03-05')).toHaveLength(3);
    expect(policy.tables.adult.slotMinutes).toBe(90);
    expect(policy.tables.youth.slotMinutes).toBe(90);
  });

  it('tries a hand-off again after the waits of the design', () => {
    expect(policy.handoffs).toEqual({
      retrySeconds: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
      tellAfterAttempt: 4,
      crisisSeconds: 900,
    });
  });

  it('has the cap and the hourly rate of the source documents', () => {
    expect(policy.budget).toEqual({ capCents: 250_000, delegatedCents: 100_000 });
    expect(policy.hourlyRateCents).toBe(5_000);
  });

  it('knows the seventeen themes of the source documents', () => {
    expect(Object.keys(policy.signalThemes)).toHaveLength(17);
    expect(policy.signalThemes).toHaveProperty('rules-that-block-each-other');
    expect(policy.signalThemes).toHaveProperty('urgency-refused');
  });
});

describe('the policy of the demo', () => {
  const policy = loadPolicy(demo);

  it('counts every term in seconds, none longer than half an hour', () => {
    for (const term of Object.values(policy.terms)) {
      expect(term.unit).toBe('seconds');
      expect(term.count).toBeLessThanOrEqual(1800);
    }
    expect(policy.terms['out-of-reach'].count).toBe(600);
    expect(policy.terms['max-duration'].count).toBe(900);
    expect(policy.terms.aftercare.count).toBe(1800);
  });

  it('tries a hand-off ten times within two minutes', () => {
    const { retrySeconds, tellAfterAttempt } = policy.handoffs;
    expect([retrySeconds.length, tellAfterAttempt]).toEqual([9, 4]);
    expect(retrySeconds.reduce((sum, wait) => sum + wait)).toBeLessThan(120);
  });

  it('has the people and themes of Houten', () => {
    const real = loadPolicy(houten);
    expect(policy.signalThemes).toEqual(real.signalThemes);
    expect(policy.tables.adult.seats).toEqual(real.tables.adult.seats);
    expect(policy.tables.youth.seats).toEqual(real.tables.youth.seats);
  });

  it.each(['adult', 'youth'] as const)('has a slot for %s within a quarter on any day', (team) => {
    const table = policy.tables[team];
    const saturday = nextFreeSlot(table, '2026-03-07T10:01:00Z', new Set());
    const sunday = nextFreeSlot(table, '2026-03-08T18:40:00Z', new Set());
    expect([saturday, sunday]).toEqual(['2026-03-07T10:15:00.000Z', '2026-03-08T18:45:00.000Z']);
  });
});

describe('a policy file', () => {
  it('that cannot be read is named', () => {
    const path = join(folder, 'nowhere.json');
    expect(messageOf(path)).toBe(`The policy in ${path} cannot be read`);
  });

  it('that is not JSON is named', () => {
    writeFileSync(file, '{ "municipality": ');
    expect(messageOf(file)).toBe(`The policy in ${file} is not JSON`);
  });

  it('that holds something else is refused as a whole', () => {
    writeFileSync(file, '[]');
    expect(messageOf(file)).toMatch(/^The policy in .+ is not valid:\n- the file: /);
  });

  it.each<[string, Json | undefined, string, string]>([
    ['municipality', ' ', 'municipality', 'must not be empty'],
    ['version', undefined, 'version', 'expected string'],
    ['termz', {}, 'the file', 'termz'],
    ['terms.triage', undefined, 'terms.triage', 'expected object'],
    ['terms.triag', {}, 'terms', 'triag'],
    ['terms.plan.days', 3, 'terms.plan', 'days'],
    ['tables.adult.room', 'A', 'tables.adult', 'room'],
    ['tables.adult.seats.0.name', 'A', 'tables.adult.seats.0', 'name'],
    ['maxOpenCases.total', 9, 'maxOpenCases', 'total'],
    ['terms.plan.count', 0, 'terms.plan.count', 'must be at least 1'],
    ['terms.plan.count', -3, 'terms.plan.count', 'must be at least 1'],
    ['terms.plan.count', 2.5, 'terms.plan.count', 'must be a whole number'],
    ['terms.plan.count', '5', 'terms.plan.count', 'must be a whole number'],
    ['terms.plan.count', 2601, 'terms.plan.count', 'must not be longer than ten years'],
    ['terms.aftercare.count', 521, 'terms.aftercare.count', 'must not be longer than ten years'],
    ['terms.plan.unit', 'months', 'terms.plan.unit', 'working-days'],
    ['tables.adult', undefined, 'tables.adult', 'expected object'],
    ['tables.elderly', {}, 'tables', 'elderly'],
    ['tables.adult.weekdays', [], 'tables.adult.weekdays', 'must name at least one day'],
    ['tables.adult.weekdays.0', 'dinsdag', 'tables.adult.weekdays.0', 'tuesday'],
    ['tables.adult.weekdays.1', 'tuesday', 'tables.adult.weekdays', 'must not repeat an entry'],
    ['tables.adult.from', '9:00', 'tables.adult.from', 'must be a time, like 09:00'],
    ['tables.adult.until', '24:00', 'tables.adult.until', 'must be a time, like 09:00'],
    ['tables.adult.until', '09:00', 'tables.adult.until', 'must be later than from'],
    ['tables.adult.until', '08:59', 'tables.adult.until', 'must be later than from'],
    ['tables.adult.slotMinutes', 0, 'tables.adult.slotMinutes', 'must be at least 1'],
    [
      'tables.adult.slotMinutes',
      451,
      'tables.adult.slotMinutes',
      'must fit between from and until',
    ],
    ['tables.adult.place', '', 'tables.adult.place', 'must not be empty'],
    ['tables.adult.seats', [], 'tables.adult.seats', 'must name at least one seat'],
    ['tables.adult.seats.1.role', 'work-coach', 'tables.adult.seats', 'must not repeat a role'],
    ['tables.adult.seats.1.role', 'Social Team', 'tables.adult.seats.1.role', 'must be a code'],
    [
      'tables.adult.seats.1.member',
      'A. Person',
      'tables.adult.seats.1.member',
      'must be a member code',
    ],
    ['tables.adult.seats.1.backup', 'st-01', 'tables.adult.seats.1.backup', 'must be someone else'],
    ['tables.adult.onCall.1', 'viveste', 'tables.adult.onCall', 'must not repeat an entry'],
    ['maxOpenCases.youth', 0, 'maxOpenCases.youth', 'must be at least 1'],
    ['maxOpenCases.youth', undefined, 'maxOpenCases.youth', 'must be a whole number'],
    ['signalThemes.waiting', 'Wachtlijst', 'signalThemes', 'must not use the same words twice'],
    ['signalThemes.Waiting list', 'Wachten', 'signalThemes.Waiting list', 'a code in lower case'],
    ['signalThemes.waiting-list', '', 'signalThemes.waiting-list', 'must not be empty'],
    ['report', undefined, 'report', 'expected object'],
    ['report.firstOn', '2027-01-05', 'report.firstOn', 'must be a Monday'],
    ['report.firstOn', '2027-02-30', 'report.firstOn', 'must be a date'],
    ['report.threshold', 4, 'report.threshold', 'can be traced to people'],
    ['report.threshold', 11, 'report.threshold', 'must be at most 10'],
    ['report.everyWeeks', 0, 'report.everyWeeks', 'must be at least 1'],
    ['handoffs', undefined, 'handoffs', 'expected object'],
    ['handoffs.retrySeconds', [], 'handoffs.retrySeconds', 'must name at least one wait'],
    ['handoffs.retrySeconds.0', 0, 'handoffs.retrySeconds.0', 'must be at least 1'],
    ['handoffs.crisisSeconds', 315_360_001, 'handoffs.crisisSeconds', 'longer than ten years'],
    ['budget.capCents', 2500.5, 'budget.capCents', 'must be a whole number'],
    ['budget.delegatedCents', 250_001, 'budget.delegatedCents', 'must not be more than the cap'],
    ['deviationMandate', '', 'deviationMandate', 'must be a citation'],
    ['hourlyRateCents', undefined, 'hourlyRateCents', 'must be a whole number'],
    ['handoffs.tellAfterAttempt', 11, 'handoffs.tellAfterAttempt', 'the attempts there are'],
  ])('with %s = %j is wrong at that place', (path, value, field, text) => {
    const [first, wrong, ...more] = errorOf({ [path]: value });
    expect(first).toBe(`The policy in ${file} is not valid:`);
    expect(wrong?.startsWith(`- ${field}: `)).toBe(true);
    expect(wrong).toContain(text);
    expect(more).toEqual([]);
  });

  it.each<[string, Json]>([
    ['tables.adult.slotMinutes', 450],
    ['terms.plan.count', 2600],
    ['terms.plan', { unit: 'seconds', count: 315_360_000 }],
    ['tables.adult.seats.1.member', 'auth0|5F1c_9.x:a-1'],
    ['tables.adult.onCall', []],
  ])('with %s = %j is accepted', (path, value) => {
    expect(errorOf({ [path]: value })).toEqual(['no error']);
  });

  it('with several errors names them all at once, checks across fields included', () => {
    const lines = errorOf({
      municipality: 7,
      'terms.crisis.count': -1,
      'tables.adult.place': 5,
      'tables.adult.until': '08:00',
      'tables.youth.seats.0.backup': 'yw-01',
      'tables.youth.slotMinutes': 600,
      'tables.youth.onCall': 'viveste',
      'maxOpenCases.adult': 0.5,
    });
    expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual([
      '- municipality',
      '- terms.crisis.count',
      '- tables.adult.place',
      '- tables.adult.until',
      '- tables.youth.seats.0.backup',
      '- tables.youth.onCall',
      '- tables.youth.slotMinutes',
      '- maxOpenCases.adult',
    ]);
  });
});
