import type { Judged } from './judge';

type Body = Record<string, unknown>;

/** Errors for the judge to find, each planted in a good request. */
export interface Plant {
  readonly name: string;
  readonly into: 'zaken' | 'rollen' | 'zaakeigenschappen' | 'statussen' | 'resultaten';
  readonly plant: (request: Judged) => Judged;
}

const into = (place: Plant['into'], name: string, change: (body: Body) => Body): Plant => ({
  name: `${place}: ${name}`,
  into: place,
  plant: (request) => {
    const body: unknown = JSON.parse(request.body ?? '{}');
    return {
      ...request,
      body: JSON.stringify(change({ ...(typeof body === 'object' ? body : {}) })),
    };
  },
});

const without =
  (...names: readonly string[]) =>
  (body: Body): Body =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

const withField =
  (name: string, value: unknown) =>
  (body: Body): Body => ({ ...body, [name]: value });

const header = (name: string, value: string | undefined, what: string): Plant => ({
  name: `zaken: ${what}`,
  into: 'zaken',
  plant: (request) => {
    const { [name]: _old, ...others } = request.headers ?? {};
    return { ...request, headers: value === undefined ? others : { ...others, [name]: value } };
  },
});

const elsewhere = (what: string, change: (request: Judged) => Judged): Plant => ({
  name: `zaken: ${what}`,
  into: 'zaken',
  plant: change,
});

export const plants: readonly Plant[] = [
  into('zaken', 'no bronorganisatie', without('bronorganisatie')),
  into('zaken', 'no zaaktype', without('zaaktype')),
  into('zaken', 'no startdatum', without('startdatum')),
  into('zaken', 'RSIN of 8', withField('bronorganisatie', '12345678')),
  into('zaken', 'RSIN as a number', withField('verantwoordelijkeOrganisatie', 123_456_789)),
  into('zaken', 'identificatie of 41', withField('identificatie', 'x'.repeat(41))),
  into('zaken', 'omschrijving of 81', withField('omschrijving', 'x'.repeat(81))),
  into('zaken', 'toelichting of 1001', withField('toelichting', 'x'.repeat(1001))),
  into('zaken', 'startdatum with a time', withField('startdatum', '2026-11-26T00:00:00Z')),
  into('zaken', 'einddatum that is none', withField('uiterlijkeEinddatumAfdoening', '2026-02-30')),
  into('zaken', 'startdatum null', withField('startdatum', null)),
  into(
    'zaken',
    'unknown confidentiality',
    withField('vertrouwelijkheidaanduiding', 'geheimzinnig'),
  ),
  into('zaken', 'zaaktype that is no URL', withField('zaaktype', 'aanvraag')),
  into('zaken', 'field that does not exist', withField('idempotencyKey', 'x')),
  into('rollen', 'no roltype', without('roltype')),
  into('rollen', 'unknown kind', withField('betrokkeneType', 'inwoner')),
  into('rollen', 'no kind', without('betrokkeneType')),
  into('rollen', 'BSN of 8', withField('betrokkeneIdentificatie', { inpBsn: '12345678' })),
  into(
    'rollen',
    'name of 201',
    withField('betrokkeneIdentificatie', { geslachtsnaam: 'x'.repeat(201) }),
  ),
  into(
    'rollen',
    'part of a name that does not exist',
    withField('betrokkeneIdentificatie', { naam: 'x' }),
  ),
  into('zaakeigenschappen', 'empty waarde', withField('waarde', '')),
  into('zaakeigenschappen', 'no eigenschap', without('eigenschap')),
  into('zaakeigenschappen', 'waarde as a list', withField('waarde', ['x'])),
  into('statussen', 'a date without time', withField('datumStatusGezet', '2026-11-26')),
  into('statussen', 'a time without offset', withField('datumStatusGezet', '2026-11-26T00:00:00')),
  into('statussen', 'no zaak', without('zaak')),
  into('statussen', 'toelichting of 1001', withField('statustoelichting', 'x'.repeat(1001))),
  into('resultaten', 'no resultaattype', without('resultaattype')),
  into('resultaten', 'zaak that is no URL', withField('zaak', '42')),
  header('content-crs', undefined, 'no Content-Crs'),
  header('accept-crs', undefined, 'no Accept-Crs'),
  header('content-crs', 'EPSG:28992', 'other coordinates'),
  header('content-type', 'text/plain', 'no JSON by its header'),
  header('authorization', undefined, 'no token'),
  elsewhere('no body', ({ body: _body, ...request }) => request),
  elsewhere('PUT', (request) => ({ ...request, method: 'PUT' })),
  elsewhere('trailing slash', (request) => ({ ...request, url: `${request.url}/` })),
  elsewhere('unknown parameter', (request) => ({ ...request, url: `${request.url}?sleutel=1` })),
];

/** Names of the plants that the judge let pass, and of those for which there was no request to plant in. */
export function missedPlants(
  requests: readonly Judged[],
  judge: (request: Judged) => readonly string[],
): readonly string[] {
  return plants
    .filter(({ into: place, plant }) => {
      const good = requests.find(
        ({ method, url }) => method === 'POST' && url.endsWith(`/${place}`),
      );
      return good === undefined || judge(plant(good)).length === 0;
    })
    .map(({ name }) => name);
}
