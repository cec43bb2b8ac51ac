import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Partner } from '../domain/partner/partner';
import { partnerSchema } from './partner-schema';
import { PrivateHostsSchema } from './private-hosts';
import { readJson, wrongFields } from './read-json';
import { readSecret } from './read-secret';

export interface Partners {
  readonly partners: readonly Partner[];
  /** The secret a partner's file names; a public key that stands in the file is given back as it is. */
  readonly secretOf: (name: string) => string;
}

interface NamedSecret {
  readonly partner: string;
  readonly field: string;
  readonly name: string;
  /** How the key of a Standard Webhook begins, by its kind. */
  readonly prefixes: readonly string[];
}

/**
 * Reads every `<partner id>.json` of a folder, and the secrets those name from the environment, where HUB_PRIVATE_HOSTS
 * is read too. Throws one Error that lists everything wrong in all of them; it never holds a secret.
 */
export function loadPartners(folder: string, env: NodeJS.ProcessEnv): Partners {
  const schema = partnerSchema(PrivateHostsSchema.parse(env['HUB_PRIVATE_HOSTS']));
  const files = filesIn(folder);
  const wrong: string[] = files.length === 0 ? ['- there is no file that ends in .json'] : [];
  const partners = files.flatMap((file) => {
    const read = readPartner(join(folder, file), schema);
    if (!Array.isArray(read)) return [read];
    wrong.push(...read.map((line) => `- ${file}, ${line}`));
    return [];
  });
  const named = partners.flatMap(secretsOf);
  const secrets = new Map(named.map(({ name }) => [name, secretIn(env, name)]));
  for (const use of named) {
    const trouble = secretTrouble(use, secrets.get(use.name)) ?? sharing(use, named);
    if (trouble !== undefined) wrong.push(`- ${use.partner}.json, ${use.field}: ${trouble}`);
  }
  if (wrong.length > 0)
    throw new Error(`The partners in ${folder} are not valid:\n${wrong.join('\n')}`);
  return { partners, secretOf: (name) => given(secrets, name) };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw new Error(`The folder ${folder} with partners cannot be read`, { cause });
  }
}

/** The partner, or a line for everything that is wrong. */
function readPartner(path: string, schema: ReturnType<typeof partnerSchema>): Partner | string[] {
  let content: unknown;
  try {
    content = readJson(path);
  } catch (error) {
    return [`the file: ${error instanceof Error ? error.message : String(error)}`];
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) return wrongFields(parsed.error);
  const fileName = basename(path, '.json');
  return parsed.data.id === fileName ? parsed.data : [`id: must be ${fileName}, as the file name`];
}

function secretsOf(partner: Partner): NamedSecret[] {
  const use = (field: string, name: string, prefixes: readonly string[] = []) => ({
    partner: partner.id,
    field,
    name,
    prefixes,
  });
  if (partner.protocol === 'email') return [];
  if (partner.protocol === 'zgw')
    return [
      use('zgw.secret', partner.zgw.secret),
      use('zgw.notificationAuth', partner.zgw.notificationAuth),
    ];
  const { scheme, signWith, verifyWith } = partner.webhook;
  const own = scheme === 'v1' ? ['whsec_'] : ['whsk_'];
  const theirs = ['whsec_', 'whpk_'];
  return [
    ...signWith.map((name, index) => use(`webhook.signWith.${String(index)}`, name, own)),
    ...verifyWith.map((name, index) => use(`webhook.verifyWith.${String(index)}`, name, theirs)),
  ];
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

/** Who answers is known by its key, so that a key belongs to one partner. */
function sharing({ partner, name }: NamedSecret, all: readonly NamedSecret[]): string | undefined {
  const other = all.find((use) => use.name === name && use.partner !== partner);
  return other === undefined ? undefined : `${name} is used by ${other.partner} too`;
}

function given(secrets: ReadonlyMap<string, string | undefined>, name: string): string {
  const secret = secrets.get(name);
  if (secret === undefined) throw new Error(`No partner names the secret ${name}`);
  return secret;
}
