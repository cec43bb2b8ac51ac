import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { codeIn, linkIn, referenceIn } from '../../../simulators/mail-server/link-reader';
import { askFor } from '../../support/ask';
import { createCaller, type Caller } from '../../support/caller';
import { readMails } from '../../support/mails';
import type { ProofRun } from '../../support/proof';
import { sketchPartners } from '../../support/simulated-partners';
import { startStack, type Stack } from '../../support/stack';
import { until } from '../../support/until';

/** A hub of real processes, a partner with a mailbox, and nobody who answers by itself. */
export interface World {
  readonly url: string;
  /** The link and the code that came by mail for a hand-off, such as `OK-2026-00042/1`; the newest. */
  mailedTo(reference: string): Promise<{ readonly link: string; readonly code?: string }>;
  /** Lets others raise a theme too, and publishes the next edition of the signal report; resolves when it is out. */
  publish(theme: string): Promise<void>;
}

/** In every edition six more cases raise a theme and six do not: it is often enough, and not everybody's. */
const otherCases = 12;
const raising = 6;
const withinMs = 60_000;
const longTerm = { unit: 'working-days', count: 5 } as const;

export async function buildWorld(run: ProofRun): Promise<World> {
  const partners = await sketchPartners(run, [
    {
      ...{ id: 'viveste', categories: ['identity', 'contact', 'housing'] },
      terms: {
        ...{ acceptance: longTerm, progress: longTerm },
        ...{ completion: longTerm, deletion: longTerm },
      },
    },
  ]);
  const stack = await startStack(run, {
    ...{ apis: 1, partners: partners.partners, env: partners.env },
  });
  const leader = await createCaller(stack, 'pl-01');
  const [url = ''] = stack.apiUrls;
  return {
    url,
    mailedTo: (reference) => findMail(partners.journals.mail, reference),
    async publish(theme) {
      for (let number = 0; number < otherCases; number += 1)
        await takeOn(leader, url, number < raising ? theme : undefined);
      await publish(stack, leader);
    },
  };
}

const ReferredSchema = z.object({ caseNumber: z.string() });

async function takeOn(leader: Caller, api: string, theme: string | undefined): Promise<void> {
  const give = (path: string, body: unknown) =>
    askFor(leader, api, { method: 'POST', path, body, key: randomUUID() });
  const story = 'Geen adres, daarom geen uitkering.';
  const person = { name: 'Verzonnen Inwoner' };
  const referral = { source: 'gp', team: 'adult', story, person };
  const { caseNumber } = ReferredSchema.parse(await give('/cases', referral));
  const decision = { decision: 'accept', team: 'adult', caseHolder: 'wc-02' };
  await give(`/cases/${caseNumber}/referral-decision`, decision);
  const signal = { theme, window: 'organisation', organisations: ['viveste'] };
  if (theme !== undefined) await give(`/cases/${caseNumber}/signals`, signal);
}

async function findMail(journal: string, reference: string) {
  let found: { link: string; code?: string } | undefined;
  await until(() => {
    const own = readMails(journal).filter(({ text }) => referenceIn(text) === reference);
    const link = own.map(({ text }) => linkIn(text)).findLast((one) => one !== undefined);
    const codes = own.filter(({ text }) => linkIn(text) === undefined);
    const code = codes.map(({ text }) => codeIn(text)).findLast((one) => one !== undefined);
    if (link !== undefined) found = { link, ...(code === undefined ? {} : { code }) };
    return found !== undefined;
  }, withinMs);
  if (found === undefined) throw new Error(`No mail with a link came for ${reference}.`);
  return found;
}

const EditionsSchema = z.object({ items: z.array(z.object({ edition: z.number() })) });

async function publish({ apiUrls: [api = ''] }: Stack, leader: Caller): Promise<void> {
  const path = '/signal-reports';
  const newest = async () => {
    const { items } = EditionsSchema.parse(await askFor(leader, api, { method: 'GET', path }));
    return items[0]?.edition ?? 0;
  };
  const before = await newest();
  await askFor(leader, api, { method: 'POST', path, key: randomUUID() });
  if (!(await until(async () => (await newest()) > before, withinMs)))
    throw new Error('The edition did not come out.');
}
