import { setTimeout as delay } from 'node:timers/promises';
import { date, optional, take, text, typeIn, zaakIn, zaaktypeOf } from './checks';
import { textIn, thingsOfZaak, type Partner } from './partner';
import { invalid, Refusal } from './refusal';
import type { Fields, Thing } from './registry';

/** Between looking and writing: here two that come at once do not see each other. */
const workMs = 4;

export function makeZaak(partner: Partner, body: Fields): Thing {
  // As Open Zaak 1.30.0 does, every time.
  if (body['zaaktype'] === undefined && body['vertrouwelijkheidaanduiding'] !== undefined)
    throw new Refusal(500, 'error', 'Internal Server Error');
  const fields = take(body, {
    identificatie: optional(text(0, 40)),
    bronorganisatie: text(9, 9),
    verantwoordelijkeOrganisatie: text(9, 9),
    zaaktype: text(1, 1000),
    omschrijving: optional(text(0, 80)),
    toelichting: optional(text(0, 1000)),
    startdatum: date,
    uiterlijkeEinddatumAfdoening: optional(date),
    vertrouwelijkheidaanduiding: optional(text(1, 20)),
  });
  const zaaktype = partner.addresses.idIn('zaaktypen', fields['zaaktype']);
  if (zaaktype === undefined || partner.config.catalogue[zaaktype] === undefined)
    throw invalid('zaaktype', 'bad-url', 'De URL gaf geen antwoord.');
  refuseKnown(partner, fields);
  return partner.registry.make('zaak', {
    identificatie: `ZAAK-${partner.registry.all('zaak').length + 1}`,
    ...fields,
    registratiedatum: new Date().toISOString().slice(0, 10),
  });
}

function refuseKnown({ registry }: Partner, fields: Fields): void {
  const { identificatie, bronorganisatie } = fields;
  const isKnown = registry
    .all('zaak')
    .some(
      (zaak) =>
        zaak.fields['identificatie'] === identificatie &&
        zaak.fields['bronorganisatie'] === bronorganisatie,
    );
  if (isKnown)
    throw invalid(
      'identificatie',
      'identificatie-niet-uniek',
      'Deze identificatie bestaat al voor deze bronorganisatie',
    );
}

/** A second initiator is refused, but two at once both get through: there is no unique key. */
export async function makeRol(partner: Partner, body: Fields): Promise<Thing> {
  const zaak = zaakIn(partner, body);
  const types = zaaktypeOf(partner, zaak).roltypen;
  const roltype = typeIn(partner, body, 'roltype', { list: 'roltypen', types });
  const fields = take(body, {
    betrokkeneType: text(1, 40),
    roltype: text(1, 1000),
    roltoelichting: optional(text(0, 1000)),
    afwijkendeNaamBetrokkene: optional(text(0, 625)),
  });
  const betrokkeneIdentificatie = body['betrokkeneIdentificatie'];
  if (typeof betrokkeneIdentificatie !== 'object' || betrokkeneIdentificatie === null)
    throw invalid(
      'nonFieldErrors',
      'invalid-betrokkene',
      'betrokkene or betrokkeneIdentificatie must be provided',
    );
  const same = thingsOfZaak(partner, 'rol', zaak.id).filter(
    (rol) => rol.fields['omschrijvingGeneriek'] === 'initiator',
  );
  if (roltype.omschrijvingGeneriek === 'initiator' && same.length > 0)
    throw invalid(
      'roltype',
      'max-occurences',
      `De waarde \`initiator\` komt al ${same.length} keer voor`,
    );
  await delay(workMs);
  return partner.registry.make('rol', {
    zaakId: zaak.id,
    ...fields,
    betrokkeneIdentificatie,
    omschrijvingGeneriek: roltype.omschrijvingGeneriek,
  });
}

/** Repeating it gives a second one. */
export function makeEigenschap(partner: Partner, body: Fields): Thing {
  const zaak = zaakIn(partner, body);
  const types = zaaktypeOf(partner, zaak).eigenschappen;
  const { naam } = typeIn(partner, body, 'eigenschap', { list: 'eigenschappen', types });
  const fields = take(body, { eigenschap: text(1, 1000), waarde: text(1, 100_000) });
  return partner.registry.make('zaakeigenschap', { zaakId: zaak.id, naam, ...fields });
}

export function makeStatus(partner: Partner, body: Fields, byScript = false): Thing {
  const zaak = zaakIn(partner, body);
  const { statustypen } = zaaktypeOf(partner, zaak);
  const statustype = typeIn(partner, body, 'statustype', {
    list: 'statustypen',
    types: statustypen,
  });
  const fields = take(body, {
    statustype: text(1, 1000),
    datumStatusGezet: text(1, 40),
    statustoelichting: optional(text(0, 1000)),
  });
  const written = String(fields['datumStatusGezet']);
  const at = Date.parse(written);
  refuseDate(partner, zaak, at);
  const isEnd = statustype.id === statustypen.at(-1)?.id;
  if (isEnd && thingsOfZaak(partner, 'resultaat', zaak.id).length === 0)
    throw invalid('nonFieldErrors', 'resultaat-does-not-exist', 'Zaak has no resultaat.');
  const status = partner.registry.make('status', {
    zaakId: zaak.id,
    statustoelichting: '',
    ...fields,
    datumStatusGezet: new Date(at).toISOString(),
    ...(byScript && { byScript }),
  });
  // Any other status opens an ended zaak again.
  partner.registry.change(zaak.id, { einddatum: isEnd ? written.slice(0, 10) : null });
  return status;
}

function refuseDate(partner: Partner, zaak: Thing, at: number): void {
  if (Number.isNaN(at))
    throw invalid('datumStatusGezet', 'invalid', 'Datumtijd heeft het verkeerde formaat.');
  if (at > Date.now())
    throw invalid('datumStatusGezet', 'date-in-future', 'Deze datum mag niet in de toekomst zijn');
  const isTaken = thingsOfZaak(partner, 'status', zaak.id).some(
    (status) => Date.parse(textIn(status, 'datumStatusGezet')) === at,
  );
  if (isTaken)
    throw invalid(
      'nonFieldErrors',
      'unique',
      'De velden zaak, datum_status_gezet moeten een unieke set zijn.',
    );
}

export function makeResultaat(partner: Partner, body: Fields): Thing {
  const zaak = zaakIn(partner, body);
  const types = zaaktypeOf(partner, zaak).resultaattypen;
  typeIn(partner, body, 'resultaattype', { list: 'resultaattypen', types });
  const fields = take(body, { resultaattype: text(1, 1000), toelichting: optional(text(0, 1000)) });
  if (thingsOfZaak(partner, 'resultaat', zaak.id).length > 0)
    throw invalid('zaak', 'unique', 'Er bestaat al een resultaat met eenzelfde zaak.');
  return partner.registry.make('resultaat', { zaakId: zaak.id, toelichting: '', ...fields });
}

export function makeAbonnement(partner: Partner, body: Fields): Thing {
  const fields = take(body, { callbackUrl: text(1, 200), auth: text(1, 1000) });
  return partner.registry.make('abonnement', { ...fields, kanalen: body['kanalen'] ?? [] });
}
