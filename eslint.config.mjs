import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const printingPrograms = [
  'launch/**',
  'demo/**',
  'simulators/**',
  'verify/**',
  'api/print-openapi.ts',
  'store/migrate.ts',
  'store/manage-keys.ts',
  'worker/build-workflow-bundle.ts',
  'test/support/**',
];

const readersOfTheEnvironment = [
  'config/**',
  'api/server.ts',
  'api/codec-server.ts',
  'worker/main.ts',
  'store/migrate.ts',
  'store/manage-keys.ts',
  'launch/**',
  'demo/main.ts',
  'simulators/*/main.ts',
  'verify/**',
  'test/**',
];

const environmentIsReadOnce =
  'Only config/ and the process entries read the environment; pass the parsed value instead.';

const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'URL',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'process',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

const commonJsGlobals = ['__dirname', '__filename', 'exports', 'module', 'require'];

const readonlyGlobals = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of strings.',
};

// The result of a domain function may depend on its arguments only, or a replay decides otherwise.
const noClockOrChance = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain has no clock: take the moment as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: take the moment as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain has no chance: take the value as an argument.',
  },
];

const noIo = [
  'Buffer',
  'crypto',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

// preact's types bring all names of a browser along; here most of them would fail at run time only.
const noBrowser = ['document', 'event', 'location', 'name', 'self', 'window'];

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', 'coverage/', '.data/', '.tools/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    rules: {
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        ...['process', 'node:process'].map((name) => ({ name, message: environmentIsReadOnce })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: environmentIsReadOnce },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['**/*.{cjs,mjs}'],
    languageOptions: { globals: readonlyGlobals(nodeGlobals) },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: readonlyGlobals(commonJsGlobals) },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // What a catch clause receives is unknown; passing it on unchanged is no invention of an error.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowRethrowing: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/strict-void-return': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-globals': ['error', ...noBrowser],
      'no-restricted-syntax': ['error', noEnum],
    },
  },
  {
    files: ['domain/**'],
    rules: {
      'no-restricted-globals': ['error', ...noIo, ...noBrowser],
      'no-restricted-syntax': ['error', noEnum, ...noClockOrChance],
    },
  },
  {
    // Temporal replaces the clock and Math.random in workflows, but it lets global fetch through.
    files: ['workflows/**'],
    rules: { 'no-restricted-globals': ['error', ...noIo, ...noBrowser] },
  },
  // A table of rules, not a program.
  { files: ['.dependency-cruiser.cjs'], rules: { 'max-lines': 'off' } },
  { files: printingPrograms, rules: { 'no-console': 'off' } },
  {
    files: readersOfTheEnvironment,
    rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      // Fakes and partial answers are cast in tests; expect.objectContaining() is typed any.
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/strict-void-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'jest/consistent-test-it': ['error', { fn: 'it' }],
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }],
      'jest/no-commented-out-tests': 'error',
      // A property holds for all inputs, and what is expected may depend on the answer.
      'jest/no-conditional-expect': 'off',
      'jest/no-disabled-tests': 'error',
      'jest/no-restricted-jest-methods': [
        'error',
        {
          doMock: 'Pass a fake to the create function instead.',
          mock: 'Pass a fake to the create function instead.',
        },
      ],
      'jest/unbound-method': 'error',
      'jest/valid-title': [
        'error',
        { mustNotMatch: ['\\bshould\\b', 'Say what happens, not what should happen.'] },
      ],
      'max-lines': ['error', 400],
      'max-lines-per-function': 'off',
      // A row of a table of examples may be wide.
      'max-params': 'off',
    },
  },
);
