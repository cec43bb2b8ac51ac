import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/config';
import { temporalConnection } from '../../config/temporal';

describe('the connection to Temporal', () => {
  let folder: string;
  const file = (name: string) => {
    writeFileSync(join(folder, name), `content of ${name}`);
    return join(folder, name);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'op-koers-temporal-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is plain when nothing is said', () => {
    const { temporal } = loadConfig({ DATABASE_URL: 'postgres://hub@127.0.0.1/hub' });
    expect(temporal).toMatchObject({
      address: '127.0.0.1:7233',
      tls: undefined,
      apiKey: undefined,
    });
  });

  it('takes the certificates from their files', () => {
    const { tls } = temporalConnection({
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('ca.pem'),
      TEMPORAL_TLS_CLIENT_CERT_PATH: file('client.pem'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: file('client.key'),
    });
    expect(tls).toEqual({
      serverNameOverride: undefined,
      serverRootCACertificate: Buffer.from('content of ca.pem'),
      clientCertPair: {
        crt: Buffer.from('content of client.pem'),
        key: Buffer.from('content of client.key'),
      },
    });
  });

  it('takes a key from its file, and TLS with it', () => {
    const { temporal } = loadConfig({
      DATABASE_URL: 'postgres://hub@127.0.0.1/hub',
      TEMPORAL_API_KEY_FILE: file('api-key'),
    });
    expect(temporal).toMatchObject({ apiKey: 'content of api-key', tls: true });
  });

  it('counts a variable that is set to nothing as not set', () => {
    expect(temporalConnection({ TEMPORAL_TLS: '', TEMPORAL_API_KEY: 'key' }).tls).toBe(true);
  });

  it('asks no file in a home directory', () => {
    mkdirSync(join(folder, 'temporalio'));
    writeFileSync(
      join(folder, 'temporalio', 'temporal.toml'),
      '[profile.default]\naddress = "elsewhere.example:7233"\n',
    );
    expect(temporalConnection({ XDG_CONFIG_HOME: folder, HOME: folder }).address).toBeUndefined();
  });
});
