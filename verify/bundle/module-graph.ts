import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

export interface DefaultBundle {
  readonly code: string;
  /** Every module that the imports lead to, also where a map names none: of a JSON file no source map tells. */
  readonly graph: readonly string[];
}

/** A bundle as the SDK makes it when nobody asks for anything. */
export async function bundleByDefault(workflowsPath: string): Promise<DefaultBundle> {
  const graph = new Set<string>();
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      plugins: [
        ...(config.plugins ?? []),
        (compiler) => {
          compiler.hooks.done.tap('module graph', ({ compilation }) => {
            for (const module of compilation.modules)
              graph.add(module.nameForCondition() ?? module.identifier());
          });
        },
      ],
    }),
  });
  return { code, graph: [...graph] };
}
