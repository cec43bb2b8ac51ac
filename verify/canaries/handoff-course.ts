import { z } from 'zod';
import { dataCategories, type DataCategory } from '../../domain/basis/category';
import { lifeDomains } from '../../domain/case/case';
import type { PartnerSketch } from '../support/simulated-partners';
import type { Random } from '../support/random';
import { mayGo, type HandoffTruth } from './handoff-truth';
import type { Surprises } from './refused-commands';
import { referCase, type Writer } from './writer';
import type { CanaryBook } from './canary-book';
import type { Prober } from './prober';

/** Each leaves out some categories that a hand-off has a text for. */
export const sketches: readonly PartnerSketch[] = [
  { id: 'jobstap', categories: ['identity', 'work', 'education', 'income', 'daytime-activity'] },
  { id: 'wil', categories: ['identity', 'contact', 'income', 'debts', 'housing'] },
  { id: 'huisarts', categories: ['identity', 'contact', 'mental-health', 'physical-health'] },
  { id: 'voedselbank', categories: ['contact', 'social-contacts', 'relationships', 'other'] },
  { id: 'uwv', categories: ['identity', 'contact', 'work', 'income', 'addiction'] },
];

/** Where the hand-offs of a case go: the last two wait until the first action is done. */
export interface CaseWithPartners {
  readonly writer: Writer;
  readonly bases: Readonly<Record<'consent' | 'task' | 'narrowed' | 'withdrawn', string>>;
  readonly truths: Readonly<
    Record<'jobstap' | 'wil' | 'huisarts' | 'voedselbank' | 'uwv' | 'later' | 'never', HandoffTruth>
  >;
}

const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const validForMs = 30 * 86_400_000;
/** What is taken back of the hand-off that waits. */
export const takenBack: DataCategory = 'education';

export async function handOff(
  prober: Prober,
  book: CanaryBook,
  { random, surprises }: { readonly random: Random; readonly surprises: Surprises },
): Promise<CaseWithPartners> {
  const writer = await referCase(prober, book);
  await makePlan(writer);
  const some = (name: string, from: readonly DataCategory[]) => someOf(random.named(name), from);
  const covered = {
    jobstap: some('jobstap covered', dataCategories),
    huisarts: some('huisarts covered', dataCategories),
    voedselbank: some('voedselbank covered', dataCategories),
    uwv: some('uwv covered', dataCategories),
    wil: some('wil covered', dataCategories),
  };
  const { wil, ...byConsent } = covered;
  const waiting: readonly DataCategory[] = ['identity', 'work', takenBack];
  const bases = await recordBases(writer, [
    consentFor(byConsent),
    {
      kind: 'statutory',
      law: 'Participatiewet',
      article: 'art. 7',
      necessity: writer.text('kept', 'necessity of a task'),
      decidedBy: 'pl-01',
      grants: listed({ wil }),
    },
    consentFor({ jobstap: waiting }),
    consentFor({ wil: ['identity', 'debts'] }),
  ]);
  const [consent = '', task = '', narrowed = '', withdrawn = ''] = bases;
  let number = 0;
  const ask = (partner: PartnerSketch['id'], basisId: string, order: Partial<Order> = {}) => {
    number += 1;
    const allowed = allowedTo(partner);
    const whole = { actionId: 'a1', chosen: some(`${partner} chosen`, allowed), covered: [] };
    return request(writer, { ...whole, ...order, partner, basisId, number, allowed });
  };
  const truths = {
    jobstap: await ask('jobstap', consent, { covered: covered.jobstap }),
    wil: await ask('wil', task, { covered: wil }),
    huisarts: await ask('huisarts', consent, { covered: covered.huisarts }),
    voedselbank: await ask('voedselbank', consent, { covered: covered.voedselbank }),
    // It completes its hand-off and so its action, which may not let go the two that wait.
    uwv: await ask('uwv', consent, { covered: covered.uwv, actionId: 'a3' }),
    later: await ask('jobstap', narrowed, { chosen: waiting, covered: waiting, actionId: 'a2' }),
    never: await ask('wil', withdrawn, { chosen: ['identity', 'debts'], actionId: 'a2' }),
  };
  await refuseTooMuch(writer, consent, surprises);
  return { writer, bases: { consent, task, narrowed, withdrawn }, truths };
}

