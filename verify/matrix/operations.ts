import { z } from 'zod';
import type { CaseName } from './statements';
import type { MatrixWorld } from './world';

const DocumentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string().optional(),
        security: z.array(z.unknown()).optional(),
      }),
    ),
  ),
});

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Below /v1, with its placeholders. */
  readonly path: string;
}

/** Every operation that asks for a token, as the hub's own document has them. */
export async function readOperations(api: string): Promise<readonly Operation[]> {
  const response = await fetch(`${api}/v1/openapi.json`);
  const { paths } = DocumentSchema.parse(await response.json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, security }]) =>
      operationId === undefined || security?.length === 0
        ? []
        : [{ id: operationId, method: method.toUpperCase(), path: path.replace(/^\/v1/, '') }],
    ),
  );
}

const uuid = '6f1c9a52-3f0e-8a6c-af0a-2f6a3f0e9b11';
const places: Readonly<Record<string, string>> = {
  ...{
    entryId: uuid,
    breakGlassId: uuid,
    codeId: uuid,
    sessionId: 's-1',
    actionId: 'a1',
    basisId: 'b1',
    requestId: 'm-1',
    spendId: 'u-1',
    deviationId: 'd-1',
  },
  ...{ team: 'adult', date: '2033-03-08', memberId: 'wc-01', edition: '1', theme: 'waiting-list' },
};

/** The cases an operation is asked about; one undefined when it names none. */
export function casesOf({ path }: Operation): readonly (CaseName | undefined)[] {
  if (path.includes('{caseNumber}')) return ['waiting', 'working', 'closed', 'missing'];
  return /\{(handoffId|workItemId)\}/.test(path) ? ['working', 'missing'] : [undefined];
}

export function pathTo(
  { path }: Operation,
  { cases, handoffs }: MatrixWorld,
  about: CaseName | undefined,
): string {
  return path.replaceAll(/\{(.*?)\}/g, (_all, name: string) => {
    if (name === 'caseNumber') return cases[about ?? 'missing'];
    const handoff = about === 'working' ? handoffs.working : handoffs.missing;
    if (name === 'handoffId') return handoff;
    if (name === 'workItemId') return `${handoff}-A1`;
    return places[name] ?? '';
  });
}
