import { optional, take, text } from './checks';
import { findInCatalogue } from './catalogue';
import {
  makeAbonnement,
  makeEigenschap,
  makeResultaat,
  makeRol,
  makeStatus,
  makeZaak,
} from './make';
import { textIn, type Partner } from './partner';
import { notFound, Refusal } from './refusal';
import type { Fields, Kind, Thing } from './registry';
import { render } from './render';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Fields;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly etag?: string;
}

type Route = (partner: Partner, asked: Asked, id: string) => Answer | Promise<Answer>;

const zaken = '/zaken/api/v1';
const uuid = '([0-9a-f-]{36})';

/** Tried in this order; the group of the path is the id. */
const routes: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', exactly(`${zaken}/zaken`), listZaken],
  ['POST', exactly(`${zaken}/zaken`), made(makeZaak)],
  ['GET', exactly(`${zaken}/zaken/${uuid}`), getOne('zaak')],
  ['PATCH', exactly(`${zaken}/zaken/${uuid}`), patchZaak],
  ['GET', exactly(`${zaken}/zaken/${uuid}/zaakeigenschappen`), listEigenschappen],
  ['POST', exactly(`${zaken}/zaken/${uuid}/zaakeigenschappen`), made(makeEigenschap)],
  [
    'DELETE',
    exactly(`${zaken}/zaken/[0-9a-f-]{36}/zaakeigenschappen/${uuid}`),
    remove('zaakeigenschap'),
  ],
  ['GET', exactly(`${zaken}/rollen`), listOfZaak('rol')],
  ['POST', exactly(`${zaken}/rollen`), made(makeRol)],
  ['GET', exactly(`${zaken}/rollen/${uuid}`), getOne('rol')],
  ['DELETE', exactly(`${zaken}/rollen/${uuid}`), remove('rol')],
  ['GET', exactly(`${zaken}/statussen`), listOfZaak('status')],
  ['POST', exactly(`${zaken}/statussen`), made(makeStatus)],
  ['GET', exactly(`${zaken}/statussen/${uuid}`), getOne('status')],
  ['GET', exactly(`${zaken}/resultaten`), listOfZaak('resultaat')],
  ['POST', exactly(`${zaken}/resultaten`), made(makeResultaat)],
  ['GET', exactly(`${zaken}/resultaten/${uuid}`), getOne('resultaat')],
  ['GET', exactly('/notificaties/api/v1/abonnement'), listAbonnementen],
  ['POST', exactly('/notificaties/api/v1/abonnement'), made(makeAbonnement)],
  ['GET', /^\/catalogi\/api\/v1\/([a-z]+\/[a-z0-9-]+)$/, getFromCatalogue],
];

export async function answer(partner: Partner, asked: Asked): Promise<Answer> {
  const onPath = routes.filter(([, path]) => path.test(asked.path));
  const route = onPath.find(([method]) => method === asked.method);
  if (route === undefined && onPath.length > 0)
    throw new Refusal(405, 'method_not_allowed', 'Methode niet toegestaan.');
  if (route === undefined) throw notFound();
  const [, path, act] = route;
  return act(partner, asked, path.exec(asked.path)?.[1] ?? '');
}

/** Whether its answers are about places on the map: those must name their coordinates. */
export function needsCrs(path: string): boolean {
  return /^\/zaken\/api\/v1\/zaken(\/[0-9a-f-]{36})?$/.test(path);
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`);
}

function made(make: (partner: Partner, body: Fields) => Thing | Promise<Thing>): Route {
  return async (partner, { body }) => {
    const thing = await make(partner, body);
    const answer = { status: 201, body: render(partner, thing) };
    partner.happened(thing, 'create');
    return answer;
  };
}

function getOne(what: Kind): Route {
  return (partner, _asked, id) => {
    const thing = partner.registry.find(what, id);
    if (thing === undefined) throw notFound();
    // Made once and never again: as at real servers it goes stale.
    return { status: 200, body: render(partner, thing), etag: `"${id}"` };
  };
}

function patchZaak(partner: Partner, { body }: Asked, id: string): Answer {
  const zaak = partner.registry.find('zaak', id);
  if (zaak === undefined) throw notFound();
  partner.registry.change(id, take(body, { toelichting: optional(text(0, 1000)) }));
  const changed = partner.registry.find('zaak', id) ?? zaak;
  partner.happened(changed, 'partial_update');
  return { status: 200, body: render(partner, changed) };
}

function remove(what: Kind): Route {
  return (partner, _asked, id) => {
    const thing = partner.registry.find(what, id);
    if (thing === undefined) throw notFound();
    partner.registry.delete(id);
    partner.happened(thing, 'destroy');
    return { status: 204 };
  };
}

function listZaken(partner: Partner, { query }: Asked): Answer {
  const names = ['identificatie', 'bronorganisatie', 'zaaktype'].filter((name) => query.has(name));
  const found = partner.registry
    .all('zaak')
    .filter((zaak) => names.every((name) => textIn(zaak, name) === query.get(name)));
  return page(partner, `${zaken}/zaken`, query, found);
}

function listOfZaak(what: 'rol' | 'status' | 'resultaat'): Route {
  return (partner, { path, query }) => {
    const zaak = query.get('zaak');
    const zaakId = partner.addresses.idIn('zaken', zaak);
    const isIn = (thing: Thing) => zaak === null || thing.fields['zaakId'] === zaakId;
    return page(partner, path, query, partner.registry.all(what).filter(isIn));
  };
}

function listEigenschappen(partner: Partner, _asked: Asked, zaakId: string): Answer {
  const found = partner.registry
    .all('zaakeigenschap')
    .filter((each) => each.fields['zaakId'] === zaakId);
  return { status: 200, body: found.map((thing) => render(partner, thing)) };
}

function listAbonnementen(partner: Partner): Answer {
  return {
    status: 200,
    body: partner.registry.all('abonnement').map((each) => render(partner, each)),
  };
}

function getFromCatalogue(partner: Partner, _asked: Asked, address: string): Answer {
  const [list = '', id = ''] = address.split('/');
  const found = findInCatalogue(partner, list, id);
  if (found === undefined) throw notFound();
  return { status: 200, body: found };
}

function page(
  partner: Partner,
  path: string,
  query: URLSearchParams,
  things: readonly Thing[],
): Answer {
  const { pageSize } = partner.config;
  const number = Number(query.get('page') ?? '1');
  const shown = things.slice((number - 1) * pageSize, number * pageSize);
  const urlOf = (other: number) => {
    const changed = new URLSearchParams(query);
    changed.set('page', String(other));
    return `${partner.addresses.origin}${path}?${String(changed)}`;
  };
  return {
    status: 200,
    body: {
      count: things.length,
      next: number * pageSize < things.length ? urlOf(number + 1) : null,
      previous: number > 1 ? urlOf(number - 1) : null,
      results: shown.map((thing) => render(partner, thing)),
    },
  };
}
