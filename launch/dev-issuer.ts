import { loadMembers } from '../config/members';
import { createIssuer } from './issuer';
import { describeFailure, LaunchError } from './launch-error';
import { readSettings } from './launch-settings';

const host = '127.0.0.1';

/** Process entry. Development only: anyone who can read the secrets file can be any member. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { mode, dataDir, ports, audience, codecAudience, given } = settings;
  if (mode === 'production') {
    throw new LaunchError('The development issuer does not start in production mode.');
  }
  // The library warns that it is made for newer Nodes and for production; neither is news here.
  console.warn = () => undefined;
  const url = `http://${host}:${ports.issuer}`;
  const { members } = loadMembers(settings.members);
  const server = await createIssuer({
    ...{ url, dataDir, audience, codecAudience },
    hubUrl: given.publicUrl ?? `http://${host}:${ports.api}`,
    nameOf: (code) => members[code]?.name ?? code,
  });
  server.listen(ports.issuer, host, () => {
    process.send?.('ready');
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
    if (process.connected) process.disconnect();
  };
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  server.once('error', (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exit(1);
});
