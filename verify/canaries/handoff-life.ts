import { existsSync, readFileSync } from 'node:fs';
import type { DataCategory } from '../../domain/basis/category';
import { fetchToken } from '../support/caller';
import type { ProofRun } from '../support/proof';
import { readMails } from '../support/mails';
import { until } from '../support/until';
import { readWebhookJournal, type PartnerLine } from '../support/webhook-journal';
import type { CanaryBook } from './canary-book';
import { handOff, takenBack, type CaseWithPartners } from './handoff-course';
import { narrow, type Delivery, type HandoffTruth } from './handoff-truth';
import type { OwnStack } from './own-stack';
import { createPageVisitor, type PageVisitor } from './page-visitor';
import { createProber, type Prober } from './prober';
import type { Surprises } from './refused-commands';

const withinMs = 120_000;

/** What was asked of partners, and what was got outside their journals. */
export interface HandedOff {
  readonly truths: readonly HandoffTruth[];
  readonly deliveries: readonly Delivery[];
}

interface Ground {
  readonly own: OwnStack;
  readonly partners: Readonly<Record<'jobstap' | 'wil', Prober>>;
  readonly deliveries: Delivery[];
  readonly surprises: Surprises;
}

interface Living {
  readonly own: OwnStack;
  readonly prober: Prober;
  readonly book: CanaryBook;
  /** Two codes a round; a page takes so many from one address in ten minutes. */
  readonly rounds: number;
}

/** Hand-offs to partners of every protocol; some bases are withdrawn half way. */
export async function liveWithPartners(
  run: ProofRun,
  { own, prober, book, rounds }: Living,
  surprises: Surprises,
): Promise<HandedOff> {
  const api = own.stack.apiUrls[0] ?? '';
  const partnerProber = async (id: string) => createProber(api, await fetchToken(own.stack, id));
  const partners = {
    jobstap: await partnerProber('partner-jobstap'),
    wil: await partnerProber('partner-wil'),
  };
  const ground: Ground = { own, partners, deliveries: [], surprises };
  const cases: CaseWithPartners[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const random = run.random.named(`hand-offs ${String(round)}`);
    cases.push(await handOff(prober, book, { random, surprises }));
  }
  for (const one of cases) await liveOn(ground, one);
  return { truths: cases.flatMap(({ truths }) => Object.values(truths)), ...ground };
}

async function liveOn(ground: Ground, one: CaseWithPartners): Promise<void> {
  const { writer, truths, bases } = one;
  await untilReached(ground, one);
  const visitors = [truths.huisarts, truths.voedselbank].map((truth) => ({
    truth,
    visitor: createPageVisitor(ground.own.partners.journals.mail, referenceOf(truth)),
  }));
  for (const each of visitors) await see(ground, each, () => each.visitor.enter());
  await refetch(ground, truths.jobstap, 200);
  await refetch(ground, truths.wil, 200);
  await tell(ground, one);

  await withdraw(one, bases.narrowed, [truths.later], [takenBack]);
  await withdraw(one, bases.withdrawn, [truths.never]);
  await writer.give('actions/a1', { status: 'completed' }, 'PATCH');
  await untilLine(ground, truths.later, ({ kind }) => kind === 'fetched');
  const { jobstap, huisarts, voedselbank, uwv } = truths;
  await withdraw(one, bases.consent, [jobstap, huisarts, voedselbank, uwv]);
  await refetch(ground, jobstap, 410);
  for (const each of visitors) await see(ground, each, () => each.visitor.comeBack());
  await untilLine(ground, jobstap, (line) => line.kind === 'effect' && line.event === 'recall');
  await withdraw(one, bases.task, [truths.wil], ['debts', 'housing', 'income']);
  await refetch(ground, truths.wil, undefined);
  await writer.give('handoffs/' + truths.later.handoffId + '/cancellation', {
    explanation: writer.text('kept', 'explanation of a cancelled hand-off'),
  });
}

