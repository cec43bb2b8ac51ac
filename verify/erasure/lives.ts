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
const CaseSchema = z.object({
  stage: z.string(),
  handoffs: z.array(z.object({ status: z.string() })),
});
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
  await give(`${path}/closure`, { outcome: 'moved', explanation: word('closure explanation') });
  await until({ caller, api }, path, (view) => CaseSchema.parse(view).stage === 'closed');
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
  const explanation = word('cancellation of a hand-off');
  await give(`${path}/handoffs/${handoffId}/cancellation`, { explanation });
  // The hand-off itself decides, and reports back.
  await until({ caller, api }, path, (view) =>
    CaseSchema.parse(view).handoffs.some(({ status }) => status === 'cancelled'),
  );
}

async function until(
  { caller, api }: Pick<Place, 'caller' | 'api'>,
  path: string,
  isSo: (view: unknown) => boolean,
): Promise<void> {
  while (!isSo(await askFor(caller, api, { method: 'GET', path }))) await delay(50);
}
