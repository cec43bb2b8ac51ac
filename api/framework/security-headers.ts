import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What every answer carries, errors included. Pages loosen the content policy for themselves. */
export function securityHeaders(serverUrl: string): RequestHandler {
  const isHttps = new URL(serverUrl).protocol === 'https:';
  return helmet({
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        // On plain http this would send a browser to a port where nothing listens.
        'upgrade-insecure-requests': isHttps ? [] : null,
      },
    },
  });
}

export function pagePolicy(sources: Readonly<Record<string, string>>): string {
  const policy = {
    'default-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    ...sources,
  };
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}
