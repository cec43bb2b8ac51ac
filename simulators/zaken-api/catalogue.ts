import type { Partner } from './partner';

/** What a URL of the Catalogi API leads to, as far as clients of zaken look. */
export function findInCatalogue(
  { config, addresses }: Partner,
  list: string,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const url = addresses.catalogueUrl(list, id);
  if (list === 'zaaktypen') {
    const zaaktype = config.catalogue[id];
    return zaaktype && { url, omschrijving: zaaktype.omschrijving };
  }
  for (const [zaaktypeId, zaaktype] of Object.entries(config.catalogue)) {
    const belongs = { url, zaaktype: addresses.catalogueUrl('zaaktypen', zaaktypeId) };
    const { statustypen } = zaaktype;
    const index = statustypen.findIndex((each) => each.id === id);
    if (list === 'statustypen' && index >= 0) {
      const isEindstatus = index === statustypen.length - 1;
      return { ...belongs, ...statustypen[index], volgnummer: index + 1, isEindstatus };
    }
    const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
      roltypen: zaaktype.roltypen,
      eigenschappen: zaaktype.eigenschappen,
      resultaattypen: zaaktype.resultaattypen,
    };
    const found = lists[list]?.find((each) => each.id === id);
    if (found !== undefined) return { ...belongs, ...found };
  }
  return undefined;
}
