import type { Logger } from 'pino';
import { searchTermsOf } from '../../domain/person/search-terms';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { findCases } from '../../store/person-hashes';
import { createSearchLimit } from '../rights/search-limit';
import { defineRoute } from '../route';
import { CaseSearchSchema, FoundCasesSchema } from '../schemas/person-schema';

interface Parts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly logger: Logger;
  /** Of one member, in ten minutes. */
  readonly searchLimit: number;
}

/**
 * POST /case-searches: personal data has no place in a URL. It changes nothing and takes no Idempotency-Key, so that no
 * answer of it is kept.
 */
export function postCaseSearch({ db, keys, logger, searchLimit }: Parts) {
  const limit = createSearchLimit(searchLimit, logger);
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
    handle: async ({ body, caller: { reach, subject } }) => {
      limit.count(subject);
      const found = await Promise.all(
        searchTermsOf(body).map((term) => findCases({ db, keys }, reach, term)),
      );
      const cases = found.flat().map((caseNumber) => ({ caseNumber }));
      if (cases.length === 0) limit.missed(subject);
      return { status: 200, body: { cases } };
    },
  });
}
