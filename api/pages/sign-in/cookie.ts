import { cookieIn } from '../cookie-in';

/** One cookie of the hub: never for scripts, and for https bound to this very host. */
export interface Cookie {
  readIn(header: string | undefined): string | undefined;
  /** The value of a Set-Cookie header; without `seconds` it goes with the browser. */
  toSet(value: string, seconds?: number): string;
  readonly toClear: string;
}

export function createCookie(name: string, isHttps: boolean): Cookie {
  const full = isHttps ? `__Host-${name}` : name;
  // Lax: the way back from the issuer starts at another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`;
  return {
    readIn: (header) => cookieIn(header, full),
    toSet: (value, seconds) =>
      `${full}=${value}; ${attributes}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`,
    toClear: `${full}=; ${attributes}; Max-Age=0`,
  };
}
