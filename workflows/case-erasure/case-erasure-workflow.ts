import {
  ActivityFailure,
  CancellationScope,
  condition,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index';
import {
  erasureDecidedSignal,
  type CaseErasureInput,
  type CaseErasureResult,
} from './case-erasure-messages';
import { tellPartners } from './tell-partners';

// No end to the retries: half an erasure is worse than a late one.
const retry = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
} as const;
const steps = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry });

const { awaitGone } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '10 minutes',
  retry: { ...retry, initialInterval: '2 seconds', backoffCoefficient: 1.5 },
});

/** Longer than any command may take that was let through before the case could not be reopened any more. */
const quietTime = '10 seconds';

/** Waits until a decided erasure can't be called off any more and carries it out, as often broken off as it may be. */
export function caseErasure(input: CaseErasureInput): Promise<CaseErasureResult> {
  // "Cancel" in the Temporal UI must not leave half an erasure.
  return CancellationScope.nonCancellable(() => run(input));
}

async function run({ caseNumber }: CaseErasureInput): Promise<CaseErasureResult> {
  let decisions = 0;
  setHandler(erasureDecidedSignal, () => {
    decisions += 1;
  });
  for (;;) {
    const seen = decisions;
    const next = await steps.nextErasure({ caseNumber });
    const waitMs = next === undefined ? 0 : Date.parse(next.carryOutAt) - Date.now();
    if (waitMs > 0) await condition(() => decisions !== seen, waitMs);
    else if (next !== undefined) return carryOut({ caseNumber, erasureId: next.erasureId });
    else if (decisions === seen) return { state: 'nothing-to-do' };
  }
}

/** The order matters: a case that still ran would write again, and what has no key is erased in every copy at once. */
async function carryOut(erasure: {
  readonly caseNumber: string;
  readonly erasureId: string;
}): Promise<CaseErasureResult> {
  const first = await steps.beginErasure(erasure);
  if (first !== 'under-way') return ended(first);
  // While its records still say who had what, and how a message reaches them.
  const recipients = await steps.erasureRecipients(erasure);
  const notices = await tellPartners(recipients, new Date().toISOString());
  await steps.keepErasureNotices({ erasureId: erasure.erasureId, notices });
  await sleep(quietTime);
  await steps.awaitQuiet(erasure);
  const again = await steps.beginErasure(erasure);
  if (again !== 'under-way') return ended(again);
  await steps.terminateExecutions(erasure);
  await steps.eraseRecords(erasure);
  const deletedExecutions = await steps.deleteExecutions(erasure);
  await steps.destroyKeys(erasure);
  await steps.writeTombstone(erasure);
  return { state: 'carried-out', deletedExecutions, areExecutionsGone: await areGone(erasure) };
}

function ended(start: 'cancelled' | { readonly stopped: string }): CaseErasureResult {
  return start === 'cancelled'
    ? { state: 'nothing-to-do' }
    : { state: 'stopped', because: start.stopped };
}

async function areGone(erasure: {
  readonly caseNumber: string;
  readonly erasureId: string;
}): Promise<boolean> {
  try {
    await awaitGone(erasure);
    return true;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return false;
  }
}

/** Started every day: suggests the destruction of cases whose terms are over. People decide. */
export async function erasureSuggestions(): Promise<{ readonly suggested: number }> {
  return { suggested: await steps.suggestErasures() };
}
