import type { ZgwPartner } from '../../domain/partner/partner';
import type { Recall } from '../connector';
import { composeToelichting, longestToelichting, shorten } from './compose-texts';
import { hasEigenschap } from './compose-zaak';
import { dutchDate } from './dutch-time';
import { eigenschappenOf, rollenOf } from './find-zaak';
import type { ZgwCalls } from './zgw-calls';
import type { DataCategory } from '../../domain/basis/category';

export interface TakingBack {
  readonly zaak: string;
  readonly recall: Recall;
  readonly categories: readonly string[];
}

/** Takes single categories out of a zaak that goes on: here the API does have a deletion that touches nothing else. */
export async function takeBackParts(
  partner: ZgwPartner,
  { zaak, recall, categories }: TakingBack,
  calls: ZgwCalls,
): Promise<void> {
  const { zgw } = partner;
  if (categories.includes('identity')) {
    const own = (await rollenOf(zaak, calls)).filter(({ roltype }) => roltype === zgw.roltype);
    for (const { url } of own) await calls.delete(url);
  }
  const named = Object.entries(zgw.eigenschappen)
    .filter(([category]) => categories.includes(category))
    .map(([, eigenschap]) => eigenschap);
  const withdrawn = (await eigenschappenOf(zaak, calls)).filter(({ eigenschap }) =>
    named.includes(eigenschap),
  );
  for (const { url } of withdrawn) await calls.delete(url);
  const hasAll = categories.every(
    (category) => category === 'identity' || category in zgw.eigenschappen,
  );
  if (!hasAll) await calls.patch(zaak, { toelichting: composeRest(partner, recall, categories) });
}

/** What stays of the toelichting; without the content at hand nothing of it can stay. */
function composeRest({ zgw }: ZgwPartner, recall: Recall, categories: readonly string[]): string {
  const notice = `Een deel van de gegevens is op ${dutchDate(recall.withdrawnAt)} ingetrokken door Op Koers: verwijder ook uw eigen afschriften daarvan en bevestig dat voor ${dutchDate(recall.confirmBy)}.`;
  if (recall.content === undefined) return notice;
  const isElsewhere = (category: DataCategory) =>
    hasEigenschap(zgw, category) || categories.includes(category);
  const rest = composeToelichting(recall.content, isElsewhere);
  return rest === '' ? notice : shorten(`${notice}\n\n${rest}`, longestToelichting);
}
