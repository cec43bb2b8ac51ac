import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { readSecret } from './read-secret';
import { sampleSecrets } from './secrets';

const keyLength = 32;
const commandTimeoutMs = 10_000;

interface RingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

type Ring = [RingKey, ...RingKey[]];

/** Lines `id=base64url of 32 bytes`; the first wraps, the others only unwrap. No message holds a key. */
export const KeyRingSchema = z.string().transform((text, context): Ring => {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  const keys = lines.map(keyIn);
  const wrong = keys.flatMap((key, index) =>
    typeof key === 'string' ? [`key ${String(index + 1)}: ${key}`] : [],
  );
  const [first, ...others] = keys.filter((key) => typeof key !== 'string');
  const ids = new Set(keys.map((key) => (typeof key === 'string' ? key : key.id)));
  if (first === undefined) wrong.push('must hold a key, as id=base64url of 32 bytes');
  else if (ids.size < keys.length && wrong.length === 0) wrong.push('two keys have the same id');
  for (const message of wrong) context.addIssue({ code: 'custom', message });
  return first === undefined || wrong.length > 0 ? z.NEVER : [first, ...others];
});

function keyIn(line: string): RingKey | string {
  const [, id, text] = /^([a-z0-9][a-z0-9-]{0,39})=([\w-]+)$/.exec(line) ?? [];
  if (id === undefined || text === undefined)
    return 'must be id=base64url, the id of small letters, digits and -';
  const bytes = Buffer.from(text, 'base64url');
  const isExact = bytes.length === keyLength && bytes.toString('base64url') === text;
  return isExact ? { id, bytes } : 'must be 32 bytes in base64url, which are 43 characters';
}

/**
 * The text of the ring: the file HUB_KEY_RING_FILE names, HUB_KEY_RING itself, or what the program HUB_KEY_RING_COMMAND prints,
 * in this order. Throws when the program fails; what it printed is not told.
 */
export function keyRingText(env: NodeJS.ProcessEnv): string | undefined {
  const text = readSecret(env, 'HUB_KEY_RING');
  const command = env['HUB_KEY_RING_COMMAND'];
  if (text !== undefined || command === undefined || command === '') return text;
  const ran = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    timeout: commandTimeoutMs,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ran.error === undefined && ran.status === 0) return ran.stdout.trim();
  const end = ran.error?.message ?? `ended with ${String(ran.status ?? ran.signal)}`;
  throw new Error(`HUB_KEY_RING_COMMAND gave no keys: ${end}`);
}

/** The ring for a program that needs no other setting; outside production the published sample stands in. Throws as the gate does. */
export function loadKeyRing(env: NodeJS.ProcessEnv): Ring {
  const text = keyRingText(env);
  const isProduction = env['HUB_MODE'] === 'production';
  if (isProduction && (text === undefined || holdsSample(text, sampleSecrets.HUB_KEY_RING)))
    throw new Error('HUB_KEY_RING must hold keys of your own in production');
  const result = KeyRingSchema.safeParse(text ?? sampleSecrets.HUB_KEY_RING);
  if (result.success) return result.data;
  throw new Error(`HUB_KEY_RING is not right:\n${z.prettifyError(result.error)}`);
}

/** Under whatever name: everyone can read the sample's key. */
export function holdsSample(text: string, sample: string): boolean {
  return text.includes(sample.slice(sample.indexOf('=') + 1));
}
