import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { EditionFacts } from '../../../domain/report/report';
import { createPartnerHttp, type PartnerHttp } from '../../../connectors/partner-http';
import { sendReportEvent, type ReportEventOptions } from '../../../connectors/webhook/report-event';
import { editionFacts as edition } from '../../support/sample-report';
import { attempt, closeListeners, failureOf, listenHttp } from '../partner-listener';
import { newSharedSecret } from './webhook-partner';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let http: PartnerHttp | undefined;
afterEach(() => {
  http?.close();
  closeListeners();
});

async function subscriberThat(
  answers: readonly { status: number; headers?: Record<string, string> }[] = [{ status: 202 }],
  given: Partial<ReportEventOptions> = {},
) {
  const received: Received[] = [];
  const host = await listenHttp((request, response) => {
    void request.toArray().then((chunks) => {
      const { status, headers } = answers[Math.min(received.length, answers.length - 1)]!;
      const body = Buffer.concat(chunks as Buffer[]).toString();
      received.push({ headers: request.headers, body });
      response.writeHead(status, headers).end('<html>thank you</html>');
    });
  });
  http = createPartnerHttp({ privateHosts: [host] });
  const secret = newSharedSecret();
  const options: ReportEventOptions = {
    http,
    secretOf: () => secret,
    source: 'urn:nld:oin:00000001234567890000:systeem:op-koers',
    editionUrl: (number) => `https://hub.example/v1/signal-reports/${number}`,
    ...given,
  };
  const url = `http://${host}/op-koers`;
  const webhook = { url, scheme: 'v1' as const, signWith: ['SUBSCRIBER_OPEN_DATA_KEY'] };
  const tell = (number = 1, facts: EditionFacts = edition) =>
    sendReportEvent({ id: 'open-data', webhook }, facts, attempt({ number }), options);
  return { tell, received, secret };
}

describe('the event of a published edition', () => {
  it('says which, what it covers and where it is', async () => {
    const { tell, received } = await subscriberThat();
    await tell();
    expect(received.map(({ body }) => body)).toEqual([
      '{"specversion":"1.0","id":"signal-report-3-open-data","source":"urn:nld:oin:00000001234567890000:systeem:op-koers",' +
        '"type":"nl.op-koers.signal-report.published.v1","subject":"signal-report/3","sequence":"3","sequencetype":"Integer",' +
        '"datacontenttype":"application/json","dataref":"https://hub.example/v1/signal-reports/3",' +
        '"data":{"edition":3,"kind":"scheduled","from":"2027-02-15T05:00:00.000Z","until":"2027-03-29T04:00:00.000Z",' +
        '"isLate":false,"link":"https://hub.example/v1/signal-reports/3"}}',
    ]);
    expect(received[0]?.headers['content-type']).toBe(
      'application/cloudevents+json; charset=utf-8',
    );
  });

  it('holds no other field of the edition', async () => {
    const { tell, received } = await subscriberThat();
    await tell(1, { ...edition, extra: 'CANARY-7f' } as EditionFacts);
    expect(received[0]?.body).not.toMatch(/CANARY|threshold|houten-1/);
  });

  it('has the same id and bytes at every attempt, signed anew', async () => {
    const times = [new Date('2027-03-29T04:00:01Z'), new Date('2027-03-29T04:05:01Z')];
    const { tell, received } = await subscriberThat(undefined, { now: () => times.shift()! });
    await tell();
    await tell(2);
    const [first, second] = received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe('signal-report-3-open-data');
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  });

  it.each([
    ['standardwebhooks', Webhook],
    ['svix', SvixWebhook],
  ])('verifies with %s', async (_name, Verifier) => {
    const { tell, received, secret } = await subscriberThat();
    await tell();
    const { headers, body } = received[0]!;
    const signature = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(headers[name]),
      ]),
    );
    expect(new Verifier(secret).verify(body, signature)).toMatchObject({ data: { edition: 3 } });
    expect(() => new Verifier(secret).verify(`${body} `, signature)).toThrow();
  });

  it('that was not taken is taken at the next attempt', async () => {
    const { tell, received } = await subscriberThat([{ status: 503 }, { status: 204 }]);
    expect(await failureOf(tell())).toMatchObject({ kind: 'unavailable', code: 'HTTP_503' });
    await expect(tell(2)).resolves.toBeUndefined();
    expect(received).toHaveLength(2);
  });

  it.each([
    [{ status: 307 }, 'rejected', 'REDIRECT', true],
    [{ status: 401 }, 'rejected', 'HTTP_401', true],
    [{ status: 410 }, 'gone', 'HTTP_410', true],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'throttled', 'HTTP_429', false],
    [{ status: 500 }, 'unavailable', 'HTTP_500', false],
  ])('answered with %j is %s', async (answer, kind, code, isPermanent) => {
    const { tell } = await subscriberThat([answer]);
    const failure = await failureOf(tell());
    expect(failure).toMatchObject({ partner: 'open-data', kind, code, isPermanent });
    expect(failure.retryAfterMs).toBe('headers' in answer ? 7_000 : undefined);
  });

  it('is for a person when the secret is unusable', async () => {
    const { tell, received } = await subscriberThat(undefined, { secretOf: () => 'whsk_c2hvcnQ=' });
    expect(await failureOf(tell())).toMatchObject({ kind: 'rejected', code: 'SECRET_UNUSABLE' });
    expect(received).toEqual([]);
  });

  it('goes to nobody behind the hub', async () => {
    const { tell, received } = await subscriberThat(undefined, {
      http: createPartnerHttp({ privateHosts: [] }),
    });
    expect(await failureOf(tell())).toMatchObject({ kind: 'rejected', code: 'SSRF_REFUSED' });
    expect(received).toEqual([]);
  });
});
