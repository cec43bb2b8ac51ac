import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs one program. Its output is shown as it comes, or kept and shown only when it fails; then a
 * line with the elapsed time and `count()` shows that it moves. Throws when it fails.
 */
export async function runStep({ title, program, args, output = 'kept', count = () => '' }) {
  const stdio = output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { cwd: root, stdio });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => kept.push(data));
  const progress = output === 'shown' ? undefined : showProgress(title, count);
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  process.off('exit', endWithUs);
  progress?.end(outcome === 0 ? 'done' : 'failed');
  if (outcome === 0) return;
  process.stderr.write(Buffer.concat(kept));
  throw new Error(`${title} failed (${outcome}).`);
}

/** One rewritten line on a terminal, a line each ten seconds elsewhere. */
function showProgress(title, count) {
  const { stderr } = process;
  const startedAt = Date.now();
  const print = (state, end) => {
    const seconds = `${Math.round((Date.now() - startedAt) / 1000)} s`;
    const text = [title, state, seconds].filter((part) => part !== '').join(', ');
    stderr.write(stderr.isTTY ? `\r\u001b[K  ${text}${end}` : `  ${text}\n`);
  };
  print('', '');
  const timer = setInterval(() => print(count(), ''), stderr.isTTY ? 500 : 10_000);
  return {
    end: (state) => {
      clearInterval(timer);
      print(state, '\n');
    },
  };
}
