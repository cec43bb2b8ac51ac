import { Problem } from '../../problem';
import { operations } from '../operations';
import type { Visit } from './visit';

/** Corrects what is known of the resident by the date of birth. Throws the Problems of the API. */
export async function recordBirthDate(
  visit: Visit,
  birthDate: string,
  idempotencyKey: string,
): Promise<void> {
  const { caseNumber = '' } = visit.params;
  const params = { caseNumber };
  const { body } = await visit.perform(operations.getCase, { params });
  const { entryId, content } = await standingEntry(visit, caseNumber, body.personRef);
  if ('birthDate' in content) return;
  await visit.perform(operations.postCorrection, {
    params,
    body: { entryId, content: { ...content, birthDate }, reason: 'written-wrongly' },
    idempotencyKey,
  });
}

/** The entry that counts now, behind those that were corrected. */
async function standingEntry(
  visit: Visit,
  caseNumber: string,
  entryId: string | undefined,
): Promise<{ readonly entryId: string; readonly content: object }> {
  if (entryId === undefined) throw new Problem(404, 'ENTRY_UNKNOWN', 'Nobody is known here.');
  const params = { caseNumber, entryId };
  const { body } = await visit.perform(operations.getDossierEntry, { params });
  if (body.correctedBy !== undefined) return standingEntry(visit, caseNumber, body.correctedBy);
  const { content } = body;
  return { entryId, content: typeof content === 'object' && content !== null ? content : {} };
}
