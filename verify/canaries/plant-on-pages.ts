import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readCase } from '../../store/case-view';
import { createDatabase, type Database } from '../../store/database';
import { writeEntries, type DossierEntry } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { Stack } from '../support/stack';
import type { CanaryBook } from './canary-book';
import type { DeskLife } from './desk-life';

/**
 * What a hub would do that did not part cases: the text of a step says what is confidential in another case, lists and
 * addresses tell a name, and drafts, forms that wait and questions stand open beside the cases.
 */
export async function plantOnPages(
  { databaseUrl: url }: Stack,
  keys: CaseKeys,
  book: CanaryBook,
  life: DeskLife,
): Promise<DeskLife> {
  const [one, other] = life.cases;
  if (one === undefined || other === undefined) throw new Error('There are two cases.');
  const { caseNumber } = one.writer;
  const text = (field: string) => book.text('refused', `planted ${field}`);
  const db = createDatabase({ url, poolSize: 1 });
  const refs = await refsOf(db, caseNumber);
  const correct = (kind: keyof typeof refs, content: unknown): DossierEntry => ({
    ...{ caseNumber, entryId: randomUUID(), kind, content, corrects: refs[kind] },
    ...{ writtenBy: 'wc-01', writtenAt: new Date().toISOString() },
    correctionReason: 'written-wrongly',
  });
  await writeEntries(db, keys, [
    correct('action', `${other.confidential} ${text('step of another case')}`),
    correct('person', { name: book.word('refused', 'planted name'), birthDate: '1990-05-05' }),
  ]);
  const content = JSON.stringify(text('draft'));
  await sql`update session_draft set content = ${content}::jsonb where case_number = ${caseNumber}`.execute(
    db,
  );
  await sql`insert into kept_form values ('planted', ${text('form')}, now())`.execute(db);
  await sql`update budget_question set asked_by = ${text('question about money')}
    where case_number = ${caseNumber}`.execute(db);
  await db.destroy();
  return { ...life, keptAt: `${life.keptAt}&naam=${book.word('refused', 'planted address')}` };
}

/** The first step and the person. */
async function refsOf(db: Database, caseNumber: string) {
  const view = await readCase(db, caseNumber);
  const action = view?.current.plan?.actions[0]?.whatRef;
  const person = view?.current.personRef;
  if (action === undefined || person === undefined) throw new Error('The case has no plan.');
  return { action, person };
}
