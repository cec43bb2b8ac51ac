import crypto from 'node:crypto';

const spinMs = 5;
const { createCipheriv } = crypto;

/** Loaded before a process of the hub, for the control run: each sealing costs 5 ms more. */
Object.assign(crypto, {
  createCipheriv: (...given: Parameters<typeof createCipheriv>) => {
    const until = performance.now() + spinMs;
    while (performance.now() < until);
    return createCipheriv(...given);
  },
});
