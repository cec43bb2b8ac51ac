import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { clientsFile } from '../../launch/dev-clients';
import { createIssuer } from '../../launch/issuer';
import { freePorts } from '../../launch/ports';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

const dataDir = temporaryFolder();
let url: string;
let port: number;
let server: Server;

async function listen(): Promise<void> {
  server = await createIssuer({
    url,
    dataDir,
    audience: 'op-koers-hub',
    codecAudience: 'op-koers-codec',
    hubUrl: 'http://127.0.0.1:1',
    nameOf: (code) => code,
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function stop(): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

async function tokenAnswer(
  member: string,
  secret = secretOf(member),
  asked: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${member}:${secret}`).toString('base64')}`,
      // The next request may meet the next issuer.
      connection: 'close',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...asked }),
  });
}

function secretOf(member: string): string {
  const secrets = JSON.parse(readFileSync(clientsFile(dataDir), 'utf8')) as Record<string, string>;
  return secrets[member] ?? '';
}

async function verified(token: string, audience = 'op-koers-hub') {
  const answer = await fetch(`${url}/jwks`, { headers: { connection: 'close' } });
  const keys = createLocalJWKSet((await answer.json()) as JSONWebKeySet);
  const options = { issuer: url, audience, algorithms: ['ES256'], typ: 'at+jwt' };
  return (await jwtVerify(token, keys, options)).payload;
}

beforeAll(async () => {
  [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
  await listen();
});

afterAll(async () => {
  await stop();
  removeTemporaryFolders();
});

describe('the development issuer', () => {
  it('gives a token for the codec server that is none for the hub, and the other way round', async () => {
    const tokenFor = async (more: Readonly<Record<string, string>>) => {
      const answer = await tokenAnswer('op-01', secretOf('op-01'), more);
      return ((await answer.json()) as { access_token: string }).access_token;
    };
    const codec = await tokenFor({ resource: 'urn:op-koers-codec' });
    const hub = await tokenFor({ resource: 'urn:op-koers-hub' });
    expect(await verified(codec, 'op-koers-codec')).toMatchObject({ roles: ['operator'] });
    await expect(verified(codec)).rejects.toThrow(/aud/);
    expect(await verified(hub)).toMatchObject({ sub: 'op-01' });
    await expect(verified(hub, 'op-koers-codec')).rejects.toThrow(/aud/);
  });

  it('gives a member an access token with role and organisation, for one hour', async () => {
    const answer = await tokenAnswer('rmc-01');
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const payload = await verified(token);
    expect(payload).toMatchObject({ sub: 'rmc-01', roles: ['professional'], organisation: 'rmc' });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600);
  });

  it('says that there was a second factor only to who asks for it', async () => {
    const methods = async (asked: Readonly<Record<string, string>>) => {
      const answer = await tokenAnswer('rmc-01', secretOf('rmc-01'), asked);
      const { access_token: token } = (await answer.json()) as { access_token: string };
      return (await verified(token))['amr'];
    };
    expect(await methods({})).toEqual(['pwd']);
    expect(await methods({ scope: 'second-factor' })).toEqual(['pwd', 'otp']);
  });

  it('refuses a wrong secret', async () => {
    expect((await tokenAnswer('rmc-01', 'guessed')).status).toBe(401);
  });

  it('keeps tokens valid and secrets the same over a restart', async () => {
    const answer = await tokenAnswer('pl-01');
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const before = secretOf('pl-01');
    await stop();
    await listen();
    expect(await verified(token)).toMatchObject({ sub: 'pl-01' });
    expect(secretOf('pl-01')).toBe(before);
  });
});
