import { appendFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import type { ConfigInput } from '../../../simulators/zaken-api/config';
import { configFor, endAll, secret, startApi } from '../../connectors/zgw/zgw-partner';

afterEach(endAll);

async function tokenOf(iat = Math.floor(Date.now() / 1000), key = secret) {
  return new SignJWT({ client_id: 'op-koers' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(iat)
    .sign(new TextEncoder().encode(key));
}

const crs = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

async function start(config?: ConfigInput & { port: number }) {
  const used = config ?? (await configFor());
  const api = await startApi(used);
  const origin = `http://127.0.0.1:${used.port}`;
  const call = async (method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(
      path.startsWith('http') ? path : `${origin}/zaken/api/v1/${path}`,
      {
        method,
        // A kept connection would be one to the server that a test has ended.
        headers: {
          authorization: `Bearer ${await tokenOf()}`,
          connection: 'close',
          ...crs,
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    const type = response.headers.get('content-type');
    const json = type === 'application/json' ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, type, json, headers: response.headers };
  };
  const type = (list: string, id: string) => `${origin}/catalogi/api/v1/${list}/${id}`;
  const zaak = {
    identificatie: 'OK-2026-00042-H1',
    bronorganisatie: '123456782',
    verantwoordelijkeOrganisatie: '123456782',
    zaaktype: type('zaaktypen', 'aanmelding'),
    startdatum: '2026-11-26',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  };
  return { api, config: used, call, type, zaak };
}

async function startWithZaak() {
  const partner = await start();
  const { json } = await partner.call('POST', 'zaken', partner.zaak);
  const url = String(json['url']);
  const status = (id: string, datumStatusGezet: string) =>
    partner.call('POST', 'statussen', {
      zaak: url,
      statustype: partner.type('statustypen', id),
      datumStatusGezet,
    });
  return { ...partner, url, status };
}

describe('the simulated Zaken API, as real servers', () => {
  it('refuses who it does not know with 403, never 401', async () => {
    const { call } = await start();
    const code = async (authorization: string) => {
      const { status, json } = await call('GET', 'zaken', undefined, { authorization });
      return [status, json['code']];
    };
    expect(await code('')).toEqual([403, 'permission_denied']);
    expect(await code(`Bearer ${await tokenOf(undefined, 'another')}`)).toEqual([
      403,
      'invalid-jwt-signature',
    ]);
    expect(await code(`Bearer ${await tokenOf(1)}`)).toEqual([403, 'jwt-expired']);
  });

  it('wants coordinates: 412 without, 406 for others', async () => {
    const { config, call } = await start();
    const headers = { authorization: `Bearer ${await tokenOf()}` };
    const bare = await fetch(`http://127.0.0.1:${config.port}/zaken/api/v1/zaken`, { headers });
    expect(bare.status).toBe(412);
    const other = await call('GET', 'zaken', undefined, { 'accept-crs': 'EPSG:28992' });
    expect(other.status).toBe(406);
  });

  it('answers a trailing slash with a page for people', async () => {
    const { call } = await start();
    const { status, type } = await call('GET', 'zaken/');
    expect([status, type]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('refuses a second zaak of the same name, in Dutch', async () => {
    const { call, zaak } = await startWithZaak();
    const { status, type, json } = await call('POST', 'zaken', zaak);
    expect([status, type, json['title']]).toEqual([400, 'application/json', 'Ongeldige invoer.']);
    expect(json['invalidParams']).toMatchObject([{ code: 'identificatie-niet-uniek' }]);
  });

  it('has a defect for a zaak without zaaktype', async () => {
    const { call, zaak } = await start();
    const { zaaktype: _zaaktype, ...incomplete } = zaak;
    expect((await call('POST', 'zaken', incomplete)).status).toBe(500);
  });

  it('takes initiators that come at once, and refuses one that comes later', async () => {
    const takenAtOnce = async () => {
      const { call, url, type } = await startWithZaak();
      const rol = {
        zaak: url,
        betrokkeneType: 'natuurlijk_persoon',
        roltype: type('roltypen', 'inwoner'),
        betrokkeneIdentificatie: { geslachtsnaam: 'Verzonnen' },
      };
      const post = async () => (await call('POST', 'rollen', rol)).status;
      const statuses = await Promise.all(Array.from({ length: 8 }, post));
      expect(await post()).toBe(400);
      return statuses.filter((status) => status === 201).length;
    };
    // On a busy machine they may come one by one.
    let most = 0;
    for (let round = 0; round < 20 && most < 2; round += 1)
      most = Math.max(most, await takenAtOnce());
    expect(most).toBeGreaterThan(1);
  });

  it('refuses two statussen of one moment, and one of the future', async () => {
    const { status } = await startWithZaak();
    expect((await status('ontvangen', '2026-01-01T00:00:00Z')).status).toBe(201);
    const again = await status('in-behandeling', '2026-01-01T01:00:00+01:00');
    expect(again.json['invalidParams']).toMatchObject([{ code: 'unique' }]);
    const future = await status('in-behandeling', '2099-01-01T00:00:00Z');
    expect(future.json['invalidParams']).toMatchObject([{ code: 'date-in-future' }]);
  });

  it('ends a zaak only with a resultaat, and opens it again with any other status', async () => {
    const { call, url, type, status } = await startWithZaak();
    const early = await status('afgesloten', '2026-01-02T00:00:00Z');
    expect(early.json['invalidParams']).toMatchObject([{ code: 'resultaat-does-not-exist' }]);
    await call('POST', 'resultaten', {
      zaak: url,
      resultaattype: type('resultaattypen', 'geholpen'),
    });
    await status('afgesloten', '2026-01-03T23:30:00+01:00');
    expect((await call('GET', url)).json['einddatum']).toBe('2026-01-03');
    await status('in-behandeling', '2026-01-04T00:00:00Z');
    expect((await call('GET', url)).json['einddatum']).toBeNull();
  });

  it('gives an ETag that goes stale', async () => {
    const { call, url, status } = await startWithZaak();
    const etag = (await call('GET', url)).headers.get('etag') ?? '';
    await status('ontvangen', '2026-01-01T00:00:00Z');
    expect((await call('GET', url, undefined, { 'if-none-match': etag })).status).toBe(304);
  });

  it('shows its catalogue', async () => {
    const { call, type } = await start();
    const { json } = await call('GET', type('statustypen', 'afgesloten'));
    expect(json).toMatchObject({ omschrijving: 'afgesloten', volgnummer: 4, isEindstatus: true });
    expect((await call('GET', type('statustypen', 'ander'))).status).toBe(404);
  });

  it('goes on with what its journal holds, but for a line that was cut off', async () => {
    const { api, config, url, call } = await startWithZaak();
    await api.close();
    appendFileSync(config.journal, '{"kind":"made","wh');
    const again = await startApi(config);
    await call('GET', url);
    await again.close();
    await startApi(config);
    expect((await call('GET', url)).json['identificatie']).toBe('OK-2026-00042-H1');
  });
});
