import type { CommandDependencies } from '../commands/command-route';
import {
  completeOwnStep,
  evaluateAsResident,
  stopSharing,
  type Given,
  type Success,
} from './give-as-resident';
import { readPlan, type PlanParts, type ReadPlan } from './read-plan';
import { readReceipts, type ReadReceipts } from './read-receipts';

/** What a resident can read and do in their own case. It asks nobody who they are: the door has done that. */
export interface ResidentDesk {
  planOf(caseNumber: string): Promise<ReadPlan>;
  receiptsOf(caseNumber: string): Promise<ReadReceipts>;
  completeStep(given: Given, actionId: string): Promise<void>;
  stopSharing(given: Given, partner: string): Promise<void>;
  evaluate(given: Given, success: Success, note: string): Promise<void>;
}

export function createResidentDesk(parts: PlanParts & CommandDependencies): ResidentDesk {
  return {
    planOf: (caseNumber) => readPlan(parts, caseNumber),
    receiptsOf: (caseNumber) => readReceipts(parts, caseNumber),
    completeStep: (given, actionId) => completeOwnStep(parts, given, actionId),
    stopSharing: (given, partner) => stopSharing(parts.db, given, partner),
    evaluate: (given, success, note) => evaluateAsResident(parts, given, success, note),
  };
}
