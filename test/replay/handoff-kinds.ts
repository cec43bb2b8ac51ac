import type { Client } from '@temporalio/client';
import type { PartnerReport } from '../../connectors/connector';
import { PartnerError } from '../../connectors/partner-error';
import type { Handoff } from '../../domain/handoff/handoff';
import {
  handoffWorkflowId,
  partnerNudgedSignal,
} from '../../workflows/partner-handoff/partner-handoff-messages';
import { consent, handoff, partnerTerms } from '../support/case-builders';
import type { CaseOptions, TestCase } from '../support/case-harness';
import { handOff, handoffOf, say } from '../support/handoff-steps';
import { standInPartner } from '../support/stand-in-partner';
import { accept, agree, bring, complete } from '../workflows/every-command';

/** What a course of a hand-off needs: a case, and the partner's side. */
export interface HandoffStage {
  readonly client: Client;
  refer(options?: CaseOptions): Promise<TestCase>;
  readonly partner: PlayedPartner;
}

/** What the partner makes of messages, by hand-off; without a word here everything succeeds at once. */
export interface PlayedPartner {
  readonly filing: Map<string, () => Promise<void>>;
  readonly recalling: Map<string, () => Promise<void>>;
  readonly reports: Map<string, PartnerReport>;
  readonly unreachable: Set<string>;
}

export function playPartner() {
  const partner: PlayedPartner = {
    filing: new Map(),
    recalling: new Map(),
    reports: new Map(),
    unreachable: new Set(),
  };
  const partners = standInPartner([], {
    opens: ({ handoffId }) => !partner.unreachable.has(handoffId),
    async file({ handoffId }) {
      await partner.filing.get(handoffId)?.();
      return {};
    },
    recall: async ({ handoffId }) => partner.recalling.get(handoffId)?.(),
    followUp: ({ handoffId }) => Promise.resolve(partner.reports.get(handoffId)),
  });
  return { partner, partners };
}

type HandoffPlay = (stage: HandoffStage) => Promise<TestCase>;

const basisId = 'b-00000001';
const aSecond = { unit: 'seconds', count: 1 } as const;
const ready = [accept, agree, (testCase: TestCase) => testCase.give('recordBasis', consent())];
const firstOf = ({ caseNumber }: TestCase) => `${caseNumber}-H1`;
const isRequested = ({ status }: Handoff) => status === 'requested';
const unavailable = () => Promise.reject(new PartnerError('viveste', 'unavailable', 'HTTP_503'));
const refused = () => Promise.reject(new PartnerError('viveste', 'rejected', 'HTTP_400'));
const isWithdrawn = (state: NonNullable<Handoff['withdrawal']>['state']) => (current: Handoff) =>
  current.withdrawal?.state === state;

async function delivered({ refer }: HandoffStage, options?: CaseOptions): Promise<TestCase> {
  const testCase = await bring(await refer(options), ready);
  await handOff(testCase);
  await handoffOf(testCase, isRequested);
  return testCase;
}

async function completeBy({ client }: HandoffStage, testCase: TestCase): Promise<void> {
  await say(client, firstOf(testCase), { status: 'accepted', sequence: 1 });
  await say(client, firstOf(testCase), { status: 'completed', sequence: 2, outcomeRef: 'o-1' });
  await handoffOf(testCase, ({ status }) => status === 'completed');
}

async function confirmDeletion(
  { client }: HandoffStage,
  testCase: TestCase,
  status: 'deleted' | 'kept' = 'deleted',
): Promise<void> {
  await handoffOf(testCase, isWithdrawn('recalled'));
  await say(client, firstOf(testCase), { status, sequence: 9 });
  await handoffOf(testCase, isWithdrawn(status));
}

