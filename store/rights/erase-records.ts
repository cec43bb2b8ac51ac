import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database';
import { erasedFingerprint } from '../idempotency-keys';

/** Tables with a row per case that go with it. */
export const erasedTables = [
  'case_journal',
  'case_view',
  'case_contribution',
  'person_hash',
  'dossier_entry',
  'session_draft',
  'work_acknowledgement',
  'budget_question',
  'deviation_seen',
  'export_approval',
  'codec_grant',
  'inbox',
  'slot_claim',
  'invitation',
  'notice',
  'egress',
  'basis_grant',
  'basis',
] as const;

/** What stays with the number of an erased case in it, each for a reason of its own: docs/security.md. */
export const keptTables = [
  'access_log',
  'processing_log',
  'break_glass',
  'case_budget',
  'budget_request',
  'budget_ledger',
  'budget_refused',
  'case_key',
  'case_retention',
  'erasure',
  'tombstone',
] as const;

/**
 * Deletes all that the read model, the journal, the dossier, the register, the outbox and the inbox hold of a case, in
 * one transaction; what it added to the figures stays in their sums. Repeating it does no harm. Throws unless the
 * erasure of this case is being carried out: the journal's trigger refuses.
 */
export async function eraseRecords(db: Database, caseNumber: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('hub.erasing', ${caseNumber}, true)`.execute(trx);
    await forgetRequests(trx, caseNumber);
    await forgetPartnerMessages(trx, caseNumber);
    for (const table of erasedTables)
      await trx.deleteFrom(table).where('case_number', '=', caseNumber).execute();
  });
}

/** The ids stay unique for ever; the fingerprints are hashes of texts and go. */
async function forgetRequests(trx: DatabaseTransaction, caseNumber: string): Promise<void> {
  const commands = trx
    .selectFrom('case_journal')
    .select('command_id')
    .where('case_number', '=', caseNumber)
    .where('command_id', 'is not', null)
    .union(
      trx
        .selectFrom('dossier_entry')
        .select('command_id')
        .where('case_number', '=', caseNumber)
        .where('command_id', 'is not', null),
    );
  await trx
    .updateTable('idempotency_key')
    .set({
      fingerprint: erasedFingerprint,
      status: null,
      answer: null,
      traceparent: null,
      case_number: null,
    })
    .where((where) =>
      where.or([where('case_number', '=', caseNumber), where('command_id', 'in', commands)]),
    )
    .execute();
}

async function forgetPartnerMessages(trx: DatabaseTransaction, caseNumber: string): Promise<void> {
  const ofHandoffs = `${caseNumber}-H%`;
  await trx.deleteFrom('handoff_link').where('handoff_id', 'like', ofHandoffs).execute();
  await trx
    .updateTable('partner_message')
    .set({ body_hash: erasedFingerprint, handoff_id: null })
    .where('handoff_id', 'like', ofHandoffs)
    .execute();
}
