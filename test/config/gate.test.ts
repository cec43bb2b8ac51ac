import { loadConfig } from '../../config/config';
import { unsafeSettings } from '../../config/gate';
import { sampleSecrets } from '../../config/secrets';

const safe = {
  HUB_MODE: 'production',
  DATABASE_URL: 'postgres://hub:secret@db.example/hub?sslmode=verify-full',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  TEMPORAL_TLS: 'true',
  HUB_OIDC_ISSUER: 'https://id.example',
  HUB_SMTP_URL: 'smtps://hub:secret@mail.example',
  HUB_LINK_SECRET: 'x'.repeat(32),
  HUB_LOG_KEY: 'y'.repeat(32),
  HUB_KEY_RING: `own-1=${'z'.repeat(42)}8`,
  HUB_PUBLIC_URL: 'https://op-koers.example',
};

/** The variables that are refused when these are set, or taken away, in an otherwise safe production. */
function refused(changes: Readonly<Record<string, string | undefined>>): string[] {
  const given: Readonly<Record<string, string | undefined>> = { ...safe, ...changes };
  const filled = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return unsafeSettings(Object.fromEntries(filled)).map(({ variable }) => variable);
}

describe('the gate', () => {
  it('lets safe settings through', () => {
    expect(refused({})).toEqual([]);
  });

  it('refuses a client for sign-in without its secret', () => {
    const client = { HUB_OIDC_CLIENT_ID: 'hub-pages' };
    expect(refused(client)).toEqual(['HUB_OIDC_CLIENT_SECRET']);
    expect(refused({ ...client, HUB_OIDC_CLIENT_SECRET: 's'.repeat(16) })).toEqual([]);
  });

  it('lets everything through in development', () => {
    expect(refused({ HUB_MODE: 'development', HUB_WITHOUT: 'permit' })).toEqual([]);
    expect(refused({ HUB_MODE: undefined, HUB_LINK_SECRET: undefined })).toEqual([]);
  });

  it('tells of everything at once, and what to do about each', () => {
    const unsafe = unsafeSettings({ HUB_MODE: 'production', HUB_WITHOUT: 'permit' });
    expect(unsafe.map(({ variable }) => variable)).toEqual([
      'HUB_WITHOUT',
      'HUB_OIDC_ISSUER',
      'HUB_SMTP_URL',
      ...Object.keys(sampleSecrets),
    ]);
    for (const { advice } of unsafe) expect(advice).toMatch(/must|may|leave/);
  });
});

describe('in production', () => {
  it('nobody is an operator without a token', () => {
    expect(refused({ HUB_CODEC_DEVELOPER: 'op-01' })).toEqual(['HUB_CODEC_DEVELOPER']);
  });

  it('a token for the hub is none for the codec server', () => {
    const HUB_CODEC_AUDIENCE = 'op-koers-hub';
    expect(refused({ HUB_CODEC_AUDIENCE })).toEqual(['HUB_CODEC_AUDIENCE']);
    expect(refused({ HUB_OIDC_AUDIENCE: 'op-koers-codec' })).toEqual(['HUB_CODEC_AUDIENCE']);
    expect(refused({ HUB_CODEC_AUDIENCE, HUB_OIDC_AUDIENCE: 'another' })).toEqual([]);
  });

  it('the codec server is reached over https, or on this machine', () => {
    expect(refused({ HUB_CODEC_URL: 'http://codec.example' })).toEqual(['HUB_CODEC_URL']);
    expect(refused({ HUB_CODEC_URL: 'https://codec.example' })).toEqual([]);
    expect(refused({ HUB_CODEC_URL: 'http://127.0.0.1:8081' })).toEqual([]);
  });

  it.each([undefined, 'http://127.0.0.1:8082', 'http://id.example'])(
    'the issuer %s is refused',
    (HUB_OIDC_ISSUER) => {
      expect(refused({ HUB_OIDC_ISSUER })).toEqual(['HUB_OIDC_ISSUER']);
    },
  );

  it.each(Object.entries(sampleSecrets))(
    'the sample of %s is refused, and so is none',
    (name, sample) => {
      expect(refused({ [name]: sample })).toEqual([name]);
      expect(refused({ [name]: undefined })).toEqual([name]);
    },
  );

  it.each(['permit', 'ssrf-guard,permit'])('HUB_WITHOUT=%s is refused', (HUB_WITHOUT) => {
    expect(refused({ HUB_WITHOUT })).toEqual(['HUB_WITHOUT']);
  });

  it.each([
    'postgres://hub@db.example/hub',
    'postgres://hub@db.example/hub?sslmode=require',
    'postgres://hub@db.example/hub?sslmode=no-verify',
    'postgres://hub@db.example/hub?sslmode=verify-full&sslmode=disable',
    'postgres://hub@127.0.0.1/hub?host=db.example',
    'postgres://hub@127.0.0.1.db.example/hub',
    'postgres://hub@10.0.0.8/hub',
    'postgres://hub@postgresql:5432/hub',
  ])('the database %s is refused', (DATABASE_URL) => {
    expect(refused({ DATABASE_URL })).toEqual(['DATABASE_URL']);
  });

  it.each([
    'postgres://hub@db.example/hub?sslmode=verify-full&sslrootcert=/run/ca.pem',
    'postgres://hub@127.0.0.1:5433/hub',
    'postgres://hub@localhost/hub',
    'postgres://hub@[::1]/hub',
    'postgres://hub@/hub?host=/var/run/postgresql',
  ])('the database %s is accepted', (DATABASE_URL) => {
    expect(refused({ DATABASE_URL })).toEqual([]);
  });

  it.each([
    [{ TEMPORAL_TLS: undefined }],
    [{ TEMPORAL_TLS: 'false' }],
    [{ TEMPORAL_TLS: 'yes' }],
    [{ TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'key' }],
    [{ TEMPORAL_TLS: undefined, TEMPORAL_ADDRESS: '10.0.0.9:7233' }],
  ])('a Temporal server elsewhere is refused with %j', (changes) => {
    expect(refused(changes)).toEqual(['TEMPORAL_TLS']);
  });

  it.each([
    [{ TEMPORAL_TLS: undefined, TEMPORAL_API_KEY: 'key' }],
    [{ TEMPORAL_TLS: undefined, TEMPORAL_ADDRESS: '127.0.0.1:7233' }],
    [{ TEMPORAL_TLS: undefined, TEMPORAL_ADDRESS: undefined }],
  ])('a Temporal server is accepted with %j', (changes) => {
    expect(refused(changes)).toEqual([]);
  });

  it('half of a client certificate is refused', () => {
    expect(refused({ TEMPORAL_TLS_CLIENT_CERT_PATH: __filename })).toEqual([
      'TEMPORAL_TLS_CLIENT_CERT_PATH',
    ]);
  });

  it.each([
    ['HUB_PUBLIC_URL', 'http://op-koers.example'],
    ['HUB_TEMPORAL_UI_URL', 'http://temporal.example'],
    ['HUB_CODEC_ORIGINS', 'https://temporal.example,http://other.example'],
    ['HUB_PRIVATE_HOSTS', 'wil.internal:8443, 127.0.0.1:8027'],
    ['HUB_SMTP_URL', undefined],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['NODE_OPTIONS', '--max-old-space-size=384 --inspect=0.0.0.0'],
    ['NODE_OPTIONS', '--report-on-fatalerror'],
  ])('%s = %s is refused', (name, value) => {
    expect(refused({ [name]: value })).toEqual([name]);
  });

  it.each([
    ['HUB_PUBLIC_URL', 'http://127.0.0.1:8080'],
    ['HUB_TEMPORAL_UI_URL', 'http://localhost:8233'],
    ['HUB_CODEC_ORIGINS', 'https://temporal.example,http://127.0.0.1:8233'],
    ['HUB_PRIVATE_HOSTS', 'wil.internal:8443'],
    ['NODE_OPTIONS', '--max-old-space-size=384'],
  ])('%s = %s is accepted', (name, value) => {
    expect(refused({ [name]: value })).toEqual([]);
  });

  it('an api that others reach must say how', () => {
    expect(refused({ HUB_HOST: '0.0.0.0', HUB_PUBLIC_URL: undefined })).toEqual(['HUB_PUBLIC_URL']);
    expect(refused({ HUB_HOST: '127.0.0.1', HUB_PUBLIC_URL: undefined })).toEqual([]);
  });
});

