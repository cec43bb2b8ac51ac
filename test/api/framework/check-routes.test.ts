import { z } from 'zod';
import { checkRoutes } from '../../../api/framework/check-routes';
import { definePublicRoute, type Route } from '../../../api/route';
import { getCase, listVisits, postVisit, sampleRoutes, startSampleApp } from './sample-app';

describe('starting with routes', () => {
  it('works when they are fit', () => {
    expect(() => {
      checkRoutes(sampleRoutes);
    }).not.toThrow();
  });

  it('fails as a whole, not at the first request', async () => {
    const { access: _access, ...open } = getCase;
    await expect(startSampleApp({ routes: [open as Route] })).rejects.toThrow(
      'getCase does not say what it is for',
    );
  });

  it.each([
    ['no purpose', { access: undefined as never }, 'getCase does not say what it is for'],
    ['a purpose of nobody', { access: { purpose: 'spy' as never } }, 'getCase is for nobody: spy'],
    ['a trailing slash', { path: '/cases/{caseNumber}/' }, 'not kebab-case'],
    ['capitals', { path: '/Cases/{caseNumber}' }, 'not kebab-case'],
    ['a colon', { path: '/cases/:caseNumber' }, 'not kebab-case'],
    ['other params than its path', { path: '/cases/{id}' }, 'names other params than its path'],
    ['no answer', { responses: {} }, 'documents no answer'],
    ['a body with get', { body: z.strictObject({}) }, 'takes a body with get'],
    ['a loose query', { query: z.object({ a: z.string() }) }, 'unknown fields in its query'],
    [
      'loose params',
      { params: z.object({ caseNumber: z.string() }) },
      'unknown fields in its params',
    ],
  ])('fails for one with %s', (_what, change, message) => {
    expect(() => {
      checkRoutes([{ ...getCase, ...change }]);
    }).toThrow(message);
  });

  it.each([
    ['an object', z.object({ a: z.string() })],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['an object in a list', z.strictObject({ list: z.array(z.object({ a: z.string() })) })],
    [
      'an object in a union',
      z.union([z.string(), z.strictObject({ b: z.object({ a: z.string() }) })]),
    ],
    ['an optional object', z.strictObject({ o: z.object({ a: z.string() }).nullish() })],
    ['a named object', z.strictObject({ o: z.object({ a: z.string() }).meta({ id: 'Loose' }) })],
  ])('fails for a body that takes unknown fields in %s', (_what, body) => {
    expect(() => {
      checkRoutes([{ ...postVisit, body }]);
    }).toThrow('unknown fields in its body');
  });

  it('fails for two of the same method and path, whatever the placeholder is called', () => {
    const params = z.strictObject({ number: z.string() });
    const other = { ...getCase, operationId: 'other', path: '/cases/{number}', params };
    expect(() => {
      checkRoutes([getCase, other]);
    }).toThrow('get /cases/{} is there twice');
  });

  it('fails for two of the same operation id', () => {
    const other = { ...listVisits, operationId: getCase.operationId };
    expect(() => {
      checkRoutes([getCase, other]);
    }).toThrow('getCase is there twice');
  });

  it('names all that is wrong at once', () => {
    const broken = { ...getCase, access: undefined as never, responses: {} };
    expect(() => {
      checkRoutes([broken, broken]);
    }).toThrow(/what it is for.*no answer.*twice/);
  });
});

describe('a route without its gate', () => {
  it('stays shut', async () => {
    const request = {
      params: { caseNumber: 'OK-1' },
      query: {},
      body: undefined,
      caller: undefined,
      headerErrors: [],
      idempotencyKey: undefined,
      fingerprint: '',
      traceparent: '',
      begin: async () => undefined,
      mediaType: 'application/json',
    };
    await expect(getCase.answer(request)).rejects.toThrow('without a caller');
    const open = definePublicRoute({
      method: 'get',
      path: '/open',
      operationId: 'open',
      summary: 'Open.',
      tag: 'Reference',
      responses: { 200: { description: 'Open.' } },
      async handle() {
        return { status: 200 };
      },
    });
    expect(await open.answer({ ...request, params: {} })).toEqual({ status: 200 });
  });
});
