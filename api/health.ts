import { Router } from 'express';
import { byMethod } from './framework/by-method';
import { Problem } from './problem';

export type Readiness = () => Promise<Readonly<Record<string, boolean>>>;

const deadlineMs = 3_000;

/** `/health/live`: the process answers. `/health/ready`: what it needs answers too. */
export function createHealthRouter(readiness: Readiness): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.all(
    '/health/live',
    byMethod('/health/live', {
      get: (_request, response) => {
        response.json({ status: 'live' });
      },
    }),
  );
  router.all(
    '/health/ready',
    byMethod('/health/ready', {
      get: async (_request, response) => {
        const checks = await withDeadline(readiness);
        const down = Object.keys(checks).filter((name) => checks[name] !== true);
        if (down.length > 0) throw notReady(`Not available: ${down.join(', ')}.`);
        response.json({ status: 'ready', checks });
      },
    }),
  );
  return router;
}

async function withDeadline(readiness: Readiness): Promise<Readonly<Record<string, boolean>>> {
  const { promise, resolve } = resolvable();
  const timer = setTimeout(resolve, deadlineMs, 'late');
  try {
    const result = await Promise.race([readiness(), promise]);
    if (typeof result === 'string') throw notReady('The checks did not answer in time.');
    return result;
  } catch (cause) {
    throw cause instanceof Problem ? cause : notReady('The checks failed.', cause);
  } finally {
    clearTimeout(timer);
  }
}

function resolvable() {
  let resolve: (outcome: 'late') => void = () => undefined;
  const promise = new Promise<'late'>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function notReady(detail: string, cause?: unknown): Problem {
  return new Problem(503, 'NOT_READY', detail, { retryAfterSeconds: 5, cause });
}
