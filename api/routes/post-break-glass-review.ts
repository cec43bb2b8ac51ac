import { z } from 'zod';
import { refuseReview } from '../../domain/access/break-glass';
import { closeReview, readBreakGlass } from '../../store/break-glass';
import { writeEntries } from '../../store/dossier';
import { answerOnce } from '../commands/answer-once';
import type { CommandDependencies } from '../commands/command-route';
import { collectTexts } from '../commands/texts';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { BreakGlassIdParams, NewReviewSchema } from '../schemas/break-glass-schema';
import { instant } from '../schemas/text';

const ReviewedSchema = z
  .object({ breakGlassId: z.uuid(), caseNumber: z.string(), reviewedAt: instant })
  .meta({ id: 'BreakGlassReview' });

const details = {
  OWN_BREAK_GLASS: 'Somebody else has to look at what you did.',
  ALREADY_REVIEWED: 'Somebody looked at this already.',
} as const;

/** POST /break-glass-reviews/{breakGlassId}: closes the review, once and by somebody else. */
export function postBreakGlassReview({ db, keys }: Pick<CommandDependencies, 'db' | 'keys'>) {
  return defineRoute({
    method: 'post',
    path: '/break-glass-reviews/{breakGlassId}',
    operationId: 'postBreakGlassReview',
    summary: 'Review access in an emergency',
    tag: 'Access',
    touches: 'cases',
    access: { purpose: 'review' },
    params: BreakGlassIdParams,
    body: NewReviewSchema,
    requiresIdempotencyKey: true,
    refusals: Object.keys(details),
    responses: { 201: { description: 'The review is closed.', schema: ReviewedSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        const { breakGlassId } = request.params;
        const { subject: by } = request.caller;
        const broken = await readBreakGlass(db, breakGlassId);
        if (broken === undefined)
          throw new Problem(404, 'BREAK_GLASS_UNKNOWN', 'There is no such access.');
        const refusal = refuseReview(broken, by);
        if (refusal !== undefined) throw new Problem(409, refusal, details[refusal]);
        const { caseNumber } = broken;
        const { verdict, explanation } = request.body;
        const at = new Date().toISOString();
        const texts = collectTexts({ caseNumber, writtenBy: by, commandId });
        const textRef = texts.ref('break-glass-review', explanation);
        await db.transaction().execute(async (trx) => {
          const review = { by, at, verdict, textRef };
          if (!(await closeReview(trx, breakGlassId, review)))
            throw new Problem(409, 'ALREADY_REVIEWED', details.ALREADY_REVIEWED);
          await writeEntries(trx, keys, texts.entries);
        });
        return { status: 201, body: { breakGlassId, caseNumber, reviewedAt: at } };
      }),
  });
}
