import { breakGlassAt } from '../../domain/access/break-glass';
import { recordBreakGlass } from '../../store/break-glass';
import { writeEntries } from '../../store/dossier';
import { answerOnce } from '../commands/answer-once';
import type { CommandDependencies } from '../commands/command-route';
import { collectTexts, entryIdOf } from '../commands/texts';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { GrantSchema, NewBreakGlassSchema } from '../schemas/break-glass-schema';
import { CaseNumberParams } from '../schemas/case-schema';

/** Apart from the places of texts: it names the grant itself. */
const grantPlace = 1_000;

/** POST /cases/{caseNumber}/break-glass: an hour of reading, told to the case holder and looked back at by a project leader. */
export function postBreakGlass({ db, keys }: Pick<CommandDependencies, 'db' | 'keys'>) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/break-glass',
    operationId: 'postBreakGlass',
    summary: 'Read a case in an emergency without being on it',
    description: 'Needs a token with a second factor: `amr` with `mfa`, `otp` or `hwk` (RFC 8176).',
    tag: 'Access',
    access: { purpose: 'break-glass', needsSecondFactor: true },
    params: CaseNumberParams,
    body: NewBreakGlassSchema,
    requiresIdempotencyKey: true,
    refusals: ['ACCESS_NOT_NEEDED'],
    responses: { 201: { description: 'You may read this case until then.', schema: GrantSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        const { caseNumber } = request.params;
        const { subject, access } = request.caller;
        if (access.level === 'content')
          throw new Problem(409, 'ACCESS_NOT_NEEDED', 'You may read this case already.');
        const { reason, explanation } = request.body;
        const texts = collectTexts({ caseNumber, writtenBy: subject, commandId });
        const textRef = texts.ref('break-glass', explanation);
        const id = entryIdOf(commandId, grantPlace);
        const asked = { id, caseNumber, subject, reason, textRef };
        const broken = breakGlassAt(asked, new Date().toISOString());
        await db.transaction().execute(async (trx) => {
          await writeEntries(trx, keys, texts.entries);
          await recordBreakGlass(trx, broken);
        });
        return { status: 201, body: { breakGlassId: id, caseNumber, endsAt: broken.endsAt } };
      }),
  });
}
