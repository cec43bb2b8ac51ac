import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, jwksCache } from 'jose';
import type { JWKSCacheInput, JWTVerifyGetKey } from 'jose';
import { cappedFetch } from './capped-fetch';
import { discoverJwksUrl } from './discover-jwks-url';
import { IssuerUnavailable } from './issuer-unavailable';

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Known beforehand; otherwise the issuer is asked. */
  readonly jwksUrl?: string;
  readonly timeoutMs: number;
  /** Least time between two questions to the issuer, after a failure or for an unknown key id. */
  readonly cooldownMs: number;
  readonly freshKeysMs: number;
  /** How long keys go on counting when the issuer does not answer any more. */
  readonly staleKeysMs: number;
}

/** What tokens may be signed with. */
export const signatureAlgorithms = ['PS256', 'ES256', 'RS256', 'EdDSA'] as const;

export const usualTimes = {
  timeoutMs: 3_000,
  cooldownMs: 5_000,
  freshKeysMs: 600_000,
  staleKeysMs: 3_600_000,
} as const;

/**
 * The issuer's keys: asked for when first needed, then kept; an unknown key id makes it ask again.
 * While the issuer is away the keys it had go on counting for a while; after that nobody gets in.
 */
export function createIssuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const cache: JWKSCacheInput = {};
  const remoteKeys = createConnection(options, cache);
  let pausedUntil = 0;
  return async (header, token) => {
    if (Date.now() >= pausedUntil) {
      try {
        const remote = await remoteKeys();
        return await remote(header, token);
      } catch (error) {
        if (isFaultOfToken(error)) throw error;
        // Otherwise every request would wait for the time-out of an issuer that is away.
        pausedUntil = Date.now() + options.cooldownMs;
        return knownKeys(cache, options, error)(header, token);
      }
    }
    return knownKeys(cache, options)(header, token);
  };
}

function createConnection(options: IssuerKeysOptions, cache: JWKSCacheInput) {
  let pending: Promise<JWTVerifyGetKey> | undefined;
  const connect = async (): Promise<JWTVerifyGetKey> => {
    const url =
      options.jwksUrl === undefined
        ? await discoverJwksUrl(options.issuer, options.timeoutMs)
        : new URL(options.jwksUrl);
    return createRemoteJWKSet(url, {
      timeoutDuration: options.timeoutMs,
      cooldownDuration: options.cooldownMs,
      cacheMaxAge: options.freshKeysMs,
      [customFetch]: cappedFetch,
      [jwksCache]: cache,
    });
  };
  return async () => {
    pending ??= connect();
    try {
      return await pending;
    } catch (error) {
      pending = undefined;
      throw error;
    }
  };
}

function knownKeys(
  cache: JWKSCacheInput,
  { staleKeysMs }: IssuerKeysOptions,
  cause?: unknown,
): JWTVerifyGetKey {
  // jose fills the cache with the first answer.
  if (!('jwks' in cache) || Date.now() - cache.uat > staleKeysMs) {
    throw new IssuerUnavailable('NO_KEYS', cause);
  }
  const keys = createLocalJWKSet(cache.jwks);
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // The key may be a new one that the issuer cannot tell us of now.
      if (error instanceof errors.JWKSNoMatchingKey)
        throw new IssuerUnavailable('UNKNOWN_KEY', cause);
      throw error;
    }
  };
}

function isFaultOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
