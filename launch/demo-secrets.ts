import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newSecret, writeSecretFile } from './secret-file';

/** What one side signs with and the other verifies with; the same for `v1`. */
const KeysSchema = z.object({ sign: z.string(), verify: z.string() });
const SecretsSchema = z.object({
  jobstap: z.object({ ofHub: KeysSchema, ofPartner: KeysSchema }),
  wil: z.object({ ofHub: KeysSchema, ofPartner: KeysSchema }),
  uwv: z.object({ client: z.string(), notifications: z.string() }),
});

type Keys = z.infer<typeof KeysSchema>;
export type DemoSecrets = z.infer<typeof SecretsSchema>;

/** The secrets between the hub and the partner systems of the demo, made once and kept. */
export function keepDemoSecrets(dataDir: string): DemoSecrets {
  const folder = join(dataDir, 'demo');
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return SecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = {
    jobstap: { ofHub: edKeys(), ofPartner: edKeys() },
    wil: { ofHub: sharedKey(), ofPartner: sharedKey() },
    uwv: { client: newSecret(), notifications: newSecret() },
  };
  writeSecretFile(file, JSON.stringify(secrets, undefined, 2));
  return secrets;
}

/** The variables that the partner files of the demo name. */
export function partnerVariables({ jobstap, wil, uwv }: DemoSecrets): NodeJS.ProcessEnv {
  return {
    PARTNER_JOBSTAP_SIGN: jobstap.ofHub.sign,
    PARTNER_JOBSTAP_VERIFY: jobstap.ofPartner.verify,
    PARTNER_WIL_SIGN: wil.ofHub.sign,
    PARTNER_WIL_VERIFY: wil.ofPartner.verify,
    PARTNER_UWV_SECRET: uwv.client,
    PARTNER_UWV_NOTIFICATIONS: uwv.notifications,
  };
}

function sharedKey(): Keys {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return { sign: secret, verify: secret };
}

/** Standard Webhooks v1a: the private key is the seed followed by the public key, 64 bytes. */
function edKeys(): Keys {
  const { d, x } = z
    .object({ d: z.string(), x: z.string() })
    .parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  const publicKey = Buffer.from(x, 'base64url');
  const pair = Buffer.concat([Buffer.from(d, 'base64url'), publicKey]);
  return {
    sign: `whsk_${pair.toString('base64')}`,
    verify: `whpk_${publicKey.toString('base64')}`,
  };
}
