import { readConfig } from './config';
import { startZakenApi } from './server';

/** A partner with a Zaken API 1.5.1, the part of a Catalogi API that leads to, and a Notificaties API (NRC 1.0.1). */
async function main(): Promise<void> {
  const file = process.env['ZAKEN_API_CONFIG'];
  if (file === undefined) throw new Error('ZAKEN_API_CONFIG names no configuration file.');
  const api = await startZakenApi(readConfig(file));
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void api.close().then(() => {
      if (process.connected) process.disconnect();
    });
  };
  process.on('SIGTERM', end).on('SIGINT', end).on('disconnect', end);
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
