import { z } from 'zod';
import { rolesFor } from '../../domain/access/decide-access';
import { isLogged } from '../access-log/logged-operation';
import type { Route } from '../route';

const template = /^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z0-9]*\}))+$/;

/** Refuses to start with a route that is open by mistake, shadowed by another, or loose about input. */
export function checkRoutes(routes: readonly Route[]): void {
  const faults = [
    ...routes.flatMap(faultsOf),
    ...repeated(routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{.*?\}/g, '{}')}`)),
    ...repeated(routes.map(({ operationId }) => operationId)),
  ];
  if (faults.length > 0) throw new Error(`Routes are not fit to serve: ${faults.join('; ')}`);
}

function faultsOf(route: Route): string[] {
  const name = route.operationId;
  const placeholders = [...route.path.matchAll(/\{(.*?)\}/g)].map(([, field]) => field ?? '');
  const params = Object.keys(route.params?.shape ?? {});
  const isSamePlaces = placeholders.toSorted().join() === params.toSorted().join();
  const loose = (['params', 'query', 'body'] as const).filter((part) => {
    const schema = route[part];
    return schema !== undefined && takesUnknownFields(schema);
  });
  return [
    ...faultsOfAccess(route),
    ...(isLogged(route) === undefined ? [`${name} does not say whether it touches cases`] : []),
    ...(template.test(route.path) ? [] : [`${name} has a path that is not kebab-case`]),
    ...(isSamePlaces ? [] : [`${name} names other params than its path`]),
    ...(Object.keys(route.responses).length === 0 ? [`${name} documents no answer`] : []),
    ...(route.body !== undefined && ['get', 'delete'].includes(route.method)
      ? [`${name} takes a body with ${route.method}`]
      : []),
    ...loose.map((part) => `${name} takes unknown fields in its ${part}`),
  ];
}

/** A route made without its define function may lack what the compiler asks for. */
function faultsOfAccess({
  operationId,
  access,
}: Partial<Route> & Pick<Route, 'operationId'>): string[] {
  if (access === 'public') return [];
  if (access === undefined) return [`${operationId} does not say what it is for`];
  const isForSomebody = rolesFor(access.purpose).length > 0;
  return isForSomebody ? [] : [`${operationId} is for nobody: ${access.purpose}`];
}

function repeated(names: readonly string[]): string[] {
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(twice)].map((name) => `${name} is there twice`);
}

/** True when any object in the schema, however deep, would let a field pass that it does not name. */
function takesUnknownFields(schema: z.ZodType): boolean {
  return isLoose(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function isLoose(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(isLoose);
  if (typeof node !== 'object' || node === null) return false;
  const hasNamedFields = 'type' in node && node.type === 'object' && 'properties' in node;
  if (hasNamedFields && !('additionalProperties' in node && node.additionalProperties === false)) {
    return true;
  }
  return Object.values(node).some(isLoose);
}
