import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { byMethod } from '../../framework/by-method';
import { limitAttempts } from '../attempt-limit';
import { readForm } from '../read-form';
import { signInOf, type StaffDoor } from './staff-door';

interface BackChannelOptions {
  readonly door: StaffDoor;
  readonly logger: Logger;
  /** Requests by one address in ten minutes. */
  readonly attemptsPerAddress: number;
}

const path = '/uitloggen/inlogdienst';

/** POST `/uitloggen/inlogdienst`: who signs out at the issuer is out of the hub (OpenID Connect Back-Channel Logout 1.0). */
export function createBackChannel(options: BackChannelOptions): RequestHandler {
  const { door, logger, attemptsPerAddress } = options;
  const router = Router({ strict: true, caseSensitive: true });
  router.use(path, limitAttempts(attemptsPerAddress, logger));
  router.all(
    path,
    byMethod(path, {
      async post(request, response) {
        const form = await readForm(request);
        const person = await signInOf(door).signedOut(form.get('logout_token') ?? '');
        await door.sessions.endAllOf(person);
        response.set('Cache-Control', 'no-store').status(200).end();
      },
    }),
  );
  return router;
}
