import { readCase } from '../../store/case-view';
import { readStandingEntry } from '../../store/corrections';
import type { Database } from '../../store/database';
import { rememberAnswer, rememberKey } from '../../store/idempotency-keys';
import type { CaseKeys } from '../../store/keys/case-keys';
import { issueCode, type IssuedCode } from '../../store/residents/resident-codes';
import { commandIdOf, newKey, throwIfReused, type KeyedRequest } from '../commands/answer-once';
import { entryIdOf } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { PersonSchema } from '../schemas/person-schema';

interface Parts {
  readonly db: Database;
  readonly keys: CaseKeys;
}

export interface Addressee {
  readonly name?: string;
  readonly birthYear?: number;
}

/**
 * Makes the code of a case and tells it this once: a repeated request gets no code, for none is kept that could be told
 * again. Throws a Problem 409.
 */
export async function issueResidentCode(
  { db, keys }: Parts,
  request: KeyedRequest,
  caseNumber: string,
): Promise<IssuedCode & { readonly addressee: Addressee }> {
  const commandId = commandIdOf(request);
  const addressee = await readAddressee({ db, keys }, caseNumber);
  const { birthYear } = addressee;
  if (birthYear === undefined)
    throw new Problem(409, 'BIRTH_DATE_UNKNOWN', 'The code needs the resident’s date of birth.');
  return db.transaction().execute(async (trx) => {
    const remembered = await rememberKey(trx, newKey(request, commandId));
    throwIfReused(remembered, request);
    if (remembered.answer !== undefined)
      throw new Problem(409, 'CODE_SHOWN_ALREADY', 'A code is shown once; issue another one.');
    const issued = await issueCode(trx, keys, {
      ...{ codeId: entryIdOf(commandId, 0), caseNumber, birthYear },
      ...{ by: request.caller.subject, at: new Date().toISOString() },
    });
    const { codeId, expiresAt } = issued;
    await rememberAnswer(trx, commandId, { status: 201, body: { codeId, expiresAt } });
    return { ...issued, addressee };
  });
}

async function readAddressee({ db, keys }: Parts, caseNumber: string): Promise<Addressee> {
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const { personRef: entryId } = view.current;
  const entry =
    entryId === undefined ? undefined : await readStandingEntry(db, keys, { caseNumber, entryId });
  const { name, birthDate } = PersonSchema.partial().parse(entry?.content ?? {});
  return {
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthYear: Number(birthDate.slice(0, 4)) }),
  };
}
