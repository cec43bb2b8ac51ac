import { randomUUID } from 'node:crypto';
import type { ProcessingActivity } from '../../domain/processing/activity';
import type { AccessLog } from '../../store/access-log';
import { nextSpan } from '../../store/trace-context';
import { Problem } from '../problem';
import { resident } from '../residents/resident';
import type { ResidentDesk } from '../residents/resident-desk';
import type { ResidentDoor } from '../residents/resident-door';
import { logUnavailable } from './account-for';

interface PageOperation {
  readonly name:
    | 'openResidentPlan'
    | 'readResidentPlan'
    | 'readResidentReceipt'
    | 'completeResidentStep'
    | 'stopResidentSharing'
    | 'evaluateAsResident';
  readonly activity: ProcessingActivity;
  readonly caseNumber: string;
}

type Write = (
  operation: PageOperation,
  end: {
    readonly startedAt: string;
    readonly status: number;
    readonly entryIds: readonly string[];
  },
) => Promise<void>;

/** The door as the pages use it: whoever got in has a line; a wrong code reached no case and has none. */
export function logResidentDoor(door: ResidentDoor, log: AccessLog): ResidentDoor {
  const write = writing(log);
  return {
    ...door,
    async open(given, address, now) {
      const startedAt = new Date().toISOString();
      const opened = await door.open(given, address, now);
      if (opened.result !== 'open') return opened;
      const { caseNumber } = opened.plan;
      const operation = { name: 'openResidentPlan', activity: 'case', caseNumber } as const;
      await write(operation, { startedAt, status: 200, entryIds: [] });
      return opened;
    },
  };
}

/** The desk as the pages use it: one line for each page that is read and each form that is given. */
export function logResidentPages(desk: ResidentDesk, log: AccessLog): ResidentDesk {
  const write = writing(log);
  const logged = async <Result>(
    operation: PageOperation,
    work: () => Promise<Result>,
    readIn: (result: Result) => readonly string[] = () => [],
  ): Promise<Result> => {
    const startedAt = new Date().toISOString();
    try {
      const result = await work();
      await write(operation, { startedAt, status: 200, entryIds: readIn(result) });
      return result;
    } catch (error) {
      const status = error instanceof Problem ? error.status : 500;
      if (!isOfTheLog(error)) await write(operation, { startedAt, status, entryIds: [] });
      throw error;
    }
  };
  return {
    planOf: (caseNumber) =>
      logged(
        { name: 'readResidentPlan', activity: 'case', caseNumber },
        () => desk.planOf(caseNumber),
        ({ entryIds }) => entryIds,
      ),
    receiptsOf: (caseNumber) =>
      logged(
        { name: 'readResidentReceipt', activity: 'handoff', caseNumber },
        () => desk.receiptsOf(caseNumber),
        ({ entryIds }) => entryIds,
      ),
    completeStep: (given, actionId) =>
      logged({ name: 'completeResidentStep', activity: 'case', ...placeOf(given) }, () =>
        desk.completeStep(given, actionId),
      ),
    stopSharing: (given, partner) =>
      logged({ name: 'stopResidentSharing', activity: 'handoff', ...placeOf(given) }, () =>
        desk.stopSharing(given, partner),
      ),
    evaluate: (given, success, note) =>
      logged({ name: 'evaluateAsResident', activity: 'evaluation', ...placeOf(given) }, () =>
        desk.evaluate(given, success, note),
      ),
  };
}

function placeOf({ caseNumber }: { readonly caseNumber: string }) {
  return { caseNumber };
}

function isOfTheLog(error: unknown): boolean {
  return error instanceof Problem && error.code === 'LOG_UNAVAILABLE';
}

function writing(log: AccessLog): Write {
  return async ({ name, activity, caseNumber }, { startedAt, status, entryIds }) => {
    const { traceId, spanId } = nextSpan();
    const access = {
      ...{ operationId: randomUUID(), traceId, operation: name, purpose: activity },
      ...resident,
      ...{ authority: 'resident-code', isBreakGlass: false },
      ...{ caseNumbers: [caseNumber], entryIds, status },
    };
    const processing = { activity, spanId, startedAt, endedAt: new Date().toISOString() };
    try {
      await log.append(status < 400 || status === 409 ? { access, processing } : { access });
    } catch (cause) {
      throw logUnavailable(cause);
    }
  };
}
