import type { Say } from './part';
import type { Supervisor } from './supervisor';

/** npm and the terminal may both deliver one Ctrl-C. */
const sameKeyPressMs = 700;

/** Resolves at the first Ctrl-C or request to end, which begins the stop; a second one hurries it. */
export async function stopRequest(supervisor: Supervisor, say: Say): Promise<void> {
  // After the terminal has gone nobody reads; that is no reason to fail.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const onSignal = () => {
      if (firstAt === undefined) {
        firstAt = Date.now();
        say('\nStopping … (Ctrl-C again to hurry)');
        void supervisor.stop();
        resolve();
      } else if (Date.now() - firstAt > sameKeyPressMs) {
        supervisor.hurry();
      }
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, onSignal);
  });
}
