import { composeReport, type ReportContext } from '../domain/report/compose-report';
import type { EditionSlot } from '../domain/report/edition-due';
import type { SignalReport } from '../domain/report/report';
import type { Database, DatabaseTransaction } from './database';
import { numberSignals, recordPublications } from './signals';
import { readTallies } from './tallies';

export interface EditionSummary {
  readonly edition: number;
  readonly kind: 'scheduled' | 'extra';
  readonly from: string;
  readonly until: string;
  readonly isLate: boolean;
}

/**
 * Closes the open edition and publishes it, all or nothing. The same slot again gives the edition it made before.
 * What comes into the journal from now on counts in the next.
 */
export async function publishEdition(
  db: Database,
  slot: EditionSlot,
  context: ReportContext & { readonly now: string },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const open = await trx
      .selectFrom('open_edition')
      .selectAll()
      .forUpdate()
      .executeTakeFirstOrThrow();
    const known = await findBySlot(trx, slot.slot);
    if (known !== undefined) return known;
    const { edition, since } = open;
    const composed = composeReport({
      edition: { edition, from: since, until: context.now, slot },
      lines: await readTallies(trx, edition),
      earlier: await readEarlier(trx),
      context,
    });
    const report = await numberSignals(trx, composed);
    await trx
      .insertInto('edition')
      .values({
        ...{ edition, slot: slot.slot, kind: slot.kind, published_at: context.now },
        report: JSON.stringify(report),
      })
      .execute();
    await recordPublications(trx, report);
    const next = { edition: edition + 1, since: context.now };
    await trx.updateTable('open_edition').set(next).execute();
    return edition;
  });
}

export async function readReport(db: Database, edition: number): Promise<SignalReport | undefined> {
  const row = await db
    .selectFrom('edition')
    .select('report')
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row?.report;
}

/** Keyset page, newest first. */
export async function listEditions(
  db: Database,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly EditionSummary[]> {
  let select = db.selectFrom('edition').select('report').orderBy('edition', 'desc').limit(limit);
  if (before !== undefined) select = select.where('edition', '<', before);
  return (await select.execute()).map(({ report }) => {
    const { edition, kind, from, until, isLate } = report.edition;
    return { edition, kind, from, until, isLate };
  });
}

export async function latestEdition(db: Database): Promise<number | undefined> {
  const [latest] = await listEditions(db, { limit: 1 });
  return latest?.edition;
}

async function findBySlot(trx: DatabaseTransaction, slot: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('edition')
    .select('edition')
    .where('slot', '=', slot)
    .executeTakeFirst();
  return row?.edition;
}

/** What was published before, the oldest first: nine a year. */
async function readEarlier(trx: DatabaseTransaction): Promise<readonly SignalReport[]> {
  const rows = await trx.selectFrom('edition').select('report').orderBy('edition').execute();
  return rows.map(({ report }) => report);
}
