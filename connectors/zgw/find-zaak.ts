import type { ZgwPartner } from '../../domain/partner/partner';
import type { OutgoingHandoff } from '../connector';
import { PartnerError } from '../partner-error';
import type { ZgwCalls } from './zgw-calls';
import {
  EigenschapSchema,
  ResultaatSchema,
  RolSchema,
  StatusSchema,
  ZaakSchema,
  type Status,
  type Zaak,
} from './zgw-schemas';

/** The zaak of a hand-off, by its natural key; undefined when it was never made. */
export async function findZaak(
  { id, zgw }: ZgwPartner,
  { handoffId }: Pick<OutgoingHandoff, 'handoffId'>,
  calls: ZgwCalls,
): Promise<Zaak | undefined> {
  const key = { identificatie: handoffId, bronorganisatie: zgw.bronorganisatie };
  const found = await calls.list(`zaken?${String(new URLSearchParams(key))}`, ZaakSchema);
  // The partner's filter is looked at again: there were servers that returned too much.
  const own = found.filter(
    (zaak) => zaak.identificatie === handoffId && zaak.bronorganisatie === zgw.bronorganisatie,
  );
  if (own.length > 1) throw new PartnerError(id, 'unreadable', 'SEVERAL_ZAKEN');
  return own[0];
}

export async function rollenOf(zaak: string, calls: ZgwCalls) {
  return ofZaak(zaak, await calls.list(`rollen?${queryOf(zaak)}`, RolSchema));
}

export async function eigenschappenOf(zaak: string, calls: ZgwCalls) {
  return ofZaak(zaak, await calls.list(`${zaak}/zaakeigenschappen`, EigenschapSchema));
}

/** From old to new. */
export async function statussenOf(zaak: string, calls: ZgwCalls): Promise<readonly Status[]> {
  const found = ofZaak(zaak, await calls.list(`statussen?${queryOf(zaak)}`, StatusSchema));
  return found.sort((a, b) => Date.parse(a.datumStatusGezet) - Date.parse(b.datumStatusGezet));
}

export async function resultatenOf(zaak: string, calls: ZgwCalls) {
  return ofZaak(zaak, await calls.list(`resultaten?${queryOf(zaak)}`, ResultaatSchema));
}

function queryOf(zaak: string): string {
  return String(new URLSearchParams({ zaak }));
}

function ofZaak<Item extends { readonly zaak: string }>(zaak: string, items: readonly Item[]) {
  return items.filter((item) => item.zaak === zaak);
}
