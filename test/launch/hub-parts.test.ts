import { hubParts, type Addresses } from '../../launch/hub-parts';
import { readSettings } from '../../launch/launch-settings';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

const HUB_DATA_DIR = temporaryFolder();
afterAll(removeTemporaryFolders);

const addresses: Addresses = {
  api: 'http://127.0.0.1:8080',
  issuer: 'http://127.0.0.1:8082',
  temporal: '127.0.0.1:7233',
  temporalUi: 'http://127.0.0.1:8233',
  codec: 'http://127.0.0.1:8081',
  databaseUrl: 'postgres://hub@127.0.0.1/hub',
  partners: 'config/partners/houten',
};

const partsFor = (env: NodeJS.ProcessEnv, more: Partial<Addresses> = {}) =>
  hubParts(readSettings({ HUB_DATA_DIR, ...env }), { ...addresses, ...more });

describe('the operator of the Temporal UI on this machine', () => {
  it('is known to the codec server alone, beside the development issuer', () => {
    const { codec, api, worker } = partsFor({});
    expect(codec.env?.['HUB_CODEC_DEVELOPER']).toBe('op-01');
    for (const { env } of [api, worker]) expect(env).not.toHaveProperty('HUB_CODEC_DEVELOPER');
  });

  it.each([{ HUB_OIDC_ISSUER: 'https://id.example' }, { HUB_MODE: 'production' }])(
    'is nobody with %j',
    (env) => {
      expect(partsFor(env).codec.env).not.toHaveProperty('HUB_CODEC_DEVELOPER');
    },
  );
});

describe('the origins that may ask the codec server', () => {
  it('are those under which a browser knows the Temporal UI', () => {
    const { codec } = partsFor({}, { temporalUi: 'http://127.0.0.1:9233' });
    const origins = 'http://127.0.0.1:9233,http://localhost:9233';
    expect(codec.env?.['HUB_CODEC_ORIGINS']).toBe(origins);
  });

  it('are what is given', () => {
    const HUB_CODEC_ORIGINS = 'https://temporal.example';
    expect(partsFor({ HUB_CODEC_ORIGINS }).codec.env).toMatchObject({ HUB_CODEC_ORIGINS });
  });
});
