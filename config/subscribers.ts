import { z } from 'zod';
import type { Subscriber } from '../domain/report/subscriber';
import { readSecrets, signingSecrets } from './named-secrets';
import { PrivateHostsSchema } from './private-hosts';
import { readFolder, throwIfWrong } from './read-folder';
import { CodeSchema, TextSchema } from './text-schema';
import { secretNameSchema, urlSchema, webhookFields } from './webhook-schema';

export interface Subscribers {
  readonly subscribers: readonly Subscriber[];
  /** The secret a subscriber's file names. */
  readonly secretOf: (name: string) => string;
}

const SecretNameSchema = secretNameSchema(/^SUBSCRIBER_[A-Z0-9_]+$/, 'SUBSCRIBER_OPEN_DATA_KEY');

/**
 * Reads every `<subscriber id>.json` of a folder, which may hold none, and the secrets those name from the environment.
 * Throws one Error that lists everything wrong in all of them; it never holds a secret.
 */
export function loadSubscribers(folder: string, env: NodeJS.ProcessEnv): Subscribers {
  const { read: subscribers, wrong } = subscribersIn(
    folder,
    PrivateHostsSchema.parse(env['HUB_PRIVATE_HOSTS']),
  );
  const secrets = readSecrets(subscribers.flatMap(signingSecrets), env);
  throwIfWrong(titleOf(folder), [...wrong, ...secrets.wrong]);
  return { subscribers, secretOf: secrets.secretOf };
}

/** The subscribers alone, for a program that tells none and so has no secrets. Throws as loadSubscribers does. */
export function listSubscribers(
  folder: string,
  privateHosts: readonly string[],
): readonly Subscriber[] {
  const { read, wrong } = subscribersIn(folder, privateHosts);
  throwIfWrong(titleOf(folder), wrong);
  return read;
}

function subscribersIn(folder: string, privateHosts: readonly string[]) {
  const schema = z.strictObject({
    id: CodeSchema,
    name: TextSchema,
    webhook: z.strictObject(webhookFields(urlSchema(privateHosts), SecretNameSchema)),
  }) satisfies z.ZodType<Subscriber>;
  return readFolder(folder, schema, 'subscribers');
}

function titleOf(folder: string): string {
  return `The subscribers in ${folder} are not valid`;
}
