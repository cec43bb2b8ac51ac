import { z } from 'zod';

export const versionHeader = z.string().meta({
  description: 'The full version of the API (semver).',
  examples: ['1.4.0'],
  header: { id: 'ApiVersion' },
});

export const retryAfterHeader = z
  .int()
  .min(1)
  .meta({
    description: 'Try again after so many seconds.',
    header: { id: 'RetryAfter' },
  });

export const authenticateHeader = z.string().meta({
  description: 'The scheme to authenticate with, and what was wrong (RFC 6750).',
  header: { id: 'WwwAuthenticate' },
});
