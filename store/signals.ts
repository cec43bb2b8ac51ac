import { sql } from 'kysely';
import type { GivenAnswer, SignalAnswer, SignalStanding, Wording } from '../domain/report/answer';
import type { SignalReport } from '../domain/report/report';
import type { Database, DatabaseTransaction } from './database';
import { addNotices } from './notices';

/** The report with a number for each theme that it publishes; a theme that is published for the first time gets one. */
export async function numberSignals(
  trx: DatabaseTransaction,
  report: SignalReport,
): Promise<SignalReport> {
  const published = publishedThemes(report);
  if (published.length === 0) return report;
  await trx
    .insertInto('signal')
    .values(published.map((theme) => ({ theme })))
    .onConflict((conflict) => conflict.column('theme').doNothing())
    .execute();
  const rows = await trx.selectFrom('signal').selectAll().where('theme', 'in', published).execute();
  const numbers = new Map(rows.map(({ theme, signal }) => [theme, signal]));
  const themes = report.themes.map((line) => {
    const signal = numbers.get(line.theme);
    return signal === undefined ? line : { ...line, signal };
  });
  return { ...report, themes };
}

/** Remembers which signals an edition published. */
export async function recordPublications(
  trx: DatabaseTransaction,
  { edition: { edition }, themes }: SignalReport,
): Promise<void> {
  const rows = themes.flatMap(({ signal }) => (signal === undefined ? [] : [{ signal, edition }]));
  if (rows.length > 0) await trx.insertInto('signal_publication').values(rows).execute();
}

function publishedThemes({ themes }: SignalReport): readonly string[] {
  return themes.filter(({ count }) => count !== 'withheld').map(({ theme }) => theme);
}

/** Every signal there ever was, with its wording, editions and answers; at most one per theme. */
export async function readStandings(db: Database): Promise<readonly SignalStanding[]> {
  const signals = await db
    .selectFrom('signal')
    .leftJoin('signal_wording', 'signal_wording.theme', 'signal.theme')
    .select(['signal.signal', 'signal.theme', 'signal_wording.wording'])
    .orderBy('signal.signal')
    .execute();
  const publications = await db
    .selectFrom('signal_publication')
    .selectAll()
    .orderBy('edition')
    .execute();
  const answers = await db
    .selectFrom('signal_answer')
    .selectAll()
    .orderBy('answered_at')
    .orderBy('command_id')
    .execute();
  return signals.map(({ signal, theme, wording }) => ({
    signal,
    theme,
    ...(wording === null ? {} : { wording }),
    editions: publications.filter((each) => each.signal === signal).map(({ edition }) => edition),
    answers: answers.filter((each) => each.signal === signal).map(toAnswer),
  }));
}

export interface AnswerToStore {
  readonly edition: number;
  readonly signal: number;
  readonly answer: SignalAnswer;
  readonly by: string;
  readonly commandId: string;
  readonly now: string;
}

export type AnswerOutcome = 'answered' | 'repeated' | 'unknown-signal' | 'unknown-edition';

/** Stores an answer and, in the same transaction, that those who raised the signal are to hear of it. */
export async function storeAnswer(db: Database, given: AnswerToStore): Promise<AnswerOutcome> {
  const { edition, signal, answer, by, commandId, now } = given;
  return db.transaction().execute(async (trx) => {
    const published = await publicationsOf(trx, signal);
    if (published === undefined) return 'unknown-signal';
    if (!published.editions.includes(edition)) return 'unknown-edition';
    const row = {
      ...{ command_id: commandId, signal, edition },
      ...{ answer: JSON.stringify(answer), answered_by: by, answered_at: now },
    };
    const stored = await trx
      .insertInto('signal_answer')
      .values(row)
      .onConflict((conflict) => conflict.column('command_id').doNothing())
      .executeTakeFirst();
    if (stored.numInsertedOrUpdatedRows === 0n) return 'repeated';
    await tellRaisers(trx, { ...given, theme: published.theme });
    return 'answered';
  });
}

/** A person releases what the policy group reads of a theme. */
export async function releaseWording(
  db: Database,
  {
    theme,
    wording,
    by,
    now,
  }: {
    readonly theme: string;
    readonly wording: Wording;
    readonly by: string;
    readonly now: string;
  },
): Promise<void> {
  const released = { wording: JSON.stringify(wording), released_by: by, released_at: now };
  await db
    .insertInto('signal_wording')
    .values({ theme, ...released })
    .onConflict((conflict) => conflict.column('theme').doUpdateSet(released))
    .execute();
}

export async function readWordings(db: Database): Promise<ReadonlyMap<string, Wording>> {
  const rows = await db.selectFrom('signal_wording').select(['theme', 'wording']).execute();
  return new Map(rows.map(({ theme, wording }) => [theme, wording]));
}

async function publicationsOf(trx: DatabaseTransaction, signal: number) {
  const rows = await trx
    .selectFrom('signal')
    .innerJoin('signal_publication', 'signal_publication.signal', 'signal.signal')
    .select(['theme', 'edition'])
    .where('signal.signal', '=', signal)
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  return { theme: first.theme, editions: rows.map(({ edition }) => edition) };
}

/** Members who raised the theme in an edition up to the answered one hear of the answer once. */
async function tellRaisers(
  trx: DatabaseTransaction,
  { theme, edition, commandId, now }: AnswerToStore & { readonly theme: string },
): Promise<void> {
  const raisers = await trx
    .selectFrom('case_journal')
    .select(sql<string>`by->>'subject'`.as('member'))
    .distinct()
    .where('type', '=', 'signalRaised')
    .where('edition', '<=', edition)
    .where(sql`data->>'theme'`, '=', theme)
    .execute();
  const notices = raisers.map(({ member }) => ({
    ...{ key: `signal-answer/${commandId}/${member}`, kind: 'signal-answered' as const },
    facts: { audience: [], at: now, answerId: commandId, member },
  }));
  await addNotices(trx, undefined, notices);
}

export interface AnswerToTell {
  readonly signal: number;
  readonly theme: string;
  readonly answer: SignalAnswer;
}

export async function readAnswer(
  db: Database,
  commandId: string,
): Promise<AnswerToTell | undefined> {
  return db
    .selectFrom('signal_answer')
    .innerJoin('signal', 'signal.signal', 'signal_answer.signal')
    .select(['signal.signal', 'signal.theme', 'signal_answer.answer'])
    .where('command_id', '=', commandId)
    .executeTakeFirst();
}

function toAnswer({
  answer,
  edition,
  answered_at,
}: {
  readonly answer: SignalAnswer;
  readonly edition: number;
  readonly answered_at: string;
}): GivenAnswer {
  return { ...answer, edition, answeredAt: answered_at };
}
