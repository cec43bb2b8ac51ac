import { z } from 'zod';
import { plantHandoffs } from '../../../verify/support/planted-handoff';
import { tokenRoutes as allRoutes, policy } from '../../support/test-routes';
import { startApi, type Api } from '../../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { leavesOf, objectsOf, propertiesOf, replaceAt, type Json } from './example-walk';
import { leastBodyOf, routeExamples } from './route-examples';

let database: TestDatabase;
let api: Api;
let before: readonly unknown[];
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi({ databaseUrl: database.url });
  // The case of the examples, with its hand-off: whoever may not know of it learns nothing of the input.
  await database.db.insertInto('case_counter').values({ year: 2026, last: 99_998 }).execute();
  await plantHandoffs(database, policy.terms, [{ partner: 'viveste' }]);
  before = await everything();
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const withBody = allRoutes.filter(({ body }) => body !== undefined);
const withKey = allRoutes.filter(({ requiresIdempotencyKey }) => requiresIdempotencyKey === true);
const withParams = allRoutes.filter(({ params }) => params !== undefined);
const names = (routes: typeof allRoutes) => routes.map(({ operationId }) => operationId);

/** Every body made of the examples by one change, with the place of the change. */
function changed(
  operationId: string,
  placesOf: (example: Json) => readonly (readonly [string, Json])[],
): readonly { readonly pointer: string; readonly body: Json }[] {
  const examples = (routeExamples[operationId]?.bodies ?? []) as readonly Json[];
  return examples.flatMap((example) =>
    placesOf(example).map(([pointer, value]) => ({
      pointer,
      body: replaceAt(example, pointer, value),
    })),
  );
}

/** The changes that the route took all the same, or answered in another way than with the place. */
async function notRefused(operationId: string, changes: ReturnType<typeof changed>) {
  const wrong: unknown[] = [];
  for (const { pointer, body } of changes) {
    const reply = await api.ask(operationId, { body });
    const places = (reply.body.errors ?? []).map((error) => error.pointer);
    const isNamed = places.some((place) => pointer === place || pointer.startsWith(`${place}/`));
    if (reply.status !== 400 || reply.body.code !== 'INVALID_INPUT' || !isNamed)
      wrong.push([pointer, reply.status, reply.body.code, places]);
  }
  return wrong;
}

describe('the examples', () => {
  it.each(names(withBody))('of %s are fit for it and say all that can be said', (operationId) => {
    const schema = withBody.find((route) => route.operationId === operationId)?.body ?? z.never();
    const bodies = (routeExamples[operationId]?.bodies ?? []) as readonly Json[];
    for (const body of bodies) expect(schema.parse(body)).toMatchObject(body as object);
    const said = new Set(bodies.flatMap((body) => propertiesOf(body)));
    expect([...said].toSorted()).toEqual(documentedProperties(schema));
  });

  it('are given for the body of every route that writes', () => {
    const bodyless = [
      'postHandoffResend',
      'postSignalReport',
      'deleteSuspension',
      'deleteAftercare',
      'postErasureApproval',
      'postDeviationAcknowledgement',
      'postWorkItemAcknowledgement',
      'deleteErasure',
      'postResidentCode',
      'deleteResidentCode',
    ];
    const writing = allRoutes.filter(({ method }) => method !== 'get');
    expect(names(withBody)).toEqual(names(writing).filter((name) => !bodyless.includes(name)));
    expect(withBody).toHaveLength(45);
  });
});

describe('a request without an Idempotency-Key', () => {
  it.each(names(withKey))('is refused by %s', async (operationId) => {
    const reply = await api.ask(operationId, { body: leastBodyOf(operationId), key: null });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(reply.body.errors).toEqual([
      expect.objectContaining({ in: 'header', pointer: '/Idempotency-Key', code: 'REQUIRED' }),
    ]);
  });

  it('is refused by every route that writes', () => {
    const writing = names(allRoutes.filter(({ method }) => method !== 'get'));
    // A search and a preview change nothing, and their answers may not be kept for a repeat; of drafts the last one counts.
    const without = ['postCaseSearch', 'putSessionDraft', 'postHandoffPreview'];
    expect(names(withKey)).toEqual(writing.filter((name) => !without.includes(name)));
    expect(withKey).toHaveLength(52);
  });
});

