import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { ConfigInput } from '../../../simulators/zaken-api/config';
import { attempt, failureOf } from '../partner-listener';
import {
  bodiesOf,
  configFor,
  connectTo,
  endAll,
  handoff,
  startApi,
  secretOf,
  startPartner,
  zgwPartner,
} from './zgw-partner';
import { lookAt } from '../../../verify/zgw/partner-eyes';
import type { Peer } from '../../../verify/zgw/peer';

afterEach(endAll);

const seenAt = async (host: string) =>
  lookAt({ partner: zgwPartner(host), secretOf } as unknown as Peer, handoff.handoffId);

const countsOf = async (host: string) => {
  const { zaken, rollen, eigenschappen, statussen } = await seenAt(host);
  return [zaken.length, rollen, eigenschappen.length, statussen.length];
};

const withoutFaults = ({ faults: _faults, ...config }: ConfigInput) => config;

describe('filing a hand-off at a Zaken API', () => {
  it('sends the zaak, the rol, what has an eigenschap, and the status last', async () => {
    const { connector, sent, host, partner } = await startPartner();
    const { externalRef = '' } = await connector.file(handoff, attempt());
    expect(externalRef).toMatch(`${partner.zgw.baseUrl}zaken/`);
    const catalogue = `http://${host}/catalogi/api/v1`;
    expect(bodiesOf(sent)).toEqual([
      {
        identificatie: 'OK-2026-00042-H2',
        bronorganisatie: '123456782',
        verantwoordelijkeOrganisatie: '123456782',
        zaaktype: `${catalogue}/zaaktypen/aanmelding`,
        omschrijving: 'SPOED Hulpvraag Op Koers: wonen',
        toelichting:
          'Kunt u helpen aan een woning?\n\nBereikbaar via: +31 6 00000000; fenna@inwoner.example\n\nSchulden: Drie schuldeisers.',
        startdatum: '2026-07-02',
        uiterlijkeEinddatumAfdoening: '2026-07-04',
        vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
      },
      {
        zaak: externalRef,
        betrokkeneType: 'natuurlijk_persoon',
        roltype: `${catalogue}/roltypen/inwoner`,
        roltoelichting: 'Inwoner voor wie Op Koers hulp vraagt',
        afwijkendeNaamBetrokkene: 'Fenna Verzonnen',
        betrokkeneIdentificatie: { geslachtsnaam: 'Fenna Verzonnen', geboortedatum: '1990-02-28' },
      },
      {
        zaak: externalRef,
        eigenschap: `${catalogue}/eigenschappen/woonsituatie`,
        waarde: 'Moet er op 15 juli uit.',
      },
      {
        zaak: externalRef,
        statustype: `${catalogue}/statustypen/ontvangen`,
        datumStatusGezet: '2026-07-02T00:30:00.000+02:00',
        statustoelichting: 'Aangemeld door Op Koers',
      },
    ]);
  });

  it('signs a fresh token for each call and names the coordinates', async () => {
    const { connector, sent } = await startPartner();
    const before = Math.floor(Date.now() / 1000);
    await connector.file(handoff, attempt());
    for (const { headers = {}, method } of sent) {
      const token = headers['authorization']?.slice('Bearer '.length) ?? '';
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
      const { iat = 0, ...claims } = decodeJwt(token);
      expect(iat).toBeGreaterThanOrEqual(before);
      expect(claims).toEqual({
        iss: 'op-koers',
        client_id: 'op-koers',
        user_id: 'op-koers-hub',
        user_representation: 'Op Koers hub',
      });
      expect(headers['accept-crs']).toBe('EPSG:4326');
      expect(headers['content-crs']).toBe(method === 'POST' ? 'EPSG:4326' : undefined);
    }
  });

  it('holds no personal data in an address', async () => {
    const { connector, sent } = await startPartner();
    await connector.file(handoff, attempt());
    expect(sent.map(({ url }) => decodeURIComponent(url)).join(' ')).not.toMatch(
      /Fenna|inwoner\.example|1990/,
    );
  });

  it('finds the same zaak again, and adds nothing to it', async () => {
    const { connector, host } = await startPartner();
    const first = await connector.file(handoff, attempt());
    expect(await connector.file(handoff, attempt({ number: 2 }))).toEqual(first);
    expect(await Promise.all([1, 2, 3].map(() => connector.file(handoff, attempt())))).toEqual([
      first,
      first,
      first,
    ]);
    expect(await countsOf(host)).toEqual([1, 1, 1, 1]);
  });

  it.each(['error-after-work', 'reset-after-work', 'never-answers'] as const)(
    'makes everything once while half of the answers are %s',
    async (fault) => {
      const config = await configFor({ faults: { seed: fault, weights: { ok: 1, [fault]: 1 } } });
      const host = `127.0.0.1:${config.port}`;
      const troubled = await startApi(config);
      const { connector } = connectTo(host, {
        headersMs: fault === 'never-answers' ? 700 : 15_000,
      });
      let isFiled = false;
      for (let number = 1; number < 80 && !isFiled; number += 1) {
        const filing = connector.file(handoff, attempt({ number }));
        isFiled = await filing.then(
          () => true,
          () => false,
        );
      }
      await troubled.close();
      await startApi(withoutFaults(config));
      expect([isFiled, ...(await countsOf(host))]).toEqual([true, 1, 1, 1, 1]);
    },
  );

  it('goes on where an earlier attempt was broken off', async () => {
    const config = await configFor({
      faults: { seed: 'x', weights: { busy: 1 }, retryAfterSeconds: 7 },
    });
    const host = `127.0.0.1:${config.port}`;
    const busy = await startApi(config);
    const { connector } = connectTo(host);
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect([failure.kind, failure.code, failure.retryAfterMs]).toEqual([
      'throttled',
      'HTTP_503',
      7_000,
    ]);
    await busy.close();
    await startApi(withoutFaults(config));
    await connectTo(host).connector.file(handoff, attempt({ number: 2 }));
    expect(await countsOf(host)).toEqual([1, 1, 1, 1]);
  });

  it('makes no rol when nobody may know who it is', async () => {
    const { connector, host } = await startPartner();
    const { identity: _identity, ...content } = handoff.content ?? { lifeDomains: {} };
    await connector.file({ ...handoff, content }, attempt());
    expect(await countsOf(host)).toEqual([1, 0, 1, 1]);
  });
});
