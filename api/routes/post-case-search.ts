import { searchTermsOf } from '../../domain/person/search-terms';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { findCases } from '../../store/person-hashes';
import { defineRoute } from '../route';
import { CaseSearchSchema, FoundCasesSchema } from '../schemas/person-schema';

interface Parts {
  readonly db: Database;
  readonly keys: CaseKeys;
}

/**
 * POST /case-searches: personal data has no place in a URL. It changes nothing and takes no Idempotency-Key, so that no
 * answer of it is kept.
 */
export function postCaseSearch({ db, keys }: Parts) {
  return defineRoute({
    method: 'post',
    path: '/case-searches',
    operationId: 'postCaseSearch',
    summary: 'Find the cases of a person',
    description: 'Only cases that the list of cases shows to the caller are found.',
    tag: 'Cases',
    touches: 'cases',
    access: { purpose: 'search' },
    body: CaseSearchSchema,
    responses: { 200: { description: 'The numbers of the cases.', schema: FoundCasesSchema } },
    handle: async ({ body, caller: { reach } }) => {
      const found = await Promise.all(
        searchTermsOf(body).map((term) => findCases({ db, keys }, reach, term)),
      );
      return { status: 200, body: { cases: found.flat().map((caseNumber) => ({ caseNumber })) } };
    },
  });
}