describe.each(names(withBody))('the body of %s', (operationId) => {
  it('may not be left out', async () => {
    const reply = await api.ask(operationId);
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it.each([
    ['a list', []],
    ['a text', 'text'],
    ['null', null],
    ['a number', 7],
  ])('may not be %s', async (_what, body) => {
    const reply = await api.ask(operationId, { body });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it('has no unknown fields, at any depth', async () => {
    const changes = changed(operationId, (example) =>
      objectsOf(example).map((pointer) => [`${pointer}/surprise`, 1] as const),
    );
    expect(changes.length).toBeGreaterThan(0);
    expect(await notRefused(operationId, changes)).toEqual([]);
  });

  it('has the right type in every field', async () => {
    const changes = changed(operationId, (example) =>
      leavesOf(example).flatMap(([pointer, value]) =>
        wrongTypes(value).map((wrong) => [pointer, wrong] as const),
      ),
    );
    expect(await notRefused(operationId, changes)).toEqual([]);
  });

  it('has no control characters, marks that turn text round or text that nobody sees', async () => {
    const bad = [
      'bell \u0007',
      'escape \u001b[2J',
      'delete \u007f',
      'turned \u202e text',
      ' \u200b ',
    ];
    const changes = changed(operationId, (example) =>
      textsOf(example).flatMap((pointer) => bad.map((text) => [pointer, text] as const)),
    );
    expect(await notRefused(operationId, changes)).toEqual([]);
  });

  it('has no text that PostgreSQL could not keep', async () => {
    const changes = changed(operationId, (example) =>
      textsOf(example).flatMap((pointer) =>
        ['null \u0000', 'half \ud800'].map((text) => [pointer, text] as const),
      ),
    );
    for (const { body } of changes) {
      const reply = await api.ask(operationId, { body });
      expect([reply.status, reply.body.code]).toEqual([400, 'UNSTORABLE_TEXT']);
    }
  });

  it('has no text that is too long', async () => {
    const changes = changed(operationId, (example) =>
      textsOf(example).map((pointer) => [pointer, 'a'.repeat(50_001)] as const),
    );
    expect(await notRefused(operationId, changes)).toEqual([]);
  });

  it('has no list that is too long', async () => {
    const changes = changed(operationId, (example) =>
      listsOf(example).map(([pointer, item]) => [pointer, Array<Json>(801).fill(item)] as const),
    );
    expect(await notRefused(operationId, changes)).toEqual([]);
  });
});

describe.each(names(withParams))('the path of %s', (operationId) => {
  const params = Object.keys(routeExamples[operationId]?.params ?? {});

  it.each(params)('has the right form of %s', async (param) => {
    for (const wrong of ['-1', '%20', 'a b', "';--", 'x'.repeat(300), '..%2f..']) {
      const reply = await api.ask(operationId, {
        params: { [param]: wrong },
        body: leastBodyOf(operationId),
      });
      expect([wrong, reply.status]).toEqual([wrong, 400]);
      expect(reply.body.errors?.map((error) => [error.in, error.pointer])).toEqual([
        ['path', `/${param}`],
      ]);
    }
  });
});

describe.each(names(allRoutes))('the query of %s', (operationId) => {
  it('has no unknown fields', async () => {
    const reply = await api.ask(operationId, {
      body: leastBodyOf(operationId),
      query: 'surprise=1',
    });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(reply.body.errors?.[0]).toMatchObject({ in: 'query', code: 'UNKNOWN_FIELD' });
  });
});

describe('what schemas alone cannot know', () => {
  it.each([
    ['postCallBackAttempt', { soort: 'SMS/Whatsapp', dagdeel: 'Avond', reached: true }, '/outcome'],
    [
      'postCallBackAttempt',
      { soort: 'Mail', dagdeel: 'Avond', reached: false, outcome: 'worse' },
      '/outcome',
    ],
    ['postClosure', { outcome: 'handed-over' }, '/handedOverTo'],
    ['postClosure', { outcome: 'moved', handedOverTo: 'lister' }, '/handedOverTo'],
    ['postClosure', { outcome: 'no-breakthrough' }, '/reason'],
    ['postClosure', { outcome: 'moved', reason: 'other' }, '/reason'],
    ['postAbsence', { fromDate: '2033-03-11', untilDate: '2033-03-10' }, '/untilDate'],
    ['postAbsence', { fromDate: '2033-02-30', untilDate: '2033-03-10' }, '/fromDate'],
    ['postSignal', { theme: 'no-such-theme', window: 'resident' }, '/theme'],
    ['postSignal', { theme: 'waiting-list', window: 'resident', text: 'Bel 06 12345678' }, '/text'],
    ['postIntake', { lifeDomains: [], questions: ['no-such-question'] }, '/questions/0'],
    ['patchAction', { status: 'completed', achieved: 'no-such-result' }, '/achieved'],
    ['postSignalAnswer', { signal: 1, kind: 'taken-up', explanation: 'Yes.' }, '/who'],
    [
      'postSignalAnswer',
      { signal: 1, kind: 'noted', explanation: 'Vraag het mevrouw Verzonnen.' },
      '/explanation',
    ],
    ['putSignalWording', { title: 'Zie OK-2026-00042' }, '/title'],
    ['postSession', { kind: 'first', startsAt: '2033-03-08T09:00:00' }, '/startsAt'],
    ['postSession', { kind: 'first', startsAt: '2233-03-08T09:00:00Z' }, '/startsAt'],
    ['postReferralDecision', { decision: 'redirected' }, '/decision'],
    ['postCase', { ...leastBodyOf('postCase'), crises: ['eviction'] }, '/crises'],
    ['postCaseSearch', {}, '/bsn'],
    ['postCaseSearch', { name: 'Sam Voorbeeld' }, '/birthDate'],
    ['postCaseSearch', { birthDate: '2004-02-29' }, '/name'],
    ['postCaseSearch', { bsn: '999990019', name: 'Sam Voorbeeld' }, '/name'],
    ['postCaseSearch', { bsn: '999990019', birthDate: '2004-02-29' }, '/birthDate'],
    ['postCaseSearch', { bsn: '000000000' }, '/bsn'],
    ['postCaseSearch', { bsn: '99999001' }, '/bsn'],
    ['postCaseSearch', { bsn: '9999.90.019' }, '/bsn'],
    ['postCaseSearch', { bsn: '999 990 019' }, '/bsn'],
    ['postCaseSearch', { bsn: '999990018' }, '/bsn'],
  ])('is told by %s for %j', async (operationId, body, pointer) => {
    const reply = await api.ask(operationId, { body });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(reply.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('is told of a burgerservicenummer without it', async () => {
    const person = { name: 'Sam Voorbeeld', bsn: '999990018' };
    const referral = { ...leastBodyOf('postCase'), person };
    for (const [operationId, body] of [
      ['postCaseSearch', { bsn: person.bsn }],
      ['postCase', referral],
    ] as const) {
      const { text, body: problem } = await api.ask(operationId, { body });
      expect(problem.errors).toEqual([expect.objectContaining({ code: 'NOT_A_BSN' })]);
      expect(text).not.toContain(person.bsn);
    }
  });
});

it('stores nothing of what it refuses', async () => {
  expect(before).toHaveLength(5);
  expect(await everything()).toEqual(before);
});

async function everything(): Promise<readonly unknown[]> {
  const tables = [
    ...(['dossier_entry', 'case_view', 'inbox', 'member_absence'] as const),
    ...(['break_glass', 'notice', 'case_journal'] as const),
  ];
  const rows = tables.map((table) => database.db.selectFrom(table).selectAll().execute());
  return (await Promise.all(rows)).flat();
}

function wrongTypes(value: Json): readonly Json[] {
  const isText = typeof value === 'string';
  return [isText ? 7 : 'seven', null, {}, [{}], ...(isText ? [true, ''] : [1.5])];
}

const textsOf = (example: Json) =>
  leavesOf(example)
    .filter(([, value]) => typeof value === 'string')
    .map(([pointer]) => pointer);

function listsOf(example: Json): readonly (readonly [string, Json])[] {
  return leavesOf(example, true).flatMap(([pointer, value]) =>
    Array.isArray(value) ? [[pointer, value[0] ?? {}] as const] : [],
  );
}

interface JsonSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Pointers of every property that a schema has, list items without their index. */
function documentedProperties(schema: z.ZodType): readonly string[] {
  const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: 'input' });
  const walk = (part: JsonSchema, at: string): readonly string[] => {
    const { $ref, properties = {}, items, anyOf = [], oneOf = [] } = part;
    const named = $ref === undefined ? undefined : $defs[$ref.replace('#/$defs/', '')];
    const parts = [...anyOf, ...oneOf, ...[items, named].filter((other) => other !== undefined)];
    return [
      ...Object.entries(properties).flatMap(([name, field]) => [
        `${at}/${name}`,
        ...walk(field, `${at}/${name}`),
      ]),
      ...parts.flatMap((other) => walk(other as JsonSchema, at)),
    ];
  };
  return [...new Set(walk(root as JsonSchema, ''))].toSorted();
}
