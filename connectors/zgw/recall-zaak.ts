import type { ZgwPartner } from '../../domain/partner/partner';
import type { Recall } from '../connector';
import { PartnerError } from '../partner-error';
import { atMostOnce } from './at-most-once';
import { dutchDate, dutchInstant } from './dutch-time';
import { findZaak, resultatenOf, statussenOf } from './find-zaak';
import { isOwnEnd, ownOpening } from './own-status';
import { takeBackParts } from './take-back-parts';
import { withinBase, type ZgwCalls } from './zgw-calls';
import { ResultaatSchema, StatusSchema, ZaakSchema, type Status, type Zaak } from './zgw-schemas';

/**
 * Ends the zaak and asks to delete what is in it. The Zaken API 1.5.1 has no deletion that is safe: DELETE of a zaak
 * works for the rights of an administrator only, takes the partner's own work along at once (zrc-023: there is no soft
 * one) and leaves nothing that says why. So the partner's people delete, and confirm it.
 */
export async function recallZaak(
  partner: ZgwPartner,
  recall: Recall,
  calls: ZgwCalls,
): Promise<void> {
  const known = await knownZaak(partner, recall, calls);
  if (known === undefined) return;
  const zaak = { ...known, url: withinBase(partner, known.url) };
  const isEnded = zaak.einddatum !== null;
  if (recall.categories !== undefined) {
    if (isEnded) throw new PartnerError(partner.id, 'rejected', 'ZAAK_ENDED');
    return takeBackParts(partner, { zaak: zaak.url, recall, categories: recall.categories }, calls);
  }
  const statussen = await statussenOf(zaak.url, calls);
  if (isEnded && statussen.some(isOwnEnd)) return;
  if (isEnded) refuseToReopen(partner, statussen.at(-1));
  else await giveResultaat(partner, { zaak, recall }, calls);
  await giveEndStatus(partner, { zaak, recall, after: statussen.at(-1) }, calls);
}

/** By its address; by its key where the answer that held the address was lost. */
async function knownZaak(
  partner: ZgwPartner,
  recall: Recall,
  calls: ZgwCalls,
): Promise<Zaak | undefined> {
  if (recall.externalRef === undefined) return findZaak(partner, recall, calls);
  const zaak = await calls.get(recall.externalRef, ZaakSchema).catch((error: unknown) => {
    if (error instanceof PartnerError && error.code === 'HTTP_404') return undefined;
    throw error;
  });
  return zaak;
}

/** A status on a zaak that has ended opens it again, unless it is the one that ended it. */
function refuseToReopen({ id, zgw }: ZgwPartner, last: Status | undefined): void {
  if (last?.statustype === zgw.ending.statustype) return;
  throw new PartnerError(id, 'rejected', 'ZAAK_ENDED');
}

interface Ending {
  readonly zaak: Zaak;
  readonly recall: Recall;
}

/** The end status needs a resultaat; one that the partner gave stays. */
async function giveResultaat({ zgw }: ZgwPartner, { zaak, recall }: Ending, calls: ZgwCalls) {
  await atMostOnce(
    async () => (await resultatenOf(zaak.url, calls))[0],
    () =>
      calls.post(
        'resultaten',
        {
          zaak: zaak.url,
          resultaattype: zgw.ending.resultaattype,
          toelichting: `${ownOpening} op ${dutchDate(recall.withdrawnAt)}`,
        },
        ResultaatSchema,
      ),
  );
}

async function giveEndStatus(
  { zgw }: ZgwPartner,
  { zaak, recall, after }: Ending & { readonly after: Status | undefined },
  calls: ZgwCalls,
) {
  await atMostOnce(
    async () => (await statussenOf(zaak.url, calls)).find(isOwnEnd),
    () =>
      calls.post(
        'statussen',
        {
          zaak: zaak.url,
          statustype: zgw.ending.statustype,
          datumStatusGezet: dutchInstant(laterOf(recall.withdrawnAt, after?.datumStatusGezet)),
          statustoelichting: composeRequest(recall),
        },
        StatusSchema,
      ),
  );
}

const reasons: Readonly<Record<Recall['why'], string>> = {
  'basis-withdrawn': 'de grondslag om deze gegevens te delen is vervallen',
  cancelled: 'de aanvraag is geannuleerd',
  'taken-over': 'Op Koers pakt dit zelf op',
  erased: 'Op Koers heeft deze zaak gewist',
};

function composeRequest({ why, withdrawnAt, confirmBy }: Recall): string {
  const confirm =
    why === 'erased' ? '' : ` en bevestig dat voor ${dutchDate(confirmBy)} aan Op Koers`;
  return `${ownOpening} op ${dutchDate(withdrawnAt)}: ${reasons[why]}. Verwijder de gegevens van deze zaak${confirm}.`;
}

/** The last status by date is the one that counts, and two of the same moment are refused. */
function laterOf(instant: string, last: string | undefined): string {
  if (last === undefined || Date.parse(instant) > Date.parse(last)) return instant;
  return new Date(Date.parse(last) + 1).toISOString();
}
