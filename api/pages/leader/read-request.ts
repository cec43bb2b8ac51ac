import { Problem } from '../../problem';
import type { Visit } from '../desk/visit';
import { operations, type AnswerOf } from '../operations';

type Budget = AnswerOf<'listBudgetRequests'>;

/** One request for money with its texts, and the budget of its case. */
export interface AskedMoney {
  readonly caseNumber: string;
  readonly budget: Budget;
  readonly request: Budget['requests'][number];
  readonly purpose: string;
  readonly breakthrough: string;
  readonly alternatives: string | undefined;
  /** Why it was decided so. */
  readonly reason: string | undefined;
}

/** Each text is a line of its own in the access log: the whole dossier stays shut. */
export async function readRequest(visit: Visit, atLeast?: string): Promise<AskedMoney> {
  const { caseNumber = '', requestId } = visit.params;
  const { body: budget } = await visit.perform(operations.listBudgetRequests, {
    params: { caseNumber },
    ...(atLeast === undefined ? {} : { query: { atLeast } }),
  });
  const request = budget.requests.find((one) => one.requestId === requestId);
  if (request === undefined) throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  const textOf = async (entryId: string | undefined) => {
    if (entryId === undefined) return undefined;
    const params = { caseNumber, entryId };
    const { content } = (await visit.perform(operations.getDossierEntry, { params })).body;
    return typeof content === 'string' ? content : undefined;
  };
  const [purpose = '', breakthrough = '', alternatives, reason] = await Promise.all([
    textOf(request.purposeRef),
    textOf(request.breakthroughRef),
    textOf(request.alternativesRef),
    textOf(request.reasonRef),
  ]);
  return { ...{ caseNumber, budget, request, purpose, breakthrough, alternatives, reason } };
}
