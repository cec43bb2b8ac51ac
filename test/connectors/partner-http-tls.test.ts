import type { LookupFunction } from 'node:net';
import {
  createPartnerHttp,
  type PartnerHttp,
  type PartnerHttpOptions,
} from '../../connectors/partner-http';
import { createCertificate } from './certificate';
import { attempt, closeListeners, failureOf, listenTcp, listenTls } from './partner-listener';

let http: PartnerHttp | undefined;

afterEach(() => {
  http?.close();
  closeListeners();
});

const send = (host: string, options: Partial<PartnerHttpOptions>, tried = attempt()) => {
  http = createPartnerHttp({ privateHosts: [host], ...options });
  return http.send({ partner: 'viveste', method: 'GET', url: `https://${host}/`, attempt: tried });
};

const listen = (certificate: Parameters<typeof listenTls>[0]) =>
  listenTls(certificate, (_request, response) => response.end('ok'));

describe('TLS to a partner', () => {
  it('is used when the certificate is trusted, and told of once it stands', async () => {
    const certificate = createCertificate();
    const tried = attempt();
    const answer = await send(
      await listen(certificate),
      { trustedAuthorities: [certificate.cert] },
      tried,
    );
    expect(answer).toMatchObject({ status: 200, body: 'ok' });
    expect(tried.opened).toBe(1);
  });

  it.each([
    ['self-signed', createCertificate(), false],
    ['expired', createCertificate({ validUntil: new Date(Date.now() - 1_000) }), true],
    ['for another address', createCertificate({ ip: '127.0.0.9' }), true],
    ['for a name', createCertificate({ name: 'partner.example' }), true],
  ])('is refused with a certificate that is %s', async (_what, certificate, isTrusted) => {
    const tried = attempt();
    const options = isTrusted ? { trustedAuthorities: [certificate.cert] } : {};
    const failure = await failureOf(send(await listen(certificate), options, tried));
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'TLS_REFUSED' });
    expect(tried.opened).toBe(0);
  });

  it('is refused below version 1.2', async () => {
    const certificate = createCertificate();
    const old = {
      ...certificate,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    const failure = await failureOf(
      send(await listen(old), { trustedAuthorities: [certificate.cert] }),
    );
    expect(failure).toMatchObject({ code: 'TLS_REFUSED' });
  });

  it('is not replaced by plain HTTP', async () => {
    const received: Buffer[] = [];
    const host = await listenTcp((socket) =>
      socket.on('data', (bytes) => {
        received.push(bytes);
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
      }),
    );
    expect(await failureOf(send(host, {}))).toMatchObject({
      kind: 'unavailable',
      code: 'TLS_REFUSED',
    });
    expect(Buffer.concat(received).toString('latin1')).not.toContain('HTTP/1.1');
  });
});

describe('a name', () => {
  const answering = (...rounds: string[][]) => {
    const asked: string[] = [];
    const lookup: LookupFunction = (hostname, _options, callback) => {
      asked.push(hostname);
      const addresses = rounds.length > 1 ? rounds.shift() : rounds[0];
      callback(
        null,
        (addresses ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    return { asked, lookup };
  };
  const sendTo = (lookup: LookupFunction, httpsPort: number) => {
    http = createPartnerHttp({ privateHosts: [], lookup, httpsPort });
    return http.send({
      partner: 'viveste',
      method: 'GET',
      url: `https://partner.example:${httpsPort}/`,
      attempt: attempt(),
    });
  };

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['::127.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['10.0.0.7', '93.184.216.34']],
    [['169.254.169.254']],
  ])('that leads to %j is refused before any connection', async (addresses) => {
    let connections = 0;
    const host = await listenTcp(() => (connections += 1));
    const { asked, lookup } = answering(addresses);
    const failure = await failureOf(sendTo(lookup, Number(host.split(':')[1])));
    expect(failure).toMatchObject({ kind: 'rejected', code: 'SSRF_REFUSED' });
    expect([asked, connections]).toEqual([['partner.example'], 0]);
  });

  it('that nobody knows makes the partner unavailable', async () => {
    const lookup: LookupFunction = (_hostname, _options, callback) => {
      callback(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' }), '');
    };
    expect(await failureOf(sendTo(lookup, 443))).toMatchObject({
      kind: 'unavailable',
      code: 'NAME_UNKNOWN',
    });
  });
});
