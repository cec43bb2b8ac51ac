export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function partsOf(value: Json): readonly (readonly [string, Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, i) => [String(i), item]);
  return isObject(value) ? Object.entries(value) : [];
}

/** JSON pointers of everything without parts of its own, with what stands there; lists too when asked for. */
export function leavesOf(
  value: Json,
  withLists = false,
  at = '',
): readonly (readonly [string, Json])[] {
  const inside = partsOf(value).flatMap(([name, part]) =>
    leavesOf(part, withLists, `${at}/${name}`),
  );
  const isLeaf = !Array.isArray(value) && !isObject(value);
  return isLeaf || (withLists && Array.isArray(value)) ? [[at, value], ...inside] : inside;
}

/** JSON pointers of every object, the whole included. */
export function objectsOf(value: Json, at = ''): readonly string[] {
  const inside = partsOf(value).flatMap(([name, part]) => objectsOf(part, `${at}/${name}`));
  return isObject(value) ? [at, ...inside] : inside;
}

/** Pointers of every property, list items without their index. */
export function propertiesOf(value: Json, at = ''): readonly string[] {
  return partsOf(value).flatMap(([name, part]) => {
    const here = Array.isArray(value) ? at : `${at}/${name}`;
    return [...(Array.isArray(value) ? [] : [here]), ...propertiesOf(part, here)];
  });
}

/** The same with another value at one place; a new field of an object when there was none. */
export function replaceAt(value: Json, pointer: string, replacement: Json): Json {
  if (pointer === '') return replacement;
  const [, name = '', ...rest] = pointer.split('/');
  const further = rest.map((part) => `/${part}`).join('');
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) =>
      String(index) === name ? replaceAt(item, further, replacement) : item,
    );
  if (!isObject(value)) throw new Error(`There is no ${pointer} in a leaf.`);
  return { ...value, [name]: replaceAt(value[name] ?? null, further, replacement) };
}
