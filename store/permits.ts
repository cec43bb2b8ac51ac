import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { DataCategory } from '../domain/basis/category';
import { chooseCategories } from '../domain/handoff/content';
import type { Database } from './database';
import { knownCategories } from './egress-log';
import { beginSending } from './processing-log';
import type { EgressTable, HubDatabase } from './schema';

export interface PermitRequest {
  readonly caseNumber: string;
  readonly handoffId: string;
  readonly partner: string;
  readonly basisId: string;
  readonly purpose: EgressTable['purpose'];
  readonly asked: readonly DataCategory[];
  /** What this partner may ever get. */
  readonly partnerMay: readonly DataCategory[];
  readonly attempt: number;
  /** How long after this a connection may still be opened on it. */
  readonly leaseMs: number;
  /** The command it is sent for; absent for a fetch, whose line in the processing log is written with the answer. */
  readonly commandId?: string;
}

export interface Permit {
  readonly egressId: number;
  readonly epoch: number;
  /** What may go: asked, allowed to this partner, and covered by the basis now. */
  readonly categories: readonly DataCategory[];
  /** `performance.now()` by which the connection must be open. */
  readonly openBy: number;
  /** W3C; goes along with what is sent. */
  readonly traceparent?: string;
}

export interface Denial {
  readonly denied: 'BASIS_UNKNOWN' | 'BASIS_WITHDRAWN' | 'BASIS_EXPIRED' | 'PARTNER_NOT_COVERED';
}

/**
 * May this leave now? One transaction looks at the basis and writes the egress line, so that a withdrawal comes wholly
 * before it or wholly after it. A recall carries no category and needs no more than a basis that was known once.
 */
export async function takePermit(db: Database, request: PermitRequest): Promise<Permit | Denial> {
  // Taken before the database counts its own lease, so the sender's ends first.
  const openBy = performance.now() + request.leaseMs;
  const decision = await db.transaction().execute((trx) => decide(trx, request));
  return 'denied' in decision ? decision : { ...decision, openBy };
}

async function decide(
  trx: Transaction<HubDatabase>,
  request: PermitRequest,
): Promise<Omit<Permit, 'openBy'> | Denial> {
  const basis = await lockedBasis(trx, request);
  if (basis === undefined) return { denied: 'BASIS_UNKNOWN' };
  const { epoch } = basis;
  if (request.purpose === 'recall') return writeLine(trx, request, { epoch, categories: [] });
  if (basis.withdrawn_at !== null) return { denied: 'BASIS_WITHDRAWN' };
  if (basis.is_over === true) return { denied: 'BASIS_EXPIRED' };
  const covered = await coveredCategories(trx, request);
  if (covered === undefined) return { denied: 'PARTNER_NOT_COVERED' };
  const { goes } = chooseCategories(request.asked, request.partnerMay, covered);
  return writeLine(trx, request, { epoch, categories: goes });
}

/** Held until the egress line is committed: a withdrawal waits that long. */
function lockedBasis(trx: Transaction<HubDatabase>, { caseNumber, basisId }: PermitRequest) {
  return trx
    .selectFrom('basis')
    .select([
      'epoch',
      'withdrawn_at',
      sql<boolean | null>`valid_until <= clock_timestamp()`.as('is_over'),
    ])
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .forShare()
    .executeTakeFirst();
}

async function coveredCategories(
  trx: Transaction<HubDatabase>,
  { caseNumber, basisId, partner }: PermitRequest,
): Promise<readonly DataCategory[] | undefined> {
  const grant = await trx
    .selectFrom('basis_grant')
    .select('categories')
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .where('partner', '=', partner)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return grant === undefined ? undefined : knownCategories(grant.categories);
}

async function writeLine(
  trx: Transaction<HubDatabase>,
  request: PermitRequest,
  { epoch, categories }: Pick<Permit, 'epoch' | 'categories'>,
): Promise<Omit<Permit, 'openBy'>> {
  const { commandId, caseNumber, purpose } = request;
  const operationId = randomUUID();
  const { egress_id } = await trx
    .insertInto('egress')
    .values({
      case_number: request.caseNumber,
      handoff_id: request.handoffId,
      partner: request.partner,
      basis_id: request.basisId,
      epoch,
      purpose: request.purpose,
      categories: [...categories],
      attempt: request.attempt,
      taken_at: sql<string>`clock_timestamp()`,
      lease_until: sql<string>`clock_timestamp() + ${request.leaseMs}::float8 * interval '1 millisecond'`,
      opened_at: null,
      ended_at: null,
      result: null,
      code: null,
      external_ref: null,
      operation_id: commandId === undefined ? null : operationId,
    })
    .returning('egress_id')
    .executeTakeFirstOrThrow();
  const permit = { egressId: egress_id, epoch, categories };
  if (commandId === undefined) return permit;
  const sending = { operationId, caseNumber, name: `handoff-${purpose}`, commandId };
  return { ...permit, traceparent: await beginSending(trx, sending) };
}
