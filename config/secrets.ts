/**
 * The secrets the hub cannot do without, each with what stands in for it during development. Everyone can read these,
 * so the gate refuses them in production: a new secret is one line here.
 */
export const sampleSecrets = {
  HUB_LINK_SECRET: 'a-sample-for-development-and-for-nothing-else',
  HUB_LOG_KEY: 'a-sample-for-development-and-for-nothing-else',
  HUB_KEY_RING: 'sample=YSBzYW1wbGUsIGZvciBkZXZlbG9wbWVudCBhbG9uZSE',
} as const;
