import type { Server } from 'node:http';
import { join } from 'node:path';
import { createOidcSignIn } from '../../api/auth/oidc-sign-in';
import { createTokenVerifier } from '../../api/auth/verify-token';
import { createOperations } from '../../api/pages/operations';
import type { Print } from '../../api/pages/print-page';
import { createStaffPages } from '../../api/pages/staff-pages';
import { loadMembers } from '../../config/members';
import { deskClientId, deskClientSecret } from '../../launch/dev-clients';
import { createIssuer } from '../../launch/issuer';
import { freePorts } from '../../launch/ports';
import { repoRoot } from '../../launch/repo-root';
import { temporaryFolder } from '../launch/temporary-folder';
import { createLabels } from '../../api/policy-group/labels';
import { partners, policy } from './test-routes';
import { startApi, type Api, type ApiOptions } from './api-harness';
import { BrowserJar } from './browser-jar';

const audience = 'op-koers-hub';

const members = loadMembers(join(repoRoot, 'config/members/houten.json'));

export interface Desk {
  readonly url: string;
  readonly issuerUrl: string;
  readonly api: Api;
  /** A browser in which this member is signed in. */
  signedIn(member: string): Promise<BrowserJar>;
  close(): Promise<void>;
}

export interface DeskOptions extends ApiOptions {
  readonly now?: () => Date;
  readonly print?: Print;
}

/** The hub with its pages for staff, and the development issuer to sign in at. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const [port = 0, issuerPort = 0] = await freePorts(2);
  const [url, issuerUrl] = [port, issuerPort].map((each) => `http://127.0.0.1:${each}`) as [
    string,
    string,
  ];
  const dataDir = temporaryFolder();
  const issuer = await createIssuer({
    ...{ url: issuerUrl, dataDir, audience, codecAudience: 'op-koers-codec', hubUrl: url },
    nameOf: (code) => members.members[code]?.name ?? code,
  });
  await listening(issuer, issuerPort);
  const verifyToken = createTokenVerifier({ issuer: issuerUrl, audience, roleClaim: 'roles' });
  const signIn = createOidcSignIn({
    ...{ issuer: issuerUrl, clientId: deskClientId, scope: 'openid', verifyToken },
    clientSecret: deskClientSecret(dataDir),
    redirectUri: `${url}/inloggen/terug`,
  });
  const { now, print, ...rest } = options;
  const api = await startApi({
    ...rest,
    port,
    pages: ({ db, logger, routes, accessLog, gate }) =>
      createStaffPages({
        ...{ signIn, db, logger, members, policy: options.policy ?? policy },
        ...(now === undefined ? {} : { now }),
        print,
        labels: createLabels(policy, partners),
        operations: createOperations(routes, { accessLog, gate }),
        secret: 'a-secret-of-tests-and-of-nothing-else',
        publicUrl: url,
        rateLimitPerMinute: 1_000_000,
      }),
  });
  return {
    ...{ url, issuerUrl, api },
    async signedIn(member) {
      const browser = new BrowserJar();
      await browser.follow(`${url}/inloggen?als=${member}`);
      return browser;
    },
    async close() {
      await api.close();
      await closed(issuer);
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
