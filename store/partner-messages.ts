import type { Transaction } from 'kysely';
import type { HubDatabase } from './schema';

export interface PartnerMessage {
  readonly partner: string;
  readonly messageId: string;
  readonly bodyHash: string;
  readonly handoffId?: string;
  readonly receivedAt: string;
}

/**
 * Keeps the id of a partner's message for ever and says what was known of it. A second transaction with the same id
 * waits for the first.
 */
export async function rememberMessage(
  trx: Transaction<HubDatabase>,
  { partner, messageId, bodyHash, handoffId, receivedAt }: PartnerMessage,
): Promise<'new' | 'repeated' | 'conflict'> {
  const inserted = await trx
    .insertInto('partner_message')
    .values({
      partner,
      message_id: messageId,
      body_hash: bodyHash,
      handoff_id: handoffId ?? null,
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['partner', 'message_id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
  const known = await trx
    .selectFrom('partner_message')
    .select('body_hash')
    .where('partner', '=', partner)
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  return known.body_hash === bodyHash ? 'repeated' : 'conflict';
}
