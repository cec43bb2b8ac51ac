/** Ends what the setup started, whatever the tests did. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testServers?.stop();
}
