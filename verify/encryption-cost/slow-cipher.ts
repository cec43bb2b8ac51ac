import crypto from 'node:crypto';

/** A case seals and opens some hundred times: enough to cost several times what all else costs. */
const spinMs = 30;
const { createCipheriv, createDecipheriv } = crypto;

/** Loaded before a process of the hub, for the control run: each sealing and each opening costs so much more. */
Object.assign(crypto, {
  createCipheriv: (...given: Parameters<typeof createCipheriv>) => {
    spin();
    return createCipheriv(...given);
  },
  createDecipheriv: (...given: Parameters<typeof createDecipheriv>) => {
    spin();
    return createDecipheriv(...given);
  },
});

function spin(): void {
  const until = performance.now() + spinMs;
  while (performance.now() < until);
}
