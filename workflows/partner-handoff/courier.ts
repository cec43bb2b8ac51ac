import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
} from '@temporalio/workflow';
import {
  answer,
  deadLetter,
  deliver,
  isBeingSent,
  neverSent,
  recalled,
  recallFailed,
  reminded,
  reminderDue,
  stop,
} from '../../domain/handoff/decide-handoff';
import type { Handoff } from '../../domain/handoff/handoff';
import { dueAt } from '../../domain/calendar/terms';
import { accept, nowInstant, type HandoffShell } from './handoff-shell';
import { partnerActivities, summaryOf } from './partner-activities';

type Work = 'send' | 'recall' | 'remind' | 'poll';

/** Speaks to the partner, one message at a time, so that the partner gets them in their order. */
export function createCourier(shell: HandoffShell) {
  const activities = partnerActivities(shell.current);
  let work: Work | undefined;
  let scope = new CancellationScope({ cancellable: true });

  async function run(next: Work): Promise<void> {
    work = next;
    scope = new CancellationScope({ cancellable: true });
    try {
      await scope.run(() => errands[next](shell, activities));
    } catch (error) {
      if (!isCancellation(error)) settleFailure(shell, next, error);
    }
    work = undefined;
    shell.stirred += 1;
  }

  return {
    isBusy: () => work !== undefined,
    /** Ends a sending that nobody waits for any more: it was stopped, or the partner has answered. */
    tidy(): void {
      const isIdle = work === 'send' && !isBeingSent(shell.current);
      const isStale = work === 'poll' && shell.current.withdrawal?.state === 'recalling';
      if (isIdle || isStale) scope.cancel();
    },
    start(): void {
      if (work !== undefined) return;
      const next = nextWork(shell);
      if (next === 'poll') planPoll(shell);
      if (next !== undefined) void run(next);
    },
  };
}

type PartnerActivities = ReturnType<typeof partnerActivities>;
type Errand = (shell: HandoffShell, activities: PartnerActivities) => Promise<void>;

const errands: Readonly<Record<Work, Errand>> = { send, recall, remind, poll };

async function send(shell: HandoffShell, { sendHandoff }: PartnerActivities): Promise<void> {
  const options = { summary: summaryOf(shell.current, 'request') };
  const { attempts } = await sendHandoff.executeWithOptions(options, [{ handoff: shell.current }]);
  accept(shell, deliver(shell.current, attempts, nowInstant()));
}

async function recall(shell: HandoffShell, { recallHandoff }: PartnerActivities): Promise<void> {
  const options = { summary: summaryOf(shell.current, 'recall') };
  const outcome = await recallHandoff.executeWithOptions(options, [{ handoff: shell.current }]);
  const { current } = shell;
  accept(shell, outcome === 'nothing-sent' ? neverSent(current) : recalled(current, nowInstant()));
}

/** Of a deletion the partner is reminded by asking for it once more. */
async function remind(shell: HandoffShell, activities: PartnerActivities): Promise<void> {
  const kind = reminderDue(shell.current);
  if (kind === undefined) return;
  const { recallHandoff, followUpHandoff } = activities;
  const again = kind === 'deletion' ? recallHandoff : followUpHandoff;
  const options = { summary: summaryOf(shell.current, `${kind} reminder`) };
  await again.executeWithOptions(options, [{ handoff: shell.current }]);
  accept(shell, reminded(shell.current, kind));
}

async function poll(shell: HandoffShell, { followUpHandoff }: PartnerActivities): Promise<void> {
  const options = { summary: summaryOf(shell.current, 'poll') };
  const said = await followUpHandoff.executeWithOptions(options, [{ handoff: shell.current }]);
  // A poll finds the same status again and again; only a newer one is a fact.
  if (said !== undefined && said.sequence > shell.current.partnerSequence)
    accept(shell, answer(shell.current, said, nowInstant()));
}

function nextWork(shell: HandoffShell): Work | undefined {
  const { current, pollAt } = shell;
  if (current.withdrawal?.state === 'recalling') return 'recall';
  if (isBeingSent(current)) return 'send';
  if (current.pollEvery === undefined)
    return reminderDue(current) === undefined ? undefined : 'remind';
  if (!isFollowed(current)) return undefined;
  if (pollAt === undefined) planPoll(shell);
  return pollAt !== undefined && pollAt <= nowInstant() ? 'poll' : undefined;
}

/** A partner that must be asked is asked from delivery to outcome. */
export function isFollowed({ status, pollEvery }: Handoff): boolean {
  const isOpen = ['requested', 'accepted', 'in-progress', 'on-hold'].includes(status);
  return pollEvery !== undefined && isOpen;
}

function planPoll(shell: HandoffShell): void {
  const { pollEvery } = shell.current;
  if (pollEvery !== undefined) shell.pollAt = dueAt(pollEvery, nowInstant());
}

function settleFailure(shell: HandoffShell, work: Work, error: unknown): void {
  if (!(error instanceof ActivityFailure)) throw error;
  const { current } = shell;
  const { code, attempts } = troubleOf(error);
  if (work === 'send') {
    const stopped = stop(current, { why: 'basis-over', withdrawnAt: nowInstant() });
    const stuck = deadLetter(current, { attempts, trouble: code });
    accept(shell, code === 'PERMIT_DENIED' ? stopped : stuck);
  }
  if (work === 'recall') accept(shell, recallFailed(current, code));
  const kind = work === 'remind' ? reminderDue(current) : undefined;
  // A reminder that can't be delivered is not tried for ever: the second passing of the term tells a person.
  if (kind !== undefined) accept(shell, reminded(current, kind));
}

function troubleOf({ cause }: ActivityFailure): {
  readonly code: string;
  readonly attempts: number;
} {
  if (!(cause instanceof ApplicationFailure))
    return { code: cause?.name ?? 'UNKNOWN', attempts: 0 };
  const [attempts] = cause.details ?? [];
  return { code: cause.type ?? 'UNKNOWN', attempts: typeof attempts === 'number' ? attempts : 0 };
}