/** The courses a hand-off can take, with the case that watches over it. */
export const handoffKinds: Readonly<Record<string, HandoffPlay>> = {
  'handoff-completed': async (stage) => {
    const testCase = await delivered(stage);
    await completeBy(stage, testCase);
    return testCase;
  },

  'handoff-let-go-later': async ({ refer, client }) => {
    const testCase = await bring(await refer(), ready);
    const handoffId = await handOff(testCase, { actionId: 'a-2' });
    await testCase.quietHistory();
    await bring(testCase, [complete]);
    await handoffOf(testCase, isRequested);
    await say(client, handoffId, { status: 'rejected', sequence: 1, reason: 'capacity' });
    await handoffOf(testCase, ({ status }) => status === 'rejected');
    return testCase;
  },

  'handoff-stopped-before-sending': async ({ refer }) => {
    const testCase = await bring(await refer(), ready);
    const handoffId = await handOff(testCase, { actionId: 'a-2' });
    await testCase.quietHistory();
    await testCase.give('cancelHandoff', { handoffId });
    await handoffOf(testCase, isWithdrawn('nothing-sent'));
    return testCase;
  },

  'handoff-withdrawn': async (stage) => {
    const testCase = await delivered(stage);
    await testCase.give('withdrawBasis', { basisId });
    await confirmDeletion(stage, testCase);
    return testCase;
  },

  'handoff-narrowed': async (stage) => {
    const testCase = await delivered(stage);
    await testCase.give('withdrawBasis', { basisId, categories: ['identity'] });
    await confirmDeletion(stage, testCase, 'kept');
    await completeBy(stage, testCase);
    return testCase;
  },

  'handoff-recalled-after-completion': async (stage) => {
    const testCase = await delivered(stage);
    await completeBy(stage, testCase);
    await stage.client.workflow.getHandle(handoffWorkflowId(firstOf(testCase))).result();
    await testCase.give('withdrawBasis', { basisId });
    await confirmDeletion(stage, testCase);
    return testCase;
  },

  'handoff-delayed': async ({ refer, partner }) => {
    const testCase = await bring(await refer(), ready);
    let left = 2;
    partner.filing.set(firstOf(testCase), () => {
      left -= 1;
      return left < 0 ? Promise.resolve() : unavailable();
    });
    await handOff(testCase);
    await handoffOf(testCase, isRequested);
    return testCase;
  },

  'handoff-of-a-crisis': async ({ refer, partner }) => {
    const testCase = await bring(await refer({ referral: { urgency: 'crisis' } }), ready);
    partner.filing.set(firstOf(testCase), unavailable);
    const { delivery } = handoff();
    await handOff(testCase, { delivery: { ...delivery, tellAfterAttempt: 9, crisisSeconds: 1 } });
    await testCase.journal((event) => event.type === 'handoffDeadLettered');
    return testCase;
  },

  'handoff-dead-letter': async (stage) => {
    const testCase = await bring(await stage.refer(), ready);
    const handoffId = firstOf(testCase);
    stage.partner.filing.set(handoffId, refused);
    await handOff(testCase);
    await handoffOf(testCase, ({ deliveryState }) => deliveryState === 'dead-letter');
    stage.partner.filing.delete(handoffId);
    await testCase.give('resendHandoff', { handoffId });
    await handoffOf(testCase, isRequested);
    await completeBy(stage, testCase);
    return testCase;
  },

  'handoff-never-sent': async ({ refer, partner }) => {
    const testCase = await bring(await refer(), ready);
    const handoffId = firstOf(testCase);
    partner.unreachable.add(handoffId);
    await handOff(testCase);
    await handoffOf(testCase, ({ deliveryState }) => deliveryState === 'dead-letter');
    await testCase.give('takeOverHandoff', { handoffId, reasonRef: 'r-1' });
    await handoffOf(testCase, isWithdrawn('nothing-sent'));
    return testCase;
  },

  'handoff-recall-undeliverable': async (stage) => {
    const testCase = await delivered(stage);
    const handoffId = firstOf(testCase);
    stage.partner.recalling.set(handoffId, refused);
    await testCase.give('cancelHandoff', { handoffId });
    await handoffOf(testCase, isWithdrawn('undeliverable'));
    stage.partner.recalling.delete(handoffId);
    await testCase.give('resendHandoff', { handoffId });
    await confirmDeletion(stage, testCase);
    return testCase;
  },

  'handoff-overdue': async ({ refer }) => {
    const testCase = await bring(await refer(), ready);
    await handOff(testCase, { terms: { ...partnerTerms, acceptance: aSecond } });
    await testCase.journal(
      (event) => event.type === 'handoffTermPassed' && event.data.passing === 2,
    );
    return testCase;
  },

  'handoff-polled': async ({ refer, client, partner }) => {
    const testCase = await bring(await refer(), ready);
    const handoffId = await handOff(testCase, { pollEvery: aSecond });
    await handoffOf(testCase, isRequested);
    partner.reports.set(handoffId, { reportId: 'r-1', sequence: 1, status: 'in-progress' });
    await handoffOf(testCase, ({ status }) => status === 'in-progress');
    partner.reports.set(handoffId, { reportId: 'r-2', sequence: 2, status: 'completed' });
    await client.workflow.getHandle(handoffWorkflowId(handoffId)).signal(partnerNudgedSignal);
    await handoffOf(testCase, ({ status }) => status === 'completed');
    return testCase;
  },

  'handoff-continued-as-new': async (stage) => {
    const testCase = await delivered(stage, { limits: { events: 60 } });
    const handoffId = firstOf(testCase);
    for (let sequence = 1; sequence <= 8; sequence += 1) {
      await say(stage.client, handoffId, { status: 'in-progress', sequence });
      await handoffOf(testCase, ({ partnerSequence }) => partnerSequence === sequence);
    }
    await testCase.untilContinued();
    await say(stage.client, handoffId, { status: 'completed', sequence: 9 });
    await handoffOf(testCase, ({ status }) => status === 'completed');
    return testCase;
  },
};
