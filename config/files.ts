import { z } from 'zod';
import { PrivateHostsSchema } from './private-hosts';

/** Where the municipality's own files are. */
export const fileSettings = {
  HUB_POLICY: z.string().min(1).default('config/policy/houten.json'),
  HUB_PARTNERS: z.string().min(1).default('config/partners/houten'),
  HUB_MEMBERS: z.string().min(1).default('config/members/houten.json'),
  HUB_SUBSCRIBERS: z.string().min(1).default('config/subscribers/houten'),
  HUB_PRICES: z.string().min(1).default('config/prices/op-koers-2022.json'),
  HUB_PROCESSING: z.string().min(1).default('config/processing/houten.json'),
  HUB_PRIVATE_HOSTS: PrivateHostsSchema,
};

/** Only where the files are, for a program that starts nothing. A variable that is set to nothing counts as not set. */
export function loadFileSettings(env: NodeJS.ProcessEnv) {
  const filled = Object.entries(env).filter(([, value]) => value !== '');
  return z.object(fileSettings).parse(Object.fromEntries(filled));
}
