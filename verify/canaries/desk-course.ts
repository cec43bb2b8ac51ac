import { z } from 'zod';
import type { Canary, CanaryBook } from './canary-book';
import type { Prober } from './prober';
import { referCase, type Writer } from './writer';

const SessionsSchema = z.object({ sessions: z.array(z.object({ sessionId: z.string() })) });
const RequestsSchema = z.object({ requests: z.array(z.object({ requestId: z.string() })) });

/** A case as its pages show it. */
export interface DeskCase {
  readonly writer: Writer;
  readonly requestId: string;
  /** What may be read on pages of this case by who works on it: all but what is confidential. */
  readonly readable: ReadonlySet<string>;
  readonly confidential: string;
}

/** A case with texts in the places that only pages know: confidential, a draft, a question about money. */
export async function workAtDesk(
  prober: Prober,
  leader: Prober,
  book: CanaryBook,
): Promise<DeskCase> {
  const before = book.canaries.length;
  const writer = await referCase(prober, book);
  await agree(writer);
  const requestId = await askMoney(writer, leader);
  await keepDraft(writer);
  await writer.give('dossier', {
    ...{ kind: 'confidential', content: writer.text('kept', 'confidential entry') },
    reason: writer.text('kept', 'reason of a confidential entry'),
  });
  const written = book.canaries.slice(before);
  const isConfidential = ({ field }: Canary) => field.includes('confidential');
  const readable = written.filter((one) => one.fate === 'kept' && !isConfidential(one));
  return {
    ...{ writer, requestId },
    readable: new Set(readable.map(({ word }) => word)),
    confidential: written.find(isConfidential)?.word ?? '',
  };
}

const contact = { soort: 'Telefoon', dagdeel: 'Avond' };

async function agree({ give, text }: Writer): Promise<void> {
  const say = (field: string) => text('kept', `desk ${field}`);
  await give('referral-decision', { decision: 'accept', team: 'adult', caseHolder: 'wc-01' });
  await give('contact-attempts', { ...contact, reached: false, note: say('contact note') });
  const intake = { solution: say('solution'), successCriterion: say('success criterion') };
  await give('intake', { lifeDomains: ['debts', 'housing'], ...intake });
  const action = { actionId: 'a1', owner: 'resident', what: say('step') };
  await give('plan', { goals: [{ goalId: 'g1', what: say('goal') }], actions: [action] });
  const called = { ...contact, reached: true, outcome: 'goes-well' };
  await give('call-back-attempts', { ...called, note: say('call-back note') });
}

/** Money that is asked for, and what a project leader asks about it; resolves to the request. */
async function askMoney(writer: Writer, leader: Prober): Promise<string> {
  const { give, text, key, caseNumber, view, prober } = writer;
  const say = (field: string) => text('kept', `desk ${field}`);
  await view(
    await give('budget-requests', {
      ...{ amountCents: 20_000, purpose: say('purpose of money') },
      ...{ breakthrough: say('breakthrough by money'), alternatives: say('alternatives to money') },
    }),
  );
  const requests = `/v1/cases/${caseNumber}/budget-requests`;
  const { body } = await prober.send({ method: 'GET', target: requests });
  const requestId = RequestsSchema.parse(body).requests[0]?.requestId ?? '';
  const { status } = await leader.send({
    ...{ method: 'POST', target: `${requests}/${requestId}/questions` },
    ...{ body: { question: say('question about money') }, key: key('question about money') },
  });
  if (status !== 201) throw new Error(`A question about money was answered ${String(status)}.`);
  return requestId;
}

async function keepDraft({ give, view, text, book, prober, caseNumber }: Writer): Promise<void> {
  // A moment of its own, far from the sessions of other lives.
  const startsAt = new Date(Date.now() + (400 + book.canaries.length) * 86_400_000).toISOString();
  const { sessions } = SessionsSchema.parse(
    await view(await give('sessions', { kind: 'first', startsAt })),
  );
  const target = `/v1/cases/${caseNumber}/sessions/${sessions.at(-1)?.sessionId ?? ''}/draft`;
  const fields = [{ name: 'verhaal', value: text('drafted', 'draft of a session') }];
  const { status } = await prober.send({ method: 'PUT', target, body: { fields } });
  if (status !== 200) throw new Error(`A draft was answered ${String(status)}.`);
}
