import type { ZgwPartner } from '../../domain/partner/partner';
import type { OutgoingHandoff, PartnerReport } from '../connector';
import { PartnerError } from '../partner-error';
import { findZaak, statussenOf } from './find-zaak';
import { isOwnEnd } from './own-status';
import { readReason } from './read-reason';
import { withinBase, type ZgwCalls } from './zgw-calls';
import { ResultaatSchema, ZaakSchema, type Status, type Zaak } from './zgw-schemas';

/**
 * How the zaak stands by its last status that means something here; undefined while there is only our own. A plain GET:
 * the ETag of a zaak goes stale at real servers, so that a changed zaak would look unchanged.
 */
export async function followZaak(
  partner: ZgwPartner,
  handoff: OutgoingHandoff,
  calls: ZgwCalls,
): Promise<PartnerReport | undefined> {
  const address = handoff.externalRef ?? (await findZaak(partner, handoff, calls))?.url;
  if (address === undefined) throw new PartnerError(partner.id, 'rejected', 'ZAAK_UNKNOWN');
  const statussen = await statussenOf(withinBase(partner, address), calls);
  // After the statussen, or a resultaat that came with the last of them would be missed.
  const zaak = await calls.get(address, ZaakSchema);
  const index = statussen.findLastIndex(
    (status) => status.statustype in partner.zgw.statustypen && !isOwnEnd(status),
  );
  const last = statussen[index];
  return last && reportOf(partner, { zaak, last, sequence: index + 1 }, calls);
}

/** `sequence` is the place among the statussen by date: a status is never taken away, so it only grows. */
async function reportOf(
  { zgw }: ZgwPartner,
  { zaak, last, sequence }: { zaak: Zaak; last: Status; sequence: number },
  calls: ZgwCalls,
): Promise<PartnerReport | undefined> {
  const status = zgw.statustypen[last.statustype];
  if (status === undefined) return undefined;
  const note = last.statustoelichting.trim();
  const outcome = await outcomeOf(status, zaak, calls);
  return {
    reportId: last.uuid,
    sequence,
    status,
    ...(status === 'rejected' && { reason: readReason(note) }),
    ...(note !== '' && { note }),
    ...(outcome !== '' && { outcome }),
  };
}

async function outcomeOf(
  status: PartnerReport['status'],
  { resultaat }: Zaak,
  calls: ZgwCalls,
): Promise<string> {
  const isOver = status === 'completed' || status === 'failed';
  if (!isOver || resultaat === null) return '';
  return (await calls.get(resultaat, ResultaatSchema)).toelichting.trim();
}
