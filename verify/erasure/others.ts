import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { ask, askFor } from '../support/ask';
import type { Caller } from '../support/caller';
import type { Life } from './lives';

const DossierSchema = z.object({ entries: z.array(z.object({ entryId: z.string() })) });

/** Once per program, before any replay: each would tell of its worker otherwise. */
export function quietReplays(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
}

interface Ground {
  readonly caller: Caller;
  readonly api: string;
  readonly client: Client;
  readonly forReplay: DataConverter;
  /** The word that stands with the engine alone. */
  readonly isInDossier: (word: string) => boolean;
}

/** What is wrong with a case that nobody erased: a text that cannot be read, a command that is refused, a replay that differs. */
export async function harmOf(
  { caller, api, client, forReplay, isInDossier }: Ground,
  { caseNumber, words }: Life,
): Promise<readonly string[]> {
  const harm: string[] = [];
  const path = `/cases/${caseNumber}`;
  const listed = await askFor(caller, api, { method: 'GET', path: `${path}/dossier` });
  const texts: string[] = [];
  for (const { entryId } of DossierSchema.parse(listed).entries)
    texts.push(
      JSON.stringify(
        await askFor(caller, api, { method: 'GET', path: `${path}/dossier/${entryId}` }),
      ),
    );
  const unread = words.filter(isInDossier).filter((word) => !texts.join('\n').includes(word));
  if (unread.length > 0) harm.push(`${caseNumber}: ${String(unread.length)} texts are gone`);
  const { status } = await ask(caller, api, {
    ...{ method: 'POST', path: `${path}/reopening`, key: randomUUID() },
    body: { explanation: 'Goes on after others were erased.' },
  });
  if (status !== 200) harm.push(`${caseNumber}: reopening was answered ${String(status)}`);
  const workflowId = `case/${caseNumber}`;
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const bundle = { codePath: resolve(__dirname, '../../workflow-bundle.js') };
  await Worker.runReplayHistory(
    { workflowBundle: bundle, dataConverter: forReplay },
    history,
    workflowId,
  ).catch((error: unknown) => {
    harm.push(`${caseNumber}: ${error instanceof Error ? error.name : 'unknown'} at its replay`);
  });
  return harm;
}
