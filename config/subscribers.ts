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
  const UrlSchema = urlSchema(PrivateHostsSchema.parse(env['HUB_PRIVATE_HOSTS']));
  const schema = z.strictObject({
    id: CodeSchema,
    name: TextSchema,
    webhook: z.strictObject(webhookFields(UrlSchema, SecretNameSchema)),
  }) satisfies z.ZodType<Subscriber>;
  const { read: subscribers, wrong } = readFolder(folder, schema, 'subscribers');
  const secrets = readSecrets(subscribers.flatMap(signingSecrets), env);
  throwIfWrong(`The subscribers in ${folder} are not valid`, [...wrong, ...secrets.wrong]);
  return { subscribers, secretOf: secrets.secretOf };
}
