import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { writtenCode } from '../../domain/resident/resident-code';
import { renderLetter } from '../pages/resident/render-letter';
import { pageHeaders } from '../pages/render-page';
import { issueResidentCode } from '../residents/issue-code';
import { readPlan, type PlanParts } from '../residents/read-plan';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ResidentCodeSchema } from '../schemas/resident-code-schema';

export interface LetterParts {
  /** Where residents reach the hub. */
  readonly publicUrl: string;
  readonly supportPhone: string;
}

interface Dependencies extends PlanParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly letter: LetterParts;
}

/** POST /cases/{caseNumber}/resident-codes: for programs, and as the letter that carries the code. */
export function postResidentCode(dependencies: Dependencies) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/resident-codes',
    operationId: 'postResidentCode',
    summary: 'Make the code with which the resident reads the plan',
    description:
      'Works for 30 days, with the year of birth. The code before it stops working. It is told once: a repeated request is refused.',
    tag: 'Access',
    access: { purpose: 'issue-code' },
    params: CaseNumberParams,
    requiresIdempotencyKey: true,
    produces: ['application/json', 'text/html'],
    refusals: ['BIRTH_DATE_UNKNOWN', 'CODE_SHOWN_ALREADY'],
    responses: { 201: { description: 'The code.', schema: ResidentCodeSchema } },
    handle: async (request) => {
      const { caseNumber } = request.params;
      const issued = await issueResidentCode(dependencies, request, caseNumber);
      const { codeId, code, expiresAt, addressee } = issued;
      if (request.mediaType === 'application/json')
        return { status: 201, body: { codeId, code: writtenCode(code), expiresAt } };
      const { plan } = await readPlan(dependencies, caseNumber);
      const view = {
        plan,
        code: writtenCode(code),
        expiresAt,
        writtenAt: new Date().toISOString(),
      };
      const { letter, policy } = dependencies;
      const from = { ...letter, municipality: policy.municipality };
      return {
        status: 201,
        headers: pageHeaders,
        body: renderLetter({ ...view, addressee, from }),
      };
    },
  });
}
