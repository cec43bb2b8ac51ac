import { workingDaysLate } from '../../domain/calendar/working-days';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { readPassedTerms, type PassedTerm } from '../../store/leader-lists';
import { optional } from '../desk/case-desk';
import { readNames } from '../desk/read-names';
import { defineRoute } from '../route';
import { DeadlinesSchema } from '../schemas/leader-schema';

const most = 300;

/** GET /deadlines: terms that have passed. */
export function listDeadlines(dependencies: { readonly db: Database; readonly keys: CaseKeys }) {
  return defineRoute({
    method: 'get',
    path: '/deadlines',
    operationId: 'listDeadlines',
    summary: 'List the terms that have passed',
    description: `For the second time, for the first time, and who is out of sight; at most ${String(most)}.`,
    tag: 'Work',
    touches: 'cases',
    access: { purpose: 'oversee' },
    responses: { 200: { description: 'The oldest first.', schema: DeadlinesSchema } },
    handle: async ({ caller: { reach } }) => {
      const terms = await readPassedTerms(dependencies.db, { reach, limit: most });
      const names = await readNames(
        dependencies,
        terms.map(({ caseNumber }) => caseNumber),
      );
      const now = new Date().toISOString();
      const lines = terms.map((term) => lineOf(term, names.get(term.caseNumber), now));
      const isLost = ({ kind }: { readonly kind: string }) => kind === 'out-of-reach';
      const missed = lines.filter((line) => !isLost(line));
      return {
        status: 200,
        body: {
          secondTime: missed.filter(({ passings }) => passings > 1),
          firstTime: missed.filter(({ passings }) => passings === 1),
          outOfSight: lines.filter(isLost),
          isCut: terms.length === most,
        },
      };
    },
  });
}

function lineOf(term: PassedTerm, shortName: string | undefined, now: string) {
  const { caseNumber, stage, deadline, handoffId } = term;
  const about = handoffId ?? ('about' in deadline ? deadline.about : undefined);
  const { kind, dueAt, passings } = deadline;
  return {
    ...{ caseNumber, stage, kind, dueAt, passings },
    workingDaysLate: workingDaysLate(dueAt, now),
    ...optional('shortName', shortName),
    ...optional('caseHolder', term.caseHolder ?? undefined),
    ...optional('backup', term.backup ?? undefined),
    ...optional('about', about),
    ...optional('partner', term.partner ?? undefined),
    ...optional('lastContactAt', term.lastContactAt ?? undefined),
  };
}
