import type { Database } from '../database';

export interface ExportApproval {
  readonly caseNumber: string;
  /** Member code of who may export what is confidential. */
  readonly exporter: string;
  readonly approvedBy: string;
  readonly expiresAt: string;
}

/** Four eyes, in the table too: nobody approves their own export. */
export async function approveExport(
  db: Database,
  { caseNumber, exporter, approvedBy, expiresAt }: ExportApproval,
): Promise<void> {
  await db
    .insertInto('export_approval')
    .values({ case_number: caseNumber, exporter, approved_by: approvedBy, expires_at: expiresAt })
    .execute();
}

export async function isExportApproved(
  db: Database,
  { caseNumber, exporter }: Pick<ExportApproval, 'caseNumber' | 'exporter'>,
  now: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('export_approval')
    .select('approved_by')
    .where('case_number', '=', caseNumber)
    .where('exporter', '=', exporter)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
