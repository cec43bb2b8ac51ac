import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
  type UpdateDefinition,
} from '@temporalio/common';
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import { attentionKinds, isOverdue } from '../../domain/case/attention';
import type { Case, Stage } from '../../domain/case/case';
import { commandRules } from '../../domain/case/command-rules';
import type { Command, CommandName } from '../../domain/case/commands';
import { nextWakeAt } from '../../domain/case/deadlines';
import type { CaseEvent } from '../../domain/case/events';
import { waitingFor, type WaitingFor } from '../../domain/case/waiting-for';
import type { HandoffErrand } from '../../domain/handoff/errand';
import type { HandoffFact } from '../../domain/handoff/events';
import type { Terms } from '../../domain/policy/policy';

/** When a run has become long enough to continue as new, and how many command ids travel along. */
export interface RunLimits {
  readonly events: number;
  readonly commands: number;
  readonly seenCommands: number;
}

/** What a run starts with; after continue-as-new operators read it in full in the Temporal UI. */
export interface ResidentCaseInput {
  readonly current: Case;
  readonly terms: Terms;
  readonly limits: RunLimits;
  /** Ids of the last commands, so that a repeat after continue-as-new is known as one. */
  readonly seen?: readonly string[];
  readonly unrecorded?: readonly CaseEvent[];
  /** What hand-offs are still to be told, with the journal line that must be written first. */
  readonly errands?: readonly PlannedErrand[];
}

export interface PlannedErrand {
  readonly afterSeq: number;
  readonly errand: HandoffErrand;
}

/** What every command answers: small, for it is what the compact history of the Temporal UI prints. */
export interface CommandResult {
  readonly sequence: number;
  readonly stage: Stage;
  readonly waitingFor: WaitingFor;
  readonly attentions: readonly string[];
  /** The hand-off this command asked for. */
  readonly handoffId?: string;
}

export const residentCaseType = 'residentCase';

/** `case/OK-2026-00042` */
export function caseWorkflowId(caseNumber: string): string {
  return `case/${caseNumber}`;
}

export function commandUpdate(name: CommandName): UpdateDefinition<CommandResult, [Command]> {
  return defineUpdate<CommandResult, [Command]>(name);
}

/** What a hand-off tells its case: facts in their order, some of which the case may know already. */
export const handoffReportedSignal =
  defineSignal<[{ readonly handoffId: string; readonly facts: readonly HandoffFact[] }]>(
    'handoffReported',
  );

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandRules, name);
}

export function commandResult(current: Case, commandId?: string): CommandResult {
  const asked = current.handoffs?.find((handoff) => handoff.commandId === commandId);
  return {
    ...(asked === undefined ? {} : { handoffId: asked.handoffId }),
    stage: current.stage,
    attentions: attentionKinds(current),
    waitingFor: waitingFor(current),
    sequence: current.sequence,
  };
}

const keys = {
  stage: defineSearchAttributeKey('CaseStage', 'KEYWORD'),
  waitingFor: defineSearchAttributeKey('WaitingFor', 'KEYWORD'),
  team: defineSearchAttributeKey('Team', 'KEYWORD'),
  outcome: defineSearchAttributeKey('Outcome', 'KEYWORD'),
  attention: defineSearchAttributeKey('Attention', 'KEYWORD_LIST'),
  nextDeadline: defineSearchAttributeKey('NextDeadline', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
};

/** What operators find cases by: codes and dates only, for search attributes are never encrypted. Null takes one away. */
export function caseSearchAttributes(current: Case): SearchAttributeUpdatePair[] {
  const wakesAt = nextWakeAt(current);
  return [
    { key: keys.stage, value: current.stage },
    { key: keys.waitingFor, value: waitingFor(current) },
    { key: keys.team, value: current.team },
    { key: keys.attention, value: [...attentionKinds(current)] },
    { key: keys.overdue, value: isOverdue(current) },
    { key: keys.outcome, value: current.outcome ?? null },
    { key: keys.nextDeadline, value: wakesAt === undefined ? null : new Date(wakesAt) },
  ];
}

/** The same start, whoever makes it: the API at once, or the relay when the engine is back. */
export function caseStart(input: ResidentCaseInput) {
  const args: [ResidentCaseInput] = [input];
  return {
    workflowId: caseWorkflowId(input.current.caseNumber),
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    // With the worker's short sticky timeout a killed worker delays its cases by 3 s, not 10.
    workflowTaskTimeout: '3 seconds',
    typedSearchAttributes: caseSearchAttributes(input.current).filter(isSet),
    staticSummary: `Case ${input.current.caseNumber}, ${input.current.team} table`,
    args,
  };
}

function isSet(pair: SearchAttributeUpdatePair): pair is SearchAttributePair {
  return pair.value !== null;
}
