import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { readTexts } from '../../store/dossier-texts';
import type { CaseKeys } from '../../store/keys/case-keys';
import { readDecisions } from '../../store/leader-lists';
import { closingsIn, deviationsIn, moneyIn, refsOfDecisions } from '../desk/decisions';
import { readNames } from '../desk/read-names';
import { textIn } from '../desk/text-in';
import { viewerOf } from '../desk/viewer-of';
import { defineRoute } from '../route';
import { DecisionsSchema } from '../schemas/leader-schema';

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly policy: Policy;
}

const most = 100;

/** GET /decisions */
export function listDecisions({ db, keys, policy }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/decisions',
    operationId: 'listDecisions',
    summary: 'List what waits for a project leader',
    description: `Money to decide on, deviations to know, and cases to close; of at most ${String(most)} cases.`,
    tag: 'Work',
    touches: 'cases',
    access: { purpose: 'oversee' },
    responses: { 200: { description: 'The oldest first.', schema: DecisionsSchema } },
    handle: async ({ caller }) => {
      const { reach, subject } = caller;
      const cases = await readDecisions(db, { reach, subject, limit: most });
      const caseNumbers = cases.map(({ current }) => current.caseNumber);
      const names = await readNames({ db, keys }, caseNumbers);
      const entryIds = refsOfDecisions(cases);
      const texts = await readTexts(db, keys, { caseNumbers, entryIds });
      const { terms, budget } = policy;
      const context = { now: new Date().toISOString(), terms, budget };
      const desk = { viewer: viewerOf(caller), context, names, textOf: textIn(texts) };
      const body = {
        money: moneyIn(cases, desk),
        deviations: deviationsIn(cases, desk),
        closings: closingsIn(cases, desk),
        isCut: cases.length === most,
      };
      return { status: 200, body, touched: { entryIds: [...texts.keys()] } };
    },
  });
}
