const mostCharacters = 500;

/** The address to go back to, or undefined when it could lead out of the hub or back into signing in. */
export function returnAddress(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || asked.length > mostCharacters) return undefined;
  // A browser reads `//host` and `/\host` as another host, and drops control characters before it looks.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return undefined;
  const base = 'http://hub.invalid';
  if (!URL.canParse(asked, base)) return undefined;
  const { origin, pathname, search } = new URL(asked, base);
  const isInside = origin === base && !/^\/(inloggen|uitloggen|v1)(\/|$)/.test(pathname);
  return isInside && !pathname.startsWith('//') ? `${pathname}${search}` : undefined;
}