/** Every partner has what it is to have, in its own journal or mailbox. */
async function untilReached(ground: Ground, { truths }: CaseWithPartners): Promise<void> {
  const { journals } = ground.own.partners;
  await untilLine(ground, truths.jobstap, ({ kind }) => kind === 'answered');
  await untilLine(ground, truths.wil, ({ kind }) => kind === 'answered');
  for (const truth of [truths.huisarts, truths.voedselbank]) {
    const reference = referenceOf(truth);
    await mustBecome(`a mail about ${truth.handoffId}`, () =>
      existsSync(journals.mail)
        ? readMails(journals.mail).some(({ subject }) => subject.includes(reference))
        : false,
    );
  }
  await mustBecome(`a zaak for ${truths.uwv.handoffId}`, () => {
    const text = existsSync(journals.zaken) ? readFileSync(journals.zaken, 'utf8') : '';
    return text.includes(`"identificatie":"${truths.uwv.handoffId}"`) && text.includes('"status"');
  });
}

function untilLine(
  { own }: Ground,
  { handoffId }: HandoffTruth,
  fits: (line: PartnerLine) => boolean,
): Promise<void> {
  const file = own.partners.journals.webhook;
  return mustBecome(`a line of the partner about ${handoffId}`, () =>
    readWebhookJournal(file).some((line) => line.handoffId === handoffId && fits(line)),
  );
}

async function mustBecome(what: string, holds: () => boolean): Promise<void> {
  if (!(await until(holds, withinMs))) throw new Error(`There was never ${what}.`);
}

/** What a page shows is what its reader gets. */
async function see(
  { deliveries }: Ground,
  { truth, visitor }: { readonly truth: HandoffTruth; readonly visitor: PageVisitor },
  open: () => Promise<{ readonly html: string }>,
): Promise<void> {
  const before = visitor.pages.length;
  const shown = await open();
  const { handoffId } = truth;
  const at = Date.now();
  deliveries.push({ handoffId, place: 'pages of mail partners', at, text: shown.html });
  for (const page of visitor.pages.slice(before, -1))
    deliveries.push({ handoffId: '', place: 'pages before the code', at, text: page.html });
}

/** The partner asks for the content once more. */
async function refetch(
  { partners, deliveries, surprises }: Ground,
  { handoffId, partner }: HandoffTruth,
  expected: number | undefined,
): Promise<void> {
  const prober = partner === 'wil' ? partners.wil : partners.jobstap;
  const target = `/v1/partner/handoffs/${handoffId}/content`;
  const { status, text } = await prober.send({ method: 'GET', target });
  if (expected !== undefined && status !== expected)
    surprises.push(`content of ${handoffId}: ${String(status)} instead of ${String(expected)}`);
  if (status === 200)
    deliveries.push({ handoffId, place: 'content fetched again', at: Date.now(), text });
  else deliveries.push({ handoffId: '', place: 'content refused', at: Date.now(), text });
}

/** A partner writes about a resident too; that goes to the dossier and to nobody else. */
async function tell({ partners, surprises }: Ground, { writer, truths }: CaseWithPartners) {
  const body = {
    status: 'in-progress',
    sequence: 9,
    note: writer.text('kept', 'note of a partner'),
  };
  const target = `/v1/partner/handoffs/${truths.wil.handoffId}/status`;
  const key = writer.key('answer of a partner');
  const { status } = await partners.wil.send({ method: 'POST', target, body, key });
  if (status !== 202) surprises.push(`answer of a partner: ${String(status)} instead of 202`);
}

/** From its acknowledgement on nothing of what was taken back may go. */
async function withdraw(
  { writer }: CaseWithPartners,
  basisId: string,
  about: readonly HandoffTruth[],
  categories?: readonly DataCategory[],
): Promise<void> {
  const body = categories === undefined ? {} : { categories };
  await writer.give(`bases/${basisId}/withdrawal`, body);
  for (const truth of about) narrow(truth, categories);
}

function referenceOf({ handoffId }: HandoffTruth): string {
  return handoffId.replace('-H', '/');
}
