import type { Writer } from './writer';

/** What a refused command was answered, when it was not refused as it must be. */
export type Surprises = string[];

type Say = (field: string) => string;
type Refused = readonly [path: string, body: (say: Say) => unknown, method?: string];

const past = '2020-01-06T09:00:00Z';
const contact = { soort: 'Mail', dagdeel: 'Ochtend', reached: false };
const action = (say: Say, extra: object) => ({ owner: 'resident', what: say('what'), ...extra });

/** Of a referral that is not decided yet. */
const tooEarly: readonly Refused[] = [
  ['intake', (say) => ({ lifeDomains: ['work'], solution: say('solution') })],
  ['sessions', (say) => ({ kind: 'first', startsAt: past, place: line(say('place')) })],
  ['plan', (say) => ({ goals: [], actions: [action(say, { actionId: 'a1' })] })],
  ['actions', (say) => action(say, { actionId: 'a1' })],
  ['call-back-attempts', (say) => ({ ...contact, note: say('note') })],
  ['deviations', (say) => ({ rule: 'Wmo', decidedBy: 'pl-01', reason: say('reason') })],
  ['evaluation', (say) => ({ success: 'unknown', note: say('note') })],
  ['aftercare/contacts', (say) => ({ ...contact, note: say('note') })],
  ['reopening', (say) => ({ explanation: say('explanation') })],
  ['closure', (say) => ({ outcome: 'breakthrough', explanation: say('explanation') })],
  ['suspension', (say) => ({ reason: 'other', untilAt: past, explanation: say('explanation') })],
];

/** Of an accepted case: plans that make no sense, actions and sessions that there are not. */
const senseless: readonly Refused[] = [
  ['referral-decision', (say) => redirection(say)],
  [
    'sessions/{word}/outcome',
    (say) => ({ outcome: 'held', told: say('story told'), summary: say('summary') }),
  ],
  ['sessions', (say) => ({ kind: 'first', startsAt: past, place: line(say('place')) })],
  ['plan', (say) => ({ goals: [], actions: circle(say) })],
  ['plan', (say) => ({ goals: goals(say), actions: [action(say, wrongGoal)] })],
  ['actions', (say) => action(say, { actionId: 'a8', dependsOn: ['a77'] })],
  ['actions/a77', (say) => ({ status: 'completed', result: say('result') }), 'PATCH'],
  ['actions/a78', (say) => ({ status: 'cancelled', explanation: say('explanation') }), 'PATCH'],
  ['evaluation', (say) => ({ success: 'unknown', note: say('note') })],
];

const wrongGoal = { actionId: 'a1', goalId: 'g7' };

/** Refused by the case itself: nothing may stay behind, not even in the dossier. */
export async function refuseEarly(writer: Writer, surprises: Surprises): Promise<void> {
  for (const refused of tooEarly) await refuse(writer, refused, surprises);
}

export async function refuseSenseless(writer: Writer, surprises: Surprises): Promise<void> {
  for (const refused of senseless) await refuse(writer, refused, surprises);
  await reuseKey(writer, surprises);
  await addressNobody(writer, surprises);
}

async function refuse(
  { caseNumber, prober, book, text, key }: Writer,
  [path, makeBody, method = 'POST']: Refused,
  surprises: Surprises,
): Promise<void> {
  const name = `${method} ${path}`;
  const say: Say = (field) => text('refused', `${field} of refused ${name}`);
  const target = path.replace('{word}', () => book.word('refused', `path of refused ${name}`));
  const { status } = await prober.send({
    method,
    target: `/v1/cases/${caseNumber}/${target}`,
    body: makeBody(say),
    key: key(name),
  });
  if (status !== 409) surprises.push(`${name}: ${status} instead of 409`);
}

/** Another text under a key that was used before. */
async function reuseKey({ caseNumber, prober, text, key }: Writer, surprises: Surprises) {
  const target = `/v1/cases/${caseNumber}/dossier`;
  const probe = { method: 'POST', target, key: key('dossier, reused') };
  await prober.send({ ...probe, body: { kind: 'note', content: text('kept', 'first text') } });
  const other = { kind: 'note', content: text('refused', 'other text under the same key') };
  const { status } = await prober.send({ ...probe, body: other });
  if (status !== 422) surprises.push(`reused key: ${status} instead of 422`);
}

async function addressNobody({ prober, text, key }: Writer, surprises: Surprises): Promise<void> {
  for (const path of ['intake', 'dossier']) {
    const solution = { lifeDomains: [], solution: text('refused', 'solution, unknown case') };
    const note = { kind: 'note', content: text('refused', 'note, unknown case') };
    const body = path === 'intake' ? solution : note;
    const target = `/v1/cases/OK-2020-99999/${path}`;
    const { status } = await prober.send({ method: 'POST', target, body, key: key('no case') });
    if (status !== 404) surprises.push(`${path} of an unknown case: ${status} instead of 404`);
  }
}

function redirection(say: Say) {
  return { decision: 'redirect', to: 'uwv', reason: 'other', explanation: say('explanation') };
}

function goals(say: Say) {
  return [{ goalId: 'g1', what: say('goal') }];
}

function circle(say: Say) {
  return [
    action(say, { actionId: 'a1', dependsOn: ['a2'] }),
    action(say, { actionId: 'a2', dependsOn: ['a1'] }),
  ];
}

function line(text: string): string {
  return text.replaceAll('\n', ' ');
}