describe('a single node', () => {
  const plain = { HUB_SINGLE_NODE: 'yes', TEMPORAL_TLS: undefined };

  it('speaks plainly to containers on a network inside it', () => {
    const DATABASE_URL = 'postgres://hub@postgresql:5432/hub';
    expect(refused({ ...plain, DATABASE_URL, TEMPORAL_ADDRESS: 'temporal:7233' })).toEqual([]);
  });

  it.each(['db.example', '10.0.0.8', '[fd00::8]'])('does not speak plainly to %s', (host) => {
    const DATABASE_URL = `postgres://hub@${host}/hub`;
    expect(refused({ ...plain, DATABASE_URL, TEMPORAL_ADDRESS: `${host}:7233` })).toEqual([
      'DATABASE_URL',
      'TEMPORAL_TLS',
    ]);
  });
});

describe('the error of a start', () => {
  const errorOf = (changes: NodeJS.ProcessEnv) => {
    try {
      loadConfig({ ...safe, ...changes });
      return 'no error';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('holds what is wrong beside what is unsafe, and no value', () => {
    const text = errorOf({
      HUB_OIN: '1',
      HUB_LINK_SECRET: 'short-secret',
      HUB_SMTP_URL: '',
      DATABASE_URL: 'postgres://hub:planted-password@db.example/hub',
    });
    for (const name of ['HUB_OIN', 'HUB_LINK_SECRET', 'HUB_SMTP_URL', 'DATABASE_URL'])
      expect(text).toContain(`at ${name}`);
    expect(text).not.toMatch(/planted-password|short-secret/);
  });

  it.each(['*', 'https://temporal.example/', 'https://*.example', 'null'])(
    'names HUB_CODEC_ORIGINS when it is %s, whatever the mode',
    (HUB_CODEC_ORIGINS) => {
      expect(errorOf({ HUB_MODE: 'development', HUB_CODEC_ORIGINS })).toContain(
        'HUB_CODEC_ORIGINS',
      );
    },
  );

  it.each(['dns:///temporal.example:7233', 'temporal.example', 'http://temporal.example:7233'])(
    'names TEMPORAL_ADDRESS when it is %s',
    (TEMPORAL_ADDRESS) => {
      expect(errorOf({ TEMPORAL_ADDRESS })).toContain('at TEMPORAL_ADDRESS');
    },
  );

  it('names the certificate that cannot be read', () => {
    const text = errorOf({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere/ca.pem' });
    expect(text).toContain('/nowhere/ca.pem');
  });
});
