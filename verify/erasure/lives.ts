import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import type { CanaryBook } from '../canaries/canary-book';
import { askFor } from '../support/ask';
import type { Caller } from '../support/caller';

/** A closed case with a canary in every text, in what is known of the person and in the engine's history. */
export interface Life {
  readonly caseNumber: string;
  readonly words: readonly string[];
}

interface Ground {
  readonly caller: Caller;
  readonly api: string;
  readonly book: CanaryBook;
  readonly client: Client;
}

const ReferredSchema = z.object({ caseNumber: z.string() });
const CaseSchema = z.object({ sequence: z.int(), stage: z.string() });
const OkSchema = z.object({ sequence: z.int(), handoffId: z.string().exactOptional() });
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const partner = 'viveste';

export async function liveAndClose({ caller, api, book, client }: Ground): Promise<Life> {
  const first = book.canaries.length;
  const word = (field: string) => book.word('kept', field);
  const give = (path: string, body: unknown) =>
    askFor(caller, api, { method: 'POST', path, body, key: randomUUID() });
  const person = {
    name: word('name'),
    birthDate: '1990-05-05',
    phone: word('phone'),
    email: `${word('email')}@example.nl`,
    address: word('address'),
  };
  const referral = { source: 'social-team', team: 'adult', story: word('story'), person };
  const { caseNumber } = ReferredSchema.parse(await give('/cases', referral));
  const path = `/cases/${caseNumber}`;
  const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01' };
  await give(`${path}/referral-decision`, accept);
  await give(`${path}/dossier`, { kind: 'letter', content: word('letter') });
  const intake = { solution: word('solution'), successCriterion: word('success criterion') };
  await give(`${path}/intake`, { lifeDomains: ['debts'], ...intake });
  await planAndHandOff(give, { path, word, caller, api });
  // Texts stay out of the engine by themselves; this one a hand put there.
  await client.workflow
    .getHandle(`case/${caseNumber}`)
    .signal('handoffReported', { handoffId: word('signal to the engine'), facts: [] });
  const closed = await give(`${path}/closure`, {
    outcome: 'moved',
    explanation: word('closure explanation'),
  });
  await untilClosed({ caller, api, path, sequence: OkSchema.parse(closed).sequence });
  return { caseNumber, words: book.canaries.slice(first).map((canary) => canary.word) };
}

interface Place {
  readonly path: string;
  readonly word: (field: string) => string;
  readonly caller: Caller;
  readonly api: string;
}

/** The second action waits for the first, so that its hand-off is cancelled before anything is sent. */
async function planAndHandOff(
  give: (path: string, body: unknown) => Promise<unknown>,
  { path, word, caller, api }: Place,
): Promise<void> {
  await give(`${path}/plan`, {
    goals: [{ goalId: 'g1', what: word('goal') }],
    actions: [
      { actionId: 'a1', owner: 'work-coach', what: word('first action') },
      { actionId: 'a2', owner: partner, what: word('second action'), dependsOn: ['a1'] },
    ],
  });
  const consent = { kind: 'consent', textVersion: '2026-1', givenHow: 'in-writing' };
  const recorded = await give(`${path}/bases`, {
    ...consent,
    validUntilAt: new Date(Date.now() + 86_400_000).toISOString(),
    grants: [{ partner, categories: ['identity', 'housing'] }],
  });
  const { sequence } = OkSchema.parse(recorded);
  const bases = await askFor(caller, api, {
    method: 'GET',
    path: `${path}/bases?atLeast=${String(sequence)}`,
  });
  const [basis] = BasesSchema.parse(bases).bases;
  const asked = await give(`${path}/handoffs`, {
    ...{ actionId: 'a2', partner, kind: 'help-request', basisId: basis?.basisId },
    ...{ categories: ['housing'], question: word('question to a partner') },
  });
  const { handoffId = '' } = OkSchema.parse(asked);
  await give(`${path}/handoffs/${handoffId}/cancellation`, {
    explanation: word('cancellation of a hand-off'),
  });
}

async function untilClosed({
  caller,
  api,
  path,
  sequence,
}: Pick<Place, 'caller' | 'api' | 'path'> & { readonly sequence: number }): Promise<void> {
  for (;;) {
    const query = `?atLeast=${String(sequence)}`;
    const view = await askFor(caller, api, { method: 'GET', path: `${path}${query}` });
    const { sequence: now, stage } = CaseSchema.parse(view);
    if (now >= sequence && stage === 'closed') return;
    await delay(50);
  }
}
