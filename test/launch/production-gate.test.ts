import { readSettings } from '../../launch/launch-settings';
import { refuseUnsafeProduction } from '../../launch/production-gate';

const given = {
  HUB_MODE: 'production',
  HUB_DEMO: 'off',
  HUB_OIDC_ISSUER: 'https://id.example',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  DATABASE_URL: 'postgres://hub@db.example/hub?sslmode=verify-full',
};

const refusal = (env: NodeJS.ProcessEnv) => {
  try {
    refuseUnsafeProduction(readSettings(env));
    return 'no refusal';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('npm start', () => {
  it('brings everything itself in development', () => {
    expect(refusal({})).toBe('no refusal');
  });

  it('names all it may not bring in production at once', () => {
    const text = refusal({ HUB_MODE: 'production' });
    for (const name of ['HUB_DEMO', 'HUB_OIDC_ISSUER', 'TEMPORAL_ADDRESS', 'DATABASE_URL'])
      expect(text).toContain(`- ${name}: must`);
  });

  it('runs in production on what is given', () => {
    expect(refusal(given)).toBe('no refusal');
  });

  it('brings a database in production only where one machine is said to be enough', () => {
    expect(refusal({ ...given, DATABASE_URL: '' })).toMatch(/DATABASE_URL.*HUB_SINGLE_NODE=yes/);
    expect(refusal({ ...given, DATABASE_URL: '', HUB_SINGLE_NODE: 'yes' })).toBe('no refusal');
  });

  it.each(['HUB_OIDC_ISSUER', 'TEMPORAL_ADDRESS'])(
    'does not bring %s in production, not even on a single node',
    (name) => {
      expect(refusal({ ...given, HUB_SINGLE_NODE: 'yes', [name]: '' })).toContain(name);
    },
  );
});
