import { Context } from '@temporalio/activity';
import type { PartnerReport, Recall } from '../connectors/connector';
import type { DataCategory } from '../domain/basis/category';
import { dueAt } from '../domain/calendar/terms';
import type { PartnerAnswer } from '../domain/handoff/answer';
import type { HandoffContent } from '../domain/handoff/content';
import type { Handoff } from '../domain/handoff/handoff';
import { PartnerError } from '../connectors/partner-error';
import { outgoing } from './outgoing';
import { callPartner, type PartnerCallDependencies } from './partner-call';

export interface HandoffDependencies extends PartnerCallDependencies {
  /** What was chosen of a hand-off's texts, from the dossier. */
  readonly readContent: (
    handoff: Handoff,
    categories: readonly DataCategory[],
  ) => Promise<HandoffContent>;
  readonly readTraces: (
    handoffId: string,
  ) => Promise<{ readonly hasLeft: boolean; readonly externalRef?: string }>;
  /** Texts of a partner go to the dossier; the workflow gets references. Repeating it makes no second entry. */
  readonly keepReport: (handoff: Handoff, report: PartnerReport) => Promise<PartnerAnswer>;
  /** Asks the case holder to phone a partner who can't be told of a correction. Repeating it makes no second notice. */
  readonly leaveToHolder: (told: CorrectionTold) => Promise<void>;
  /** As the case holds it; undefined when its records are gone. */
  readonly readHandoff: (handoffId: string) => Promise<Handoff | undefined>;
  /** A control run of a proof sends every attempt under another id. */
  readonly hasStableIds: boolean;
}

interface About {
  readonly handoff: Handoff;
}

/** Of which entry a partner hears that it corrects what it was told. */
export interface CorrectionTold extends About {
  readonly entryId: string;
}

/** A hand-off of a case that is being erased; `toldAt` is an instant, the same at every attempt. */
export interface ErasureTold {
  readonly handoffId: string;
  readonly toldAt: string;
}

export function createHandoffActivities(dependencies: HandoffDependencies) {
  return {
    /** Files the hand-off with its partner. */
    sendHandoff: ({ handoff }: About) => sendHandoff(dependencies, handoff),
    /** Takes back what may have reached the partner, and asks to confirm that it is deleted. */
    recallHandoff: ({ handoff }: About) => recallHandoff(dependencies, handoff),
    /** Reminds the partner, or asks how it stands where the partner can be asked. */
    followUpHandoff: ({ handoff }: About) => followUpHandoff(dependencies, handoff),
    /** Tells the partner that something it has read was corrected. */
    tellCorrection: (told: CorrectionTold) => tellCorrection(dependencies, told),
    leaveCorrection: (told: CorrectionTold) => dependencies.leaveToHolder(told),
    /** Asks the partner to delete what it has of a case that is being erased. */
    tellErasure: (told: ErasureTold) => tellErasure(dependencies, told),
  };
}

async function sendHandoff(
  dependencies: HandoffDependencies,
  handoff: Handoff,
): Promise<{ readonly attempts: number }> {
  const answerBy = dueAt(handoff.terms.acceptance, handoff.requestedAt);
  const message = outgoing(handoff, { id: idOf(dependencies, handoff, 'request'), answerBy });
  await callPartner(dependencies, {
    handoff,
    purpose: 'request',
    speak: async ({ connector, categories, attempt }) => {
      if (!connector.carriesContent) return connector.file(message, attempt);
      const content = await dependencies.readContent(handoff, categories);
      return connector.file({ ...message, content }, attempt);
    },
  });
  return { attempts: Context.current().info.attempt };
}

async function recallHandoff(
  dependencies: HandoffDependencies,
  handoff: Handoff,
): Promise<'recalled' | 'nothing-sent'> {
  const { withdrawal, handoffId } = handoff;
  const { hasLeft, externalRef } = await dependencies.readTraces(handoffId);
  if (withdrawal === undefined || !hasLeft) return 'nothing-sent';
  const { why, categories, withdrawnAt } = withdrawal;
  const scope = categories === undefined ? {} : { categories };
  await takeBack(dependencies, { handoff, ...placed(externalRef) }, { why, withdrawnAt, ...scope });
  return 'recalled';
}

/** Its hand-off has ended, so nobody is left to tell that sending is delayed. */
async function tellErasure(
  dependencies: HandoffDependencies,
  { handoffId, toldAt }: ErasureTold,
): Promise<void> {
  const known = await dependencies.readHandoff(handoffId);
  if (known === undefined) throw new Error(`no hand-off ${handoffId}`);
  const handoff = { ...known, delivery: { ...known.delivery, tellAfterAttempt: 0 } };
  const { externalRef } = await dependencies.readTraces(handoffId);
  const recall = { why: 'erased', withdrawnAt: toldAt } as const;
  await takeBack(dependencies, { handoff, ...placed(externalRef) }, recall);
}

async function takeBack(
  dependencies: HandoffDependencies,
  { handoff, ...place }: About & { readonly externalRef?: string },
  recall: Pick<Recall, 'why' | 'withdrawnAt' | 'categories'>,
): Promise<void> {
  const confirmBy = dueAt(handoff.terms.deletion, recall.withdrawnAt);
  const id = idOf(dependencies, handoff, 'recall');
  const message = outgoing(handoff, { id, answerBy: confirmBy, ...place });
  await callPartner(dependencies, {
    handoff,
    purpose: 'recall',
    speak: async ({ connector, attempt }) => {
      await connector.recall({ ...message, ...recall, confirmBy }, attempt);
      return {};
    },
  });
}

async function followUpHandoff(
  dependencies: HandoffDependencies,
  handoff: Handoff,
): Promise<PartnerAnswer | undefined> {
  const { externalRef } = await dependencies.readTraces(handoff.handoffId);
  const term = handoff.deadlines.find(({ passings }) => passings > 0);
  const answerBy = term?.wakesAt ?? dueAt(handoff.terms.acceptance, handoff.requestedAt);
  const id = idOf(dependencies, handoff, 'reminder');
  const message = outgoing(handoff, { id, answerBy, ...placed(externalRef) });
  const { report } = await callPartner(dependencies, {
    handoff,
    purpose: 'follow-up',
    speak: async ({ connector, attempt }) => ({
      report: await connector.followUp(message, attempt),
    }),
  });
  return report === undefined ? undefined : dependencies.keepReport(handoff, report);
}

/** Under the same permit as a reminder: it leads to content that the basis must still allow. */
async function tellCorrection(
  dependencies: HandoffDependencies,
  { handoff, entryId }: CorrectionTold,
): Promise<void> {
  const answerBy = dueAt(handoff.terms.acceptance, handoff.requestedAt);
  const message = outgoing(handoff, { id: `${handoff.handoffId}-correction-${entryId}`, answerBy });
  await callPartner(dependencies, {
    handoff,
    purpose: 'follow-up',
    speak: async ({ connector, attempt }) => {
      if (connector.tellCorrection === undefined)
        throw new PartnerError(handoff.partner, 'rejected', 'NO_SUCH_MESSAGE');
      await connector.tellCorrection(message, attempt);
      return {};
    },
  });
}

function idOf(
  { hasStableIds }: HandoffDependencies,
  { handoffId, messages }: Handoff,
  what: string,
): string {
  const stable = `${handoffId}-${what}-${String(messages)}`;
  return hasStableIds ? stable : `${stable}-${String(Context.current().info.attempt)}`;
}

function placed(externalRef: string | undefined): { readonly externalRef?: string } {
  return externalRef === undefined ? {} : { externalRef };
}
