import { startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

let app: SampleApp;
beforeEach(async () => {
  app = await startSampleApp({ rateLimitPerMinute: 3 });
});
afterEach(async () => {
  await app.close();
});

const call = (authorization?: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/v1/cases/OK-1`, {
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
  });

async function statuses(count: number, authorization?: string, headers = {}) {
  const found: number[] = [];
  for (let at = 0; at < count; at++) found.push((await call(authorization, headers)).status);
  return found;
}

describe('the rate limit', () => {
  it('answers a problem that says when to try again', async () => {
    expect(await statuses(4, 'Bearer wc-01~professional')).toEqual([200, 200, 200, 429]);
    const response = await call('Bearer wc-01~professional');
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('api-version')).toBe('1.2.3');
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await response.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });

  it('tells how much is left', async () => {
    const { headers } = await call('Bearer wc-01~professional');
    expect(headers.get('ratelimit')).toMatch(/r=2; t=60/);
    expect(headers.get('ratelimit-policy')).toMatch(/q=3; w=60/);
    expect(headers.get('ratelimit-policy')).not.toContain('wc-01');
  });

  it('counts each member apart, and apart from who has no token', async () => {
    expect(await statuses(4, 'Bearer wc-01~professional')).toContain(429);
    expect(await statuses(3, 'Bearer wc-02~professional')).toEqual([200, 200, 200]);
    expect(await statuses(3)).toEqual([401, 401, 401]);
  });

  it('counts bad tokens by address, so that guessing ends', async () => {
    expect(await statuses(2, 'Bearer one')).toEqual([401, 401]);
    expect(await statuses(2, 'Bearer two')).toEqual([401, 429]);
  });

  it('does not believe a client about its own address', async () => {
    const made = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' };
    expect(await statuses(2)).toEqual([401, 401]);
    expect(await statuses(2, undefined, made)).toEqual([401, 429]);
  });

  it('believes a proxy that it was told to trust', async () => {
    const behind = await startSampleApp({ rateLimitPerMinute: 1, trustedProxyHops: 1 });
    const from = async (address: string) =>
      (await fetch(`${behind.url}/v1/partners`, { headers: { 'x-forwarded-for': address } }))
        .status;
    expect([await from('192.0.2.1'), await from('192.0.2.2'), await from('192.0.2.1')]).toEqual([
      200, 200, 429,
    ]);
    await behind.close();
  });

  it('leaves health out', async () => {
    for (let at = 0; at < 10; at++) {
      expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    }
  });
});
