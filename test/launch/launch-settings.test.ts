import { readSettings } from '../../launch/launch-settings';

describe('the settings of npm start', () => {
  it('take the demo policy when the demo is on, and that of Houten when it is off', () => {
    expect(readSettings({}).policy).toMatch(/config\/policy\/demo\.json$/);
    expect(readSettings({ HUB_DEMO: 'off' }).policy).toMatch(/config\/policy\/houten\.json$/);
  });

  it('leave a policy that was chosen alone', () => {
    expect(readSettings({ HUB_POLICY: 'own.json' }).policy).toBe('own.json');
    expect(readSettings({ HUB_POLICY: 'own.json', HUB_DEMO: 'off' }).policy).toBe('own.json');
  });

  it('count a variable that is set to nothing as not set', () => {
    expect(readSettings({ TEMPORAL_ADDRESS: '', HUB_PORT: '' })).toMatchObject({
      given: { temporalAddress: undefined },
      ports: { api: 8080 },
    });
  });

  it('name every variable that is wrong', () => {
    expect(() => readSettings({ HUB_PORT: 'web', HUB_DEMO: 'yes' })).toThrow(
      /HUB_DEMO[^]*HUB_PORT|HUB_PORT[^]*HUB_DEMO/,
    );
  });
});
