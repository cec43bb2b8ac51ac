import type { RequestListener } from 'node:http';
import { subscribeToNotifications } from '../../../connectors/zgw/subscribe';
import { attempt, closeListeners, failureOf, listenHttp } from '../partner-listener';
import { connectTo, endAll, handoff, recallOf, secretOf } from './zgw-partner';

afterEach(async () => {
  await endAll();
  closeListeners();
});

const empty = JSON.stringify({ count: 0, next: null, previous: null, results: [] });

/** A partner at which nothing is there yet, and that answers every POST so. */
async function partnerThat(answerPost: RequestListener, timeouts: { headersMs?: number } = {}) {
  let posts = 0;
  const host = await listenHttp((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(empty);
      return;
    }
    posts += 1;
    answerPost(request, response);
  });
  return { ...connectTo(host, timeouts), host, posts: () => posts };
}

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const fout = (code: string, invalidParams?: unknown) => ({ code, status: 400, invalidParams });

describe('an answer of a Zaken API that is no success', () => {
  it.each([
    [
      400,
      fout('invalid', [{ name: 'startdatum', code: 'required', reason: 'x' }]),
      'rejected',
      'HTTP_400 startdatum:required',
    ],
    [
      400,
      fout('invalid', [{ name: 'datumStatusGezet', code: 'date-in-future' }]),
      'unavailable',
      'HTTP_400 other:date-in-future',
    ],
    [
      400,
      fout('invalid', [{ name: 'Fenna', code: 'Verzonnen' }]),
      'rejected',
      'HTTP_400 other:other',
    ],
    [400, 'nee', 'rejected', 'HTTP_400'],
    [403, fout('permission_denied'), 'rejected', 'HTTP_403 permission_denied'],
    [403, fout('invalid-jwt-signature'), 'rejected', 'HTTP_403 invalid-jwt-signature'],
    [403, fout('jwt-expired'), 'unavailable', 'HTTP_403 jwt-expired'],
    [404, '<html>', 'rejected', 'HTTP_404'],
    [410, '', 'gone', 'HTTP_410'],
    [412, fout('precondition_failed'), 'rejected', 'HTTP_412'],
    [429, '', 'throttled', 'HTTP_429'],
    [500, fout('error'), 'unavailable', 'HTTP_500'],
    [503, '', 'unavailable', 'HTTP_503'],
    [302, '', 'rejected', 'REDIRECT'],
    [201, '<html>', 'unreadable', 'UNREADABLE_ANSWER'],
    [201, { url: 'zaak' }, 'unreadable', 'UNREADABLE_ANSWER'],
  ])('%d %j is %s, %s', async (status, body, kind, code) => {
    const { connector } = await partnerThat(answering(status, body));
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect([failure.name, failure.kind, failure.code]).toEqual(['PartnerError', kind, code]);
    expect(failure.message).not.toMatch(/Fenna|Verzonnen/);
  });

  it('asks to wait as long as Retry-After says', async () => {
    const { connector } = await partnerThat(answering(429, '', { 'retry-after': '120' }));
    expect((await failureOf(connector.file(handoff, attempt()))).retryAfterMs).toBe(120_000);
  });

  it('is looked into before anything is repeated, and not repeated in the same attempt', async () => {
    const { connector, sent, posts } = await partnerThat(answering(500, ''));
    await failureOf(connector.file(handoff, attempt()));
    expect(posts()).toBe(1);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('is a time-out when it never comes', async () => {
    const { connector } = await partnerThat(() => undefined, { headersMs: 500 });
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect([failure.kind, failure.code]).toEqual(['unavailable', 'HEADERS_TIMEOUT']);
  });

  it('is lost when the connection breaks in its middle', async () => {
    const { connector } = await partnerThat((request, response) => {
      response.writeHead(201, { 'content-length': '1000' }).write('{"url":');
      setImmediate(() => request.socket.resetAndDestroy());
    });
    expect((await failureOf(connector.file(handoff, attempt()))).code).toBe('CONNECTION_LOST');
  });
});

describe('an address that a Zaken API gives', () => {
  const zaakAt = (url: string) => ({
    url,
    identificatie: 'OK-2026-00042-H2',
    bronorganisatie: '123456782',
    einddatum: null,
    resultaat: null,
  });

  it.each([
    'http://127.0.0.1:1/zaken/api/v1/zaken/1',
    'https://elsewhere.example/zaken/api/v1/zaken/1',
    '/zaken/api/v1/../../admin/zaken/1',
    '/zaken/api/v1/%2e%2e/%2e%2e/admin',
    '/catalogi/api/v1/zaaktypen/1',
  ])('%s is not followed', async (address) => {
    const { connector, host, sent } = await partnerThat((request, response) => {
      const url = new URL(address, `http://${String(request.headers.host)}`).href;
      response.writeHead(201).end(JSON.stringify(zaakAt(url)));
    });
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect([failure.kind, failure.code]).toEqual(['unreadable', 'URL_ELSEWHERE']);
    expect(sent.every(({ url }) => url.startsWith(`http://${host}/zaken/api/v1/`))).toBe(true);
  });

  it('with a user and a password is not followed', async () => {
    const { connector, host } = await partnerThat(answering(500, ''));
    const externalRef = `http://a:b@${host}/zaken/api/v1/zaken/1`;
    const failure = await failureOf(connector.followUp({ ...handoff, externalRef }, attempt()));
    expect(failure.code).toBe('URL_ELSEWHERE');
  });

  it('of a next page is followed only so often', async () => {
    const host = await listenHttp((request, response) => {
      const next = `http://${String(request.headers.host)}/zaken/api/v1/zaken?page=2`;
      response.writeHead(200).end(JSON.stringify({ next, results: [] }));
    });
    const { connector, sent } = connectTo(host);
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect([failure.code, sent.length]).toEqual(['TOO_MANY_PAGES', 20]);
  });
});

describe('what was never filed', () => {
  it('needs no recall', async () => {
    const { connector, posts } = await partnerThat(answering(500, ''));
    await connector.recall(recallOf(undefined), attempt());
    expect(posts()).toBe(0);
  });

  it('cannot be followed', async () => {
    const { connector } = await partnerThat(answering(500, ''));
    const failure = await failureOf(connector.followUp(handoff, attempt()));
    expect([failure.kind, failure.code]).toEqual(['rejected', 'ZAAK_UNKNOWN']);
  });
});

describe('a partner without notifications', () => {
  it('is not asked for any', async () => {
    const { partner, http, posts } = await partnerThat(answering(500, ''));
    const { notifications: _none, ...silent } = partner;
    const wish = { partner: silent, http, secretOf, callbackUrl: 'https://hub.example/x' };
    expect(await subscribeToNotifications({ ...wish, attempt: attempt() })).toBeUndefined();
    expect(posts()).toBe(0);
  });
});
