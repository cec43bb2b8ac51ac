import { getExternalWorkflowHandle, log, setHandler, startChild } from '@temporalio/workflow';
import { apply } from '../../domain/case/apply';
import type { Actor } from '../../domain/case/case';
import { clock } from '../../domain/case/events';
import { reportedFacts } from '../../domain/case/handoff';
import { findHandoff } from '../../domain/case/open-handoffs';
import type { HandoffErrand, StopAsk } from '../../domain/handoff/errand';
import type { HandoffFact } from '../../domain/handoff/events';
import type { Handoff } from '../../domain/handoff/handoff';
import {
  handoffSummary,
  handoffWorkflowId,
  partnerHandoffType,
  releaseHandoffSignal,
  resendHandoffSignal,
  startAttributes,
  stopHandoffSignal,
  type PartnerHandoffInput,
} from '../partner-handoff/partner-handoff-messages';
import { isIgnored } from '../refused';
import { accept, contextNow, type CaseShell } from './case-shell';
import { handoffReportedSignal } from './resident-case-messages';

/** Facts of hand-offs become lines of the journal, each once. */
export function registerReports(shell: CaseShell): void {
  setHandler(handoffReportedSignal, (report) => {
    if (isIgnored(report)) return;
    try {
      for (const fact of report.facts) takeFact(shell, report.handoffId, fact);
    } catch (error) {
      // An error here would wedge the case; the hand-off itself still knows what happened.
      log.error('defect in a report of a hand-off', {
        kind: error instanceof Error ? error.name : 'unknown',
      });
    }
  });
}

function takeFact(shell: CaseShell, handoffId: string, fact: HandoffFact): void {
  const partner = findHandoff(shell.current, handoffId)?.partner;
  const decided = reportedFacts(shell.current, handoffId, [fact]);
  if (partner === undefined || decided.length === 0) return;
  const by = fact.type === 'handoffAnswered' ? partnerActor(partner) : clock;
  accept(shell, apply(shell.current, decided, { at: contextNow(shell).now, by }));
}

function partnerActor(partner: string): Actor {
  return { subject: partner, role: 'partner', organisation: partner };
}

/** Starts hand-offs and tells them what the case decided, one after the other and only what the journal already holds. */
export function createErrands(shell: CaseShell) {
  let isBusy = false;

  async function run(errand: HandoffErrand): Promise<void> {
    isBusy = true;
    const handoff = findHandoff(shell.current, errand.handoffId);
    if (handoff !== undefined) await carryOut(shell, handoff, errand);
    shell.errands = shell.errands.slice(1);
    isBusy = false;
  }

  return {
    isBusy: () => isBusy,
    start(): void {
      const [next] = shell.errands;
      if (isBusy || next === undefined) return;
      const isRecorded = shell.unrecorded.every(({ seq }) => seq > next.afterSeq);
      if (isRecorded) void run(next.errand);
    },
  };
}

async function carryOut(shell: CaseShell, handoff: Handoff, errand: HandoffErrand): Promise<void> {
  switch (errand.ask) {
    case 'start':
      return startHandoff(shell, handoff);
    case 'release':
      return tell(handoff, (child) => child.signal(releaseHandoffSignal));
    case 'resend':
      return tell(handoff, (child) => child.signal(resendHandoffSignal));
    case 'stop': {
      const { ask: _ask, handoffId: _handoffId, ...stop } = errand;
      // One that has ended comes back only to take back what was sent.
      return tell(
        handoff,
        (child) => child.signal(stopHandoffSignal, stop),
        () => startHandoff(shell, handoff, stop),
      );
    }
  }
}

async function tell(
  { handoffId }: Handoff,
  signal: (child: ReturnType<typeof getExternalWorkflowHandle>) => Promise<void>,
  otherwise: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  try {
    await signal(getExternalWorkflowHandle(handoffWorkflowId(handoffId)));
  } catch {
    await otherwise();
  }
}

async function startHandoff(shell: CaseShell, handoff: Handoff, stop?: StopAsk): Promise<void> {
  const input: PartnerHandoffInput = {
    handoff,
    isReleased: handoff.releasedAt !== undefined,
    ...(stop === undefined ? {} : { stop }),
    eventsPerRun: shell.input.limits.events,
  };
  // The default would end the hand-off when the case continues as new.
  await startChild(partnerHandoffType, {
    workflowId: handoffWorkflowId(handoff.handoffId),
    parentClosePolicy: 'ABANDON',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowTaskTimeout: '3 seconds',
    typedSearchAttributes: startAttributes(handoff),
    staticSummary: handoffSummary(handoff),
    args: [input],
  });
}
