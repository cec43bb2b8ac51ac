import { homedir } from 'node:os';
import { join } from 'node:path';

/** Per user and outside the clone, so that a fresh clone does not build the Temporal server again. */
export function cacheDir(env: NodeJS.ProcessEnv): string {
  const own = env['HUB_CACHE_DIR'];
  if (own !== undefined && own !== '') return own;
  const xdg = env['XDG_CACHE_HOME'];
  const base = xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache');
  return join(base, 'op-koers-hub');
}
