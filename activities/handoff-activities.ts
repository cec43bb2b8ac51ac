import { Context } from '@temporalio/activity';
import type { PartnerReport } from '../connectors/connector';
import type { DataCategory } from '../domain/basis/category';
import { dueAt } from '../domain/calendar/terms';
import type { PartnerAnswer } from '../domain/handoff/answer';
import type { HandoffContent } from '../domain/handoff/content';
import type { Handoff } from '../domain/handoff/handoff';
import { callPartner, outgoing, type PartnerCallDependencies } from './partner-call';

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
  /** A control run of a proof sends every attempt under another id. */
  readonly hasStableIds: boolean;
}

interface About {
  readonly handoff: Handoff;
}

export function createHandoffActivities(dependencies: HandoffDependencies) {
  const idOf = (handoff: Handoff, what: string) => {
    const stable = `${handoff.handoffId}-${what}-${String(handoff.messages)}`;
    return dependencies.hasStableIds
      ? stable
      : `${stable}-${String(Context.current().info.attempt)}`;
  };

  return {
    /** Files the hand-off with its partner. */
    async sendHandoff({ handoff }: About): Promise<{ readonly attempts: number }> {
      const answerBy = dueAt(handoff.terms.acceptance, handoff.requestedAt);
      await callPartner(dependencies, {
        handoff,
        purpose: 'request',
        speak: async ({ connector, categories, attempt }) => {
          const message = outgoing(handoff, { id: idOf(handoff, 'request'), answerBy });
          if (!connector.carriesContent) return connector.file(message, attempt);
          const content = await dependencies.readContent(handoff, categories);
          return connector.file({ ...message, content }, attempt);
        },
      });
      return { attempts: Context.current().info.attempt };
    },

    /** Takes back what may have reached the partner, and asks to confirm that it is deleted. */
    async recallHandoff({ handoff }: About): Promise<'recalled' | 'nothing-sent'> {
      const { withdrawal, handoffId, terms } = handoff;
      const { hasLeft, externalRef } = await dependencies.readTraces(handoffId);
      if (withdrawal === undefined || !hasLeft) return 'nothing-sent';
      const { why, categories, withdrawnAt } = withdrawal;
      const confirmBy = dueAt(terms.deletion, withdrawnAt);
      const id = idOf(handoff, 'recall');
      const place = externalRef === undefined ? {} : { externalRef };
      const message = outgoing(handoff, { id, answerBy: confirmBy, ...place });
      const scope = categories === undefined ? {} : { categories };
      await callPartner(dependencies, {
        handoff,
        purpose: 'recall',
        speak: ({ connector, attempt }) =>
          connector.recall({ ...message, ...scope, why, withdrawnAt, confirmBy }, attempt),
      });
      return 'recalled';
    },

    /** Reminds the partner, or asks how it stands where the partner can be asked. */
    async followUpHandoff({ handoff }: About): Promise<PartnerAnswer | undefined> {
      const { externalRef } = await dependencies.readTraces(handoff.handoffId);
      const term = handoff.deadlines.find(({ passings }) => passings > 0);
      const answerBy = term?.wakesAt ?? dueAt(handoff.terms.acceptance, handoff.requestedAt);
      const place = externalRef === undefined ? {} : { externalRef };
      const message = outgoing(handoff, { id: idOf(handoff, 'reminder'), answerBy, ...place });
      let report: PartnerReport | undefined;
      await callPartner(dependencies, {
        handoff,
        purpose: 'follow-up',
        speak: async ({ connector, attempt }) => {
          report = await connector.followUp(message, attempt);
        },
      });
      return report === undefined ? undefined : dependencies.keepReport(handoff, report);
    },
  };
}
