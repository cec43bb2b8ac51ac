// Packages that ship ES modules only: jest on Node 20 and 22 cannot require them untransformed.
const esmOnly = [
  'jose',
  'oauth4webapi',
  'oidc-provider',
  'openid-client',
  'preact',
  'preact-render-to-string',
  'request-filtering-agent',
];

const compile = ({ tsx }) => ({
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx },
    transform: { react: { runtime: 'automatic', importSource: 'preact' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
});

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.([mc]?js|[mc]?ts)$': ['@swc/jest', compile({ tsx: false })],
    '^.+\\.tsx$': ['@swc/jest', compile({ tsx: true })],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.tools/'],
};

// Tests in these folders need neither Temporal nor PostgreSQL, so they must not wait for them.
const withoutServers = [
  'domain',
  'config',
  'architecture',
  'api/framework',
  'connectors',
  'docs',
  'simulators',
  'verify',
];

module.exports = {
  coverageProvider: 'v8',
  maxWorkers: 2,
  // jest reads the time-out of a project from here only; set per project it keeps 5 seconds.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'domain',
      testMatch: withoutServers.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
    {
      ...shared,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: withoutServers.map((folder) => `<rootDir>/test/${folder}/`),
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
