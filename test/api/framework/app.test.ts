import { request } from 'node:http';
import { startSampleApp } from './sample-app';
import type { SampleApp } from './sample-app';

const asProfessional = { authorization: 'Bearer wc-01~professional' };

let app: SampleApp;
beforeAll(async () => {
  app = await startSampleApp();
});
afterAll(async () => {
  await app.close();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(app.url + path, { method, headers });

describe('every answer', () => {
  const paths = [
    '/',
    '/docs',
    '/docs/start.js',
    '/health/live',
    '/health/ready',
    '/v1/openapi.json',
    '/v1/partners',
    '/v1/cases/OK-1',
    '/nowhere',
    '/v1/nowhere',
    '/v1/cases/%ff',
  ];

  it.each(paths)('carries the version and the security headers: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('api-version')).toBe('1.2.3');
    expect(headers.get('cache-control')).toBe(
      path === '/v1/openapi.json' ? 'no-cache' : 'no-store',
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('asks browsers for https when the hub itself has it', async () => {
    const secure = await startSampleApp({ serverUrl: 'https://hub.example.nl' });
    const { headers } = await fetch(`${secure.url}/health/live`);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    await secure.close();
  });
});

describe('finding a route', () => {
  it('answers 404 with a problem for an unknown path', async () => {
    const response = await get('/v1/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing here.',
      code: 'NOT_FOUND',
      instance: expect.stringMatching(/^urn:trace:[0-9a-f]{32}$/),
    });
  });

  it.each(['/v1/cases/OK-1/', '/v1/partners/', '/v1/', '/docs/', '/health/live/', '/V1/partners'])(
    'answers 404 and no redirect for %s',
    async (path) => {
      expect((await get(path, asProfessional)).status).toBe(404);
    },
  );

  it.each([
    ['PATCH', '/v1/cases/OK-1/visits', 'DELETE, GET, HEAD, POST'],
    ['OPTIONS', '/v1/partners', 'GET, HEAD'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD'],
    ['PUT', '/v1/openapi.json', 'GET, HEAD'],
  ])('answers 405 with the allowed methods for %s %s', async (method, path, allowed) => {
    const response = await get(path, {}, method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ').toSorted().join(', ')).toBe(allowed);
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await get('/v1/partners', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('prefers a literal segment to a placeholder', async () => {
    const newest = await get('/v1/cases/newest', asProfessional);
    expect(await newest.json()).toEqual({ caseNumber: 'OK-1' });
    const other = await get('/v1/cases/oldest', asProfessional);
    expect(await other.json()).toEqual({ caseNumber: 'oldest' });
  });

  it.each(['/v1/cases/%ff', '/v1/cases/%', '/v1/cases/a%00b'])(
    'answers 400 for the undecodable path %s',
    async (path) => {
      const response = await get(path, asProfessional);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'MALFORMED_PATH' });
    },
  );

  it('answers 400 for a placeholder that does not fit its schema', async () => {
    const response = await get('/v1/cases/a%2Fb', asProfessional);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ in: 'path', pointer: '/caseNumber', code: 'WRONG_FORMAT' }],
    });
  });
});

describe('the form of an answer', () => {
  it('is the one that is asked for', async () => {
    const csv = await get('/v1/cases/newest', { ...asProfessional, accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await csv.text()).toBe('caseNumber\r\nOK-1\r\n');
  });

  it('is the preferred one when anything is fine', async () => {
    const json = await get('/v1/cases/newest', { ...asProfessional, accept: '*/*' });
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('is refused with 406 when it cannot be had', async () => {
    const response = await get('/v1/cases/newest', { ...asProfessional, accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ code: 'NOT_ACCEPTABLE' });
  });

  it('is nothing at all for 204', async () => {
    const response = await get(
      '/v1/cases/OK-1/visits',
      { authorization: 'Bearer po-01~privacy-officer' },
      'DELETE',
    );
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});

describe('the trace', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('of the caller is taken over', async () => {
    const response = await get('/v1/nowhere', {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    expect(await response.json()).toMatchObject({ instance: `urn:trace:${traceId}` });
    expect(app.log.at(-1)).toMatchObject({ traceId });
  });

  it.each([
    `ff-${traceId}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${traceId.toUpperCase()}-00f067aa0ba902b7-01`,
    'nonsense',
  ])('is made anew when the header is %s', async (traceparent) => {
    const response = await get('/v1/nowhere', { traceparent });
    const { instance } = (await response.json()) as { instance: string };
    expect(instance).toMatch(/^urn:trace:[0-9a-f]{32}$/);
    expect(instance).not.toContain(traceId);
  });
});

describe('pages', () => {
  it('shows the start page with its own styles only', async () => {
    const response = await get('/');
    expect(await response.text()).toContain('<p>hello</p>');
    expect(response.headers.get('content-security-policy')).toMatch(/style-src 'sha256-[^' ]+'$/);
  });

  it('shows the API from its own files under a strict policy', async () => {
    const page = await get('/docs');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<script>/);
    const files = [...html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(4);
    for (const file of files) expect((await get(`/${file}`)).status).toBe(200);
    expect(await (await get('/docs/start.js')).text()).toContain("url: 'v1/openapi.json'");
  });

  it.each(['/docs/package.json', '/docs/..%2Fpackage.json', '/docs/index.html'])(
    'serves nothing else of the package: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('does not let a path climb out of the folder', async () => {
    const { hostname, port } = new URL(app.url);
    const status = await new Promise((resolve) => {
      request({ hostname, port, path: '/docs/../../package.json' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });
});

describe('health', () => {
  it('is live without asking anyone', async () => {
    const broken = await startSampleApp({ readiness: () => Promise.reject(new Error('down')) });
    expect((await fetch(`${broken.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${broken.url}/health/ready`);
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5']);
    await broken.close();
  });

  it('is ready when everything is', async () => {
    const response = await get('/health/ready');
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', checks: { postgres: true, temporal: true } },
    ]);
  });

  it('names what is down', async () => {
    const half = await startSampleApp({
      readiness: async () => ({ postgres: true, temporal: false }),
    });
    const response = await fetch(`${half.url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: 'NOT_READY',
      detail: 'Not available: temporal.',
    });
    await half.close();
  });

  it('does not wait for checks that hang', async () => {
    const hanging = await startSampleApp({ readiness: () => new Promise(() => undefined) });
    const response = await fetch(`${hanging.url}/health/ready`);
    expect(response.status).toBe(503);
    await hanging.close();
  });
});
