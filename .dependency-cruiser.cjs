// The table of who may import what, as a program. Every rule is proved by a planted violation in
// test/architecture/dependency-rules.test.ts. The rules are direct on purpose: a `reachable` rule also follows type-only
// imports and then blames packages far away.

const entries =
  '^(api/(server|codec-server|print-openapi)|worker/(main|build-workflow-bundle)|store/(migrate|manage-keys)|demo/main|simulators/[^/]+/main)\\.ts$';
const composition =
  '^(api/(server|codec-server|print-openapi)\\.ts|store/(migrate|manage-keys)\\.ts|(worker|launch|verify|test)/)';
const rooms =
  '^(domain|workflows|activities|connectors|store|codec|api|config|worker|launch|simulators|demo|verify|test)/';

const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

/** Everything but what is named: rooms, packages, Node's own modules and what cannot be resolved. */
const onlyTo = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

/** Of the hub's own rooms only those named; packages are judged by another rule. */
const onlyToRooms = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { path: rooms, pathNot: allowed },
});

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const domain = [
  onlyTo(
    'domain-imports-only-domain',
    '^domain/',
    ['^domain/'],
    'Decisions are pure: no engine, no database, no clock, no zod.',
  ),
];

const workflows = [
  onlyTo(
    'workflows-stay-deterministic',
    '^workflows/',
    ['^(workflows|domain|activities)/', packages('@temporalio/workflow', '@temporalio/common')],
    "This folder enters Temporal's isolate; its bundler refuses neither zod nor a connector.",
  ),
  never(
    'workflows-know-activities-by-type',
    { path: '^workflows/' },
    { path: '^activities/', dependencyTypesNot: ['type-only'] },
    'An activity runs elsewhere: a workflow imports its type and asks the server.',
  ),
];

const activities = [
  onlyToRooms(
    'activities-use-connectors-store-domain',
    { path: '^activities/' },
    ['^(activities|connectors|store|codec|domain)/'],
    'What an activity needs from elsewhere is given to its create function.',
  ),
  never(
    'activities-use-the-activity-sdk',
    { path: '^activities/' },
    { path: [packages('@temporalio/(workflow|worker|client|testing)', 'express')] },
    'An activity is neither a workflow nor a client nor a server.',
  ),
];

const connectors = [
  never(
    'connectors-know-domain-types',
    { path: '^connectors/' },
    { path: rooms, pathNot: ['^connectors/', '^domain/'] },
    'A connector speaks one wire format and nothing else of the hub.',
  ),
  never(
    'connectors-take-no-domain-code',
    { path: '^connectors/' },
    { path: '^domain/', pathNot: ['-words\\.ts$'], dependencyTypesNot: ['type-only'] },
    'A connector translates what the domain decided; it decides nothing. Vocabularies are for all.',
  ),
  never(
    'connectors-stay-apart',
    { path: '^connectors/([^/]+)/' },
    { path: '^connectors/[^/]+/', pathNot: ['^connectors/$1/'] },
    "One partner's oddities never leak into another's folder.",
  ),
  never(
    'connectors-know-no-engine-server-database',
    { path: '^connectors/' },
    { path: [packages('@temporalio/[^/]+', 'express', 'kysely', 'pg')] },
    'activity-failure.ts alone decides what Temporal may retry.',
  ),
];

const store = [
  onlyToRooms(
    'store-uses-domain',
    { path: '^store/', pathNot: [composition] },
    ['^(store|domain)/'],
    "The view is folded with the domain's evolve; nothing else is needed here.",
  ),
  never(
    'store-knows-no-engine-server',
    { path: '^store/' },
    { path: [packages('@temporalio/[^/]+', 'express')] },
    'The store is PostgreSQL only.',
  ),
];

