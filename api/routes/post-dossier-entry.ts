import { readCase } from '../../store/case-view';
import { writeEntries } from '../../store/dossier';
import { answerOnce } from '../commands/answer-once';
import type { CommandDependencies } from '../commands/command-route';
import { unknownCase } from '../commands/unknown-case';
import { collectTexts } from '../commands/texts';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { EntryLineSchema, NewEntrySchema } from '../schemas/dossier-schema';

/** POST /cases/{caseNumber}/dossier */
export function postDossierEntry({ db, keys }: CommandDependencies) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/dossier',
    operationId: 'postDossierEntry',
    summary: 'Add a dossier entry',
    tag: 'Dossier',
    access: { purpose: 'work' },
    params: CaseNumberParams,
    body: NewEntrySchema,
    requiresIdempotencyKey: true,
    responses: { 201: { description: 'The entry, without its content.', schema: EntryLineSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        const { caseNumber } = request.params;
        if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
        const texts = collectTexts({ caseNumber, writtenBy: request.caller.subject, commandId });
        const { body } = request;
        const { kind, content } = body;
        texts.ref(
          kind,
          body.kind === 'confidential' ? { text: content, reason: body.reason } : content,
        );
        await writeEntries(db, keys, texts.entries);
        const [line] = texts.entries.map(
          ({ content: _content, commandId: _commandId, ...rest }) => rest,
        );
        return { status: 201, body: line };
      }),
  });
}
