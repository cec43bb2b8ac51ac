import { join } from 'node:path';
import { z } from 'zod';
import { freePorts } from '../../launch/ports';
import { askFor } from '../support/ask';
import { createCaller, type Caller } from '../support/caller';
import { handingCase, planHandoff } from '../support/handing-cases';
import { makePartnersFolder } from '../support/partners-folder';
import type { ProofRun } from '../support/proof';
import { startStack, type Stack } from '../support/stack';
import { placeWebhookPartners } from '../support/webhook-partners';
import type { World } from './random-operations';

const caseCount = 12;
const never = { afterMs: 3_600_000, status: 'accepted' } as const;

export const logKey = 'a-key-of-this-proof-and-of-nothing-else';

/** A hub of real processes, with cases whose hand-offs are with a partner that fetches and does not answer. */
export async function prepareWorld(run: ProofRun): Promise<{ stack: Stack; world: World }> {
  const folder = makePartnersFolder(run);
  const [port = 0] = await freePorts(1);
  const partner = placeWebhookPartners({ folder, name: 'webhook-partner', port }, [
    { id: 'wil', script: [never] },
  ]);
  const stack = await startStack(run, {
    partners: join(folder, 'partners'),
    env: { ...partner.env, HUB_PRIVATE_HOSTS: `127.0.0.1:${port}`, HUB_LOG_KEY: logKey },
  });
  await partner.play(run, stack);
  const caller = await createCaller(stack, 'wc-01');
  const [api = ''] = stack.apiUrls;
  const made = await Promise.all(
    Array.from({ length: caseCount }, (_, number) => makeCase(caller, api, number)),
  );
  return {
    stack,
    world: {
      cases: made.map(({ caseNumber }) => caseNumber),
      handoffs: made.map(({ handoffId }) => handoffId),
      entries: made.flatMap(({ entries }) => entries),
    },
  };
}

const DossierSchema = z.object({ entries: z.array(z.object({ entryId: z.string() })) });

async function makeCase(caller: Caller, api: string, number: number) {
  const of = await handingCase(caller, api, { actions: 1, partners: ['wil'] });
  const { caseNumber } = of;
  const planned = planHandoff({ ...of, number, actionId: 'a1', partner: 'wil' });
  await askFor(caller, api, planned.request);
  const dossier = await askFor(caller, api, {
    method: 'GET',
    path: `/cases/${caseNumber}/dossier`,
  });
  const entries = DossierSchema.parse(dossier).entries.map(({ entryId }) => ({
    caseNumber,
    entryId,
  }));
  return { caseNumber, handoffId: `${caseNumber}-H1`, entries };
}