const codec = [
  onlyToRooms(
    'codec-uses-store',
    { path: '^codec/' },
    ['^(codec|store)/', '^workflows/refused\\.ts$'],
    'The codec knows keys and payloads, not cases.',
  ),
  never(
    'codec-knows-workflows-by-type',
    { path: '^codec/' },
    { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    'Of a refused payload it knows the shape that workflows look for.',
  ),
];

const api = [
  onlyToRooms(
    'api-uses-domain-store-messages',
    { path: '^api/', pathNot: [composition] },
    ['^(api|domain|store|codec|config)/', '^workflows/.+-messages\\.ts$'],
    'The API asks the case workflow by message or reads the store.',
  ),
  never(
    'api-speaks-through-the-client',
    { path: '^api/', pathNot: [composition] },
    { path: [packages('@temporalio/(workflow|worker|activity|testing)', 'kysely', 'pg')] },
    'No engine and no SQL behind the routes.',
  ),
];

const config = [
  onlyTo(
    'config-uses-zod',
    '^config/',
    [
      '^config/',
      '^domain/',
      packages('zod', '@temporalio/envconfig'),
      '^(node:)?(fs|fs/promises|path|url)$',
      // A vault's program prints the key ring.
      '^(node:)?child_process$',
    ],
    'Configuration is read and checked, and nothing of the hub is started by it.',
  ),
  never(
    'config-takes-domain-words-only',
    { path: '^config/' },
    {
      path: '^domain/',
      pathNot: ['^domain/policy/', '^domain/basis/category\\.ts$', '-words\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
    'A schema matches a type of the domain; only vocabularies are values.',
  ),
  never(
    'config-is-for-the-entries',
    { pathNot: [composition, '^config/'] },
    { path: '^config/', dependencyTypesNot: ['type-only'] },
    'Configuration is parsed once by the process entries and handed on.',
  ),
];

const programs = [
  onlyToRooms(
    'launch-uses-config',
    { path: '^launch/' },
    ['^(launch|config|store)/', '^domain/(policy/|access/role\\.ts$)'],
    'The launcher starts processes; it is none of them.',
  ),
  never(
    'launch-knows-the-store-by-type',
    { path: '^launch/' },
    { path: '^store/', dependencyTypesNot: ['type-only'] },
    'The launcher starts processes; it is none of them.',
  ),
  never(
    'bootstrap-needs-no-package',
    { path: '^launch/.+\\.mjs$' },
    { dependencyTypesNot: ['core', 'local'] },
    'It runs before anything is installed.',
  ),
  never(
    'demo-knows-http-only',
    { path: '^(demo|simulators)/([^/]+)' },
    { path: [rooms, packages('@temporalio/[^/]+', 'kysely', 'pg')], pathNot: ['^$1/'] },
    'The demo plays a municipality: it sees what any client sees.',
  ),
  onlyTo(
    'checkers-know-journals-only',
    '^verify/handoffs/checker/',
    ['^verify/handoffs/checker/', '^(node:)?(fs|path)$'],
    'Who judges the hub shares nothing with it: neither code nor what it believes.',
  ),
  never('entries-are-not-imported', {}, { path: entries }, 'Importing an entry starts a process.'),
  never(
    'tests-are-not-imported',
    { pathNot: '^test/' },
    { path: '^test/' },
    'What is built never contains tests.',
  ),
];

const everywhere = [
  never(
    'no-cycles',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    'Two files that need each other are one thought in two places.',
  ),
  never(
    'no-unresolved',
    {},
    { couldNotResolve: true },
    'An import that leads nowhere fails at run time only.',
  ),
  never(
    'no-development-packages',
    { path: rooms, pathNot: '^(test|launch|verify|simulators)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    'The production image is installed without them.',
  ),
  never(
    'temporal-internals-in-one-place',
    { pathNot: '^(test/support|verify)/' },
    { path: '(^|/)node_modules/@temporalio/worker/lib/workflow/' },
    'They change without notice; the memory gate is the one that needs them.',
  ),
];

module.exports = {
  forbidden: [
    ...domain,
    ...workflows,
    ...activities,
    ...connectors,
    ...store,
    ...codec,
    ...api,
    ...config,
    ...programs,
    ...everywhere,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.data|\\.tools)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
