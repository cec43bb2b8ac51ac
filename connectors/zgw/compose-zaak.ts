import type { DataCategory } from '../../domain/basis/category';
import type { ZgwPartner } from '../../domain/partner/partner';
import type { HandoffContent } from '../../domain/handoff/content';
import type { OutgoingHandoff } from '../connector';
import { composeOmschrijving, composeToelichting, cut, textsOf, tidy } from './compose-texts';
import { dutchDate, dutchInstant } from './dutch-time';

/**
 * The bodies of one hand-off. Everything in them comes from the hand-off and the partner file, never from the clock, so
 * that a repeat says the same: (`identificatie`, `bronorganisatie`) and (`zaak`, `datumStatusGezet`) are the partner's
 * unique keys.
 * **Source** `VNG-Realisatie/gemma-zaken: docs/standaard/zaken/`, version 1.5.1
 */
export function composeZaak({ zgw }: ZgwPartner, handoff: OutgoingHandoff) {
  return {
    identificatie: handoff.handoffId,
    bronorganisatie: zgw.bronorganisatie,
    verantwoordelijkeOrganisatie: zgw.verantwoordelijkeOrganisatie,
    zaaktype: zgw.zaaktype,
    omschrijving: composeOmschrijving(handoff),
    toelichting: composeToelichting(handoff.content ?? noContent, (category) =>
      hasEigenschap(zgw, category),
    ),
    startdatum: dutchDate(handoff.requestedAt),
    uiterlijkeEinddatumAfdoening: dutchDate(handoff.answerBy),
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  };
}

const longestName = 200;

/** The resident, or undefined when who it is does not go along: the API takes no rol without a betrokkene. */
export function composeRol({ zgw }: ZgwPartner, zaak: string, content: HandoffContent | undefined) {
  const { name, birthDate } = content?.identity ?? {};
  const known = tidy(name ?? '');
  if (known === '' && birthDate === undefined) return undefined;
  // The hub knows a name as a whole; where it would be cut into parts is a guess, and a wrong name is a wrong person.
  const named = known === '' ? {} : { geslachtsnaam: cut(known, longestName) };
  return {
    zaak,
    betrokkeneType: 'natuurlijk_persoon',
    roltype: zgw.roltype,
    roltoelichting: 'Inwoner voor wie Op Koers hulp vraagt',
    ...(known !== '' && { afwijkendeNaamBetrokkene: cut(known, 625) }),
    betrokkeneIdentificatie: {
      ...named,
      ...(birthDate !== undefined && { geboortedatum: birthDate }),
    },
  };
}

export function composeEigenschappen(
  { zgw }: ZgwPartner,
  zaak: string,
  content: HandoffContent | undefined,
) {
  return [...textsOf(content ?? noContent)].flatMap(([category, waarde]) => {
    const eigenschap = zgw.eigenschappen[category];
    return eigenschap === undefined ? [] : [{ zaak, eigenschap, waarde }];
  });
}

/** Posted last: it tells the partner that the zaak is complete. */
export function composeInitialStatus({ zgw }: ZgwPartner, zaak: string, requestedAt: string) {
  return {
    zaak,
    statustype: zgw.initialStatustype,
    datumStatusGezet: dutchInstant(requestedAt),
    statustoelichting: 'Aangemeld door Op Koers',
  };
}

export function hasEigenschap(zgw: ZgwPartner['zgw'], category: DataCategory): boolean {
  return zgw.eigenschappen[category] !== undefined;
}

const noContent: HandoffContent = { lifeDomains: {} };
