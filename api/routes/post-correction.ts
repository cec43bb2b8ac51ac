import { answerOnce } from '../commands/answer-once';
import type { CommandDependencies } from '../commands/command-route';
import { correctEntry, type CorrectionParts } from '../rights/correct-entry';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { CorrectionSchema, NewCorrectionSchema } from '../schemas/correction-schema';

/** POST /cases/{caseNumber}/corrections: of a closed case too, for as long as it is kept. */
export function postCorrection(dependencies: CommandDependencies & CorrectionParts) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/corrections',
    operationId: 'postCorrection',
    summary: 'Correct a dossier entry',
    description: 'The old entry stays, and says which one counts; partners that had it are told.',
    tag: 'Rights',
    access: { purpose: 'work' },
    params: CaseNumberParams,
    body: NewCorrectionSchema,
    requiresIdempotencyKey: true,
    refusals: ['ENTRY_CORRECTED', 'ERASURE_UNDER_WAY'],
    responses: {
      201: { description: 'The correcting entry, and who is told.', schema: CorrectionSchema },
    },
    handle: (request) =>
      answerOnce(dependencies.db, request, async (commandId) => ({
        status: 201,
        body: await correctEntry(dependencies, {
          ...request.body,
          caseNumber: request.params.caseNumber,
          writtenBy: request.caller.subject,
          commandId,
        }),
      })),
  });
}