async function makePlan({ give, text }: Writer): Promise<void> {
  await give('referral-decision', { decision: 'accept', team: 'adult', caseHolder: 'wc-01' });
  const action = (actionId: string, dependsOn: readonly string[] = []) => ({
    ...{ actionId, owner: 'social-team', what: text('kept', `action ${actionId}`), dependsOn },
  });
  const actions = [action('a1'), action('a2', ['a1']), action('a3')];
  await give('plan', { goals: [{ goalId: 'g1', what: text('kept', 'goal') }], actions });
}

/** Resolves to their ids, in their order. */
async function recordBases(writer: Writer, bodies: readonly object[]): Promise<readonly string[]> {
  let sequence = 0;
  for (const body of bodies) sequence = await writer.give('bases', body);
  await writer.view(sequence);
  const target = `/v1/cases/${writer.caseNumber}/bases`;
  const { body } = await writer.prober.send({ method: 'GET', target });
  return BasesSchema.parse(body).bases.map(({ basisId }) => basisId);
}

type Covered = Readonly<Partial<Record<PartnerSketch['id'], readonly DataCategory[]>>>;

function consentFor(covered: Covered) {
  return {
    kind: 'consent',
    textVersion: '2026-1',
    givenHow: 'spoken',
    validUntilAt: new Date(Date.now() + validForMs).toISOString(),
    grants: listed(covered),
  };
}

function listed(covered: Covered) {
  return Object.entries(covered).map(([partner, categories]) => ({ partner, categories }));
}

interface Order {
  readonly partner: PartnerSketch['id'];
  readonly basisId: string;
  readonly number: number;
  readonly actionId: string;
  readonly chosen: readonly DataCategory[];
  readonly allowed: readonly DataCategory[];
  readonly covered: readonly DataCategory[];
}

/** Texts for every life domain go along, whatever was chosen. */
async function request(writer: Writer, order: Order): Promise<HandoffTruth> {
  const { partner, basisId, number, actionId, chosen, allowed, covered } = order;
  const { caseNumber, person } = writer;
  const question = wordAndText(writer, `question to ${partner}`);
  const details = lifeDomains.map((category) => ({
    category,
    ...wordAndText(writer, `${category} for ${partner}`),
  }));
  await writer.give('handoffs', {
    ...{ actionId, partner, basisId, kind: 'help-request', categories: chosen },
    question: question.text,
    details: details.map(({ category, text }) => ({ category, text })),
  });
  const ownWords = details.map(({ category, word }) => [category, [word]] as const);
  return {
    handoffId: `${caseNumber}-H${String(number)}`,
    partner,
    question: question.word,
    words: {
      ...Object.fromEntries(ownWords),
      identity: [person.name],
      contact: [person.phone, person.email, person.address],
    },
    leaves: [{ since: 0, categories: mayGo(chosen, allowed, covered) }],
  };
}

function wordAndText({ book, text }: Writer, field: string) {
  const written = text('kept', field);
  return { text: written, word: book.canaries.at(-1)?.word ?? '' };
}

/** A category that this partner may never get: refused, with everything that came along. */
async function refuseTooMuch(
  { caseNumber, prober, text, key }: Writer,
  basisId: string,
  surprises: Surprises,
): Promise<void> {
  const target = `/v1/cases/${caseNumber}/handoffs`;
  const body = {
    ...{ actionId: 'a2', partner: 'jobstap', basisId, kind: 'help-request' },
    categories: ['addiction'],
    question: text('refused', 'question of a refused hand-off'),
    details: [{ category: 'addiction', text: text('refused', 'detail of a refused hand-off') }],
  };
  const { status } = await prober.send({ method: 'POST', target, body, key: key('too much') });
  if (status !== 409) surprises.push(`a category too many: ${String(status)} instead of 409`);
}

function allowedTo(partner: string): readonly DataCategory[] {
  return sketches.find(({ id }) => id === partner)?.categories ?? [];
}

/** At least one, so that a grant is a grant. */
function someOf(random: Random, from: readonly DataCategory[]): readonly DataCategory[] {
  const [first, ...others] = random.shuffle(from);
  return [...(first === undefined ? [] : [first]), ...others.filter(() => random.isTrue(0.5))];
}
