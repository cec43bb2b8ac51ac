import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Ten lines with one update: what any bundle brings along. */
const bareWorkflow = `import { condition, defineUpdate, setHandler } from '@temporalio/workflow';
const addUpdate = defineUpdate<number, [number]>('add');
export async function bare(): Promise<void> {
  let sum = 0;
  setHandler(addUpdate, (amount) => {
    sum += amount;
    return sum;
  });
  await condition(() => sum > 100);
}
`;

export interface TrialEntries {
  readonly folder: string;
  readonly bare: string;
  /** A copy of the hub's own entry that also imports this package, or file of the hub; returns its path. */
  withImport(name: string): string;
  remove: () => Promise<void>;
}

/** Entries for trial bundles, in a folder from where the hub's packages can be found. */
export function makeTrialEntries(root: string): TrialEntries {
  const tools = join(root, '.tools');
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, 'verify-bundle-'));
  const write = (name: string, text: string) => {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, text);
    return file;
  };
  const fromHere = (path: string) => relative(folder, join(root, path));
  return {
    folder,
    bare: write('bare', bareWorkflow),
    withImport(name) {
      const own = readFileSync(join(root, 'workflows', 'index.ts'), 'utf8');
      const entry = own.replaceAll("'./", `'${fromHere('workflows')}/`);
      const target = name.startsWith('./') ? fromHere(name) : name;
      const planted = `import * as planted from '${target}';\nexport const used = planted;\n`;
      return write(name.replaceAll(/\W+/g, '-'), `${entry}${planted}`);
    },
    async remove() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
