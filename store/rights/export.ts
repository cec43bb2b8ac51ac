import { confidentialKind, listEntries, readEntry } from '../dossier';
import type { Database } from '../database';
import { linesOf } from '../access-log';
import { egressOf } from '../egress-log';
import { readEvents } from '../journal-lines';
import type { CaseKeys } from '../keys/case-keys';
import { readRetention } from './retention';

export interface ExportOptions {
  /** Only after four eyes. */
  readonly withConfidential: boolean;
  readonly now: string;
}

const mostLines = 100_000;

/**
 * Everything the hub holds about one resident (AVG art. 15 and 20): what is known, who was told what and who looked at
 * it, all of one moment. Marked with the journal's last line. Undefined for an unknown case; throws CaseErased.
 */
export function exportCase(
  db: Database,
  keys: CaseKeys,
  caseNumber: string,
  { withConfidential, now }: ExportOptions,
) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const view = await trx
        .selectFrom('case_view')
        .select(['state', 'seq'])
        .where('case_number', '=', caseNumber)
        .executeTakeFirst();
      if (view === undefined) return undefined;
      return {
        caseNumber,
        takenAt: now,
        sequence: view.seq,
        case: view.state,
        events: await readEvents(trx, caseNumber),
        dossier: await entriesOf(trx, keys, caseNumber, withConfidential),
        bases: await basesOf(trx, caseNumber),
        sentToPartners: await egressOf(trx, caseNumber),
        access: (await linesOf(trx, caseNumber, { limit: mostLines })).map(toAccess),
        invitations: await invitationsOf(trx, caseNumber),
        mails: await mailsOf(trx, caseNumber),
        retention: (await readRetention(trx, caseNumber)) ?? null,
      };
    });
}

async function entriesOf(
  db: Database,
  keys: CaseKeys,
  caseNumber: string,
  withConfidential: boolean,
) {
  const lines = await listEntries(db, caseNumber);
  const entries = [];
  for (const line of lines) {
    const isWithheld = line.kind === confidentialKind && !withConfidential;
    const { entryId } = line;
    const entry = isWithheld ? undefined : await readEntry(db, keys, { caseNumber, entryId });
    entries.push(
      entry === undefined
        ? { ...line, withheld: confidentialKind }
        : { ...line, content: entry.content },
    );
  }
  return entries;
}

async function basesOf(db: Database, caseNumber: string) {
  const rows = await db
    .selectFrom('basis')
    .select(['basis_id', 'kind', 'facts', 'recorded_at', 'valid_until', 'withdrawn_at'])
    .where('case_number', '=', caseNumber)
    .orderBy('recorded_at')
    .execute();
  return rows.map((row) => ({
    basisId: row.basis_id,
    kind: row.kind,
    facts: row.facts,
    recordedAt: row.recorded_at,
    validUntil: row.valid_until,
    withdrawnAt: row.withdrawn_at,
  }));
}

/** Which other cases a list showed is not about this one. */
function toAccess(row: Awaited<ReturnType<typeof linesOf>>[number]) {
  return {
    at: row.at,
    subject: row.subject,
    role: row.role,
    organisation: row.organisation,
    authority: row.authority,
    isBreakGlass: row.is_break_glass,
    operation: row.operation,
    purpose: row.purpose,
    entryIds: row.entry_ids,
    status: row.status,
  };
}

async function invitationsOf(db: Database, caseNumber: string) {
  const rows = await db
    .selectFrom('invitation')
    .select(['session_id', 'member', 'is_cancelled'])
    .where('case_number', '=', caseNumber)
    .orderBy('session_id')
    .orderBy('member')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    member: row.member,
    isCancelled: row.is_cancelled,
  }));
}

async function mailsOf(db: Database, caseNumber: string) {
  const rows = await db
    .selectFrom('notice')
    .select(['kind', 'facts', 'made_at', 'sent_at'])
    .where('case_number', '=', caseNumber)
    .orderBy('notice_id')
    .execute();
  return rows.map(({ kind, facts, made_at, sent_at }) => ({
    kind,
    told: facts.told ?? [],
    madeAt: made_at,
    sentAt: sent_at,
  }));
}
