import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from '@temporalio/worker';

import { repoRoot } from '../launch/repo-root';

// From its source, as the workflows are: what was compiled for Node would bring in more.
const failureConverterPath = join(repoRoot, 'codec', 'failure-converter.ts');

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];
type Rule = NonNullable<NonNullable<WebpackConfig['module']>['rules']>[number];

/** The code that runs inside the workflow isolate, with its source map; `workflowsPath` is workflows/index.ts. */
export async function bundleWorkflows(workflowsPath: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: keepSmall,
  });
  return code;
}

/**
 * Every isolate reads the whole bundle. Without comments, down-levelled syntax and a wrapper per module our part of
 * it is half as big; names stay as they are, for the SDK and stack traces.
 */
function keepSmall(config: WebpackConfig): WebpackConfig {
  const optimization = {
    concatenateModules: true,
    providedExports: true,
    usedExports: true,
    sideEffects: true,
  };
  return {
    ...config,
    module: { ...config.module, rules: (config.module?.rules ?? []).map(withoutComments) },
    optimization: { ...config.optimization, ...optimization },
    output: { ...config.output, pathinfo: false },
  };
}

/** The SDK's own rule for TypeScript, with other options for swc. */
function withoutComments(rule: Rule): Rule {
  if (rule === null || typeof rule !== 'object') return rule;
  if (typeof rule.use !== 'object' || !('loader' in rule.use)) return rule;
  return { ...rule, use: { ...rule.use, options: swcOptions } };
}

const swcOptions = {
  sourceMap: true,
  minify: true,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript' },
    minify: { compress: false, mangle: false, format: { comments: false } },
  },
};
