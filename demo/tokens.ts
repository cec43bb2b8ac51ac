import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DemoError } from './demo-error';

const answerWithinMs = 5_000;
const renewBeforeMs = 60_000;
const SecretsSchema = z.record(z.string(), z.string());
const TokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

interface Held {
  readonly token: string;
  readonly renewAt: number;
}

/** Access tokens of the development issuer, one per member, kept until shortly before they expire. */
export function createTokens({ issuer, clientsFile }: { issuer: string; clientsFile: string }) {
  const secrets = readSecrets(clientsFile);
  const held = new Map<string, Held>();
  return async (member: string): Promise<string> => {
    const known = held.get(member);
    if (known !== undefined && Date.now() < known.renewAt) return known.token;
    const secret = secrets[member];
    if (secret === undefined) throw new DemoError(`There is no development member ${member}.`);
    const fresh = await fetchToken(issuer, member, secret);
    held.set(member, fresh);
    return fresh.token;
  };
}

function readSecrets(file: string): Readonly<Record<string, string>> {
  try {
    return SecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new DemoError(`${file} with the secrets of the development members cannot be read.`, {
      cause,
    });
  }
}

async function fetchToken(issuer: string, member: string, secret: string): Promise<Held> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${member}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (!response.ok)
    throw new DemoError(`The issuer at ${issuer} refused ${member}: HTTP ${response.status}.`);
  const { access_token, expires_in } = TokenSchema.parse(await response.json());
  return { token: access_token, renewAt: Date.now() + expires_in * 1_000 - renewBeforeMs };
}
