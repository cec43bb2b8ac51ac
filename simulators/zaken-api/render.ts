import { textIn, thingsOfZaak, type Partner } from './partner';
import type { Thing } from './registry';

/** A thing as the Zaken API shows it, with the fields of 1.5.1 that a client meets. */
export function render(partner: Partner, thing: Thing): Readonly<Record<string, unknown>> {
  if (thing.what === 'zaak') return renderZaak(partner, thing);
  if (thing.what === 'abonnement') {
    return { url: partner.addresses.urlOf('abonnement', thing.id), ...thing.fields };
  }
  const { zaakId, byScript: _byScript, ...fields } = thing.fields;
  const zaak = partner.addresses.urlOf('zaak', String(zaakId));
  return {
    url: urlOfThing(partner, thing),
    uuid: thing.id,
    zaak,
    ...extras(partner, thing),
    ...fields,
  };
}

export function urlOfThing({ addresses }: Partner, thing: Thing): string {
  return thing.what === 'zaakeigenschap'
    ? addresses.eigenschapUrl(textIn(thing, 'zaakId'), thing.id)
    : addresses.urlOf(thing.what, thing.id);
}

function renderZaak(partner: Partner, zaak: Thing): Readonly<Record<string, unknown>> {
  const urls = (what: 'rol' | 'zaakeigenschap') =>
    thingsOfZaak(partner, what, zaak.id).map((thing) => urlOfThing(partner, thing));
  const status = lastStatus(partner, zaak.id);
  const resultaat = thingsOfZaak(partner, 'resultaat', zaak.id)[0];
  return {
    url: urlOfThing(partner, zaak),
    uuid: zaak.id,
    einddatum: null,
    toelichting: '',
    communicatiekanaal: '',
    productenOfDiensten: [],
    betalingsindicatie: '',
    betalingsindicatieWeergave: '',
    verlenging: null,
    opschorting: { indicatie: false, eerdereOpschorting: false, reden: '' },
    hoofdzaak: null,
    deelzaken: [],
    relevanteAndereZaken: [],
    zaakinformatieobjecten: [],
    zaakobjecten: [],
    kenmerken: [],
    archiefnominatie: null,
    archiefstatus: 'nog_te_archiveren',
    archiefactiedatum: null,
    ...zaak.fields,
    eigenschappen: urls('zaakeigenschap'),
    rollen: urls('rol'),
    status: status === undefined ? null : urlOfThing(partner, status),
    resultaat: resultaat === undefined ? null : urlOfThing(partner, resultaat),
  };
}

/** The one with the latest date. */
export function lastStatus(partner: Partner, zaakId: string): Thing | undefined {
  return [...thingsOfZaak(partner, 'status', zaakId)].sort((a, b) => dateOf(a) - dateOf(b)).at(-1);
}

function dateOf(status: Thing): number {
  return Date.parse(textIn(status, 'datumStatusGezet'));
}

function extras(partner: Partner, thing: Thing): Readonly<Record<string, unknown>> {
  if (thing.what !== 'status') return {};
  const isLast = lastStatus(partner, textIn(thing, 'zaakId'))?.id === thing.id;
  return { indicatieLaatstGezetteStatus: isLast, gezetdoor: null, zaakinformatieobjecten: [] };
}
