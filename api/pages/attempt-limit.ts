import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { Problem } from '../problem';

const windowMs = 10 * 60_000;

/** Counts what one address asks and tries; the tries of one code are counted with the code. */
export function limitAttempts(limit: number, logger: Logger): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    logger: {
      error: () => {
        logger.error('attempt limit failed');
      },
      warn: () => {
        logger.warn('attempt limit is set up badly');
      },
    },
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? 'unknown'),
    handler: (_request, response, next) => {
      const seconds = Number(response.getHeader('Retry-After') ?? windowMs / 1000);
      next(
        new Problem(429, 'RATE_LIMITED', `At most ${limit} attempts in ten minutes.`, {
          retryAfterSeconds: seconds,
        }),
      );
    },
  });
}
