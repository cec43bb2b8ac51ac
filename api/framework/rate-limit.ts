import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { Problem } from '../problem';
import { contextOf } from './request-context';

const windowMs = 60_000;

/** Counts per member, and per address for who did not say or prove who they are. */
export function createRateLimit(limitPerMinute: number, logger: Logger): RequestHandler {
  return rateLimit({
    windowMs,
    limit: limitPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Without a trusted proxy these headers are just noise that a client made up.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    logger: {
      error: () => {
        logger.error('rate limit failed');
      },
      warn: () => {
        logger.warn('rate limit is set up badly');
      },
    },
    keyGenerator: (request) => {
      const { identity } = contextOf(request);
      if (identity === undefined || identity instanceof Problem) {
        return `address ${ipKeyGenerator(request.ip ?? 'unknown')}`;
      }
      return `member ${identity.subject}`;
    },
    handler: (_request, response, next) => {
      next(
        new Problem(429, 'RATE_LIMITED', `At most ${limitPerMinute} requests a minute.`, {
          retryAfterSeconds: Number(response.getHeader('Retry-After') ?? windowMs / 1000),
        }),
      );
    },
  });
}
