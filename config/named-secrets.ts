import type { WebhookPartner } from '../domain/partner/partner';
import { readSecret } from './read-secret';

/** Where a file names a secret. */
export interface NamedSecret {
  /** Id of the partner or subscriber, as its file is named. */
  readonly owner: string;
  readonly field: string;
  readonly name: string;
  /** How the key of a Standard Webhook begins, by its kind. */
  readonly prefixes: readonly string[];
}

/** The secrets with which messages to a webhook are signed. */
export function signingSecrets({
  id,
  webhook: { scheme, signWith },
}: {
  readonly id: string;
  readonly webhook: Pick<WebhookPartner['webhook'], 'scheme' | 'signWith'>;
}): NamedSecret[] {
  const prefixes = scheme === 'v1' ? ['whsec_'] : ['whsk_'];
  return signWith.map((name, index) => {
    const field = `webhook.signWith.${String(index)}`;
    return { owner: id, field, name, prefixes };
  });
}

/** Reads what is named from the environment, with a line for everything that is wrong; no line holds a secret. */
export function readSecrets(named: readonly NamedSecret[], env: NodeJS.ProcessEnv) {
  const secrets = new Map(named.map(({ name }) => [name, secretIn(env, name)]));
  const wrong = named.flatMap((use) => {
    const trouble = secretTrouble(use, secrets.get(use.name)) ?? sharing(use, named);
    return trouble === undefined ? [] : [`- ${use.owner}.json, ${use.field}: ${trouble}`];
  });
  return { wrong, secretOf: (name: string) => given(secrets, name) };
}

function secretIn(env: NodeJS.ProcessEnv, name: string): string | undefined {
  if (name.startsWith('whpk_')) return name;
  try {
    return readSecret(env, name);
  } catch {
    // The file of `<NAME>_FILE` is not there: one of the errors that are listed.
    return undefined;
  }
}

function secretTrouble(
  { name, prefixes }: NamedSecret,
  secret: string | undefined,
): string | undefined {
  if (secret === undefined) return `neither ${name} nor a readable ${name}_FILE is set`;
  const isFit = prefixes.length === 0 || prefixes.some((prefix) => secret.startsWith(prefix));
  return isFit ? undefined : `${name} must hold a key that begins with ${prefixes.join(' or ')}`;
}

/** Who answers is known by its key, and who listens trusts it: a key belongs to one of them. */
function sharing({ owner, name }: NamedSecret, all: readonly NamedSecret[]): string | undefined {
  const other = all.find((use) => use.name === name && use.owner !== owner);
  return other === undefined ? undefined : `${name} is used by ${other.owner} too`;
}

function given(secrets: ReadonlyMap<string, string | undefined>, name: string): string {
  const secret = secrets.get(name);
  if (secret === undefined) throw new Error(`No partner names the secret ${name}`);
  return secret;
}
