import type { Partner } from '../domain/partner/partner';
import { readSecrets, signingSecrets, type NamedSecret } from './named-secrets';
import { partnerSchema } from './partner-schema';
import { PrivateHostsSchema } from './private-hosts';
import { readFolder, throwIfWrong } from './read-folder';

export interface Partners {
  readonly partners: readonly Partner[];
  /** The secret a partner's file names; a public key that stands in the file is given back as it is. */
  readonly secretOf: (name: string) => string;
}

/**
 * Reads every `<partner id>.json` of a folder, and the secrets those name from the environment, where HUB_PRIVATE_HOSTS
 * is read too. Throws one Error that lists everything wrong in all of them; it never holds a secret.
 */
export function loadPartners(folder: string, env: NodeJS.ProcessEnv): Partners {
  const { partners, wrong } = partnersIn(
    folder,
    PrivateHostsSchema.parse(env['HUB_PRIVATE_HOSTS']),
  );
  const secrets = readSecrets(partners.flatMap(secretsOf), env);
  throwIfWrong(titleOf(folder), [...wrong, ...secrets.wrong]);
  return { partners, secretOf: secrets.secretOf };
}

/** The partners alone, for a program that speaks to none and so has no secrets. Throws as loadPartners does. */
export function listPartners(folder: string, privateHosts: readonly string[]): readonly Partner[] {
  const { partners, wrong } = partnersIn(folder, privateHosts);
  throwIfWrong(titleOf(folder), wrong);
  return partners;
}

function partnersIn(folder: string, privateHosts: readonly string[]) {
  const { read, wrong, count } = readFolder(folder, partnerSchema(privateHosts), 'partners');
  const none = count === 0 ? ['- there is no file that ends in .json'] : [];
  return { partners: read, wrong: [...none, ...wrong] };
}

function titleOf(folder: string): string {
  return `The partners in ${folder} are not valid`;
}

function secretsOf(partner: Partner): NamedSecret[] {
  const use = (field: string, name: string, prefixes: readonly string[] = []) => ({
    owner: partner.id,
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
  const { verifyWith } = partner.webhook;
  const theirs = ['whsec_', 'whpk_'];
  return [
    ...signingSecrets(partner),
    ...verifyWith.map((name, index) => use(`webhook.verifyWith.${String(index)}`, name, theirs)),
  ];
}
