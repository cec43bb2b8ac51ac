import { loadConfig } from '../../config/config';
import { loadKeyRing } from '../../config/key-ring';
import { sampleSecrets } from '../../config/secrets';

const key = (letter: string) => `${letter.repeat(42)}8`;

function troubleOf(env: NodeJS.ProcessEnv): string {
  try {
    loadKeyRing(env);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the key ring', () => {
  it('is read from the variable, in its order', () => {
    const HUB_KEY_RING = `own-2=${key('b')}\nown-1=${key('a')}\n`;
    const ring = loadKeyRing({ HUB_KEY_RING });
    expect(ring.map(({ id }) => id)).toEqual(['own-2', 'own-1']);
    expect(ring[1]?.bytes.toString('base64url')).toBe(key('a'));
    expect(loadConfig({ DATABASE_URL: 'postgres://hub@h/hub', HUB_KEY_RING }).HUB_KEY_RING).toEqual(
      ring,
    );
  });

  it('is what a program prints, when there is neither variable nor file', () => {
    const HUB_KEY_RING_COMMAND = `echo own-1=${key('a')}`;
    expect(loadKeyRing({ HUB_KEY_RING_COMMAND })[0].id).toBe('own-1');
    const HUB_KEY_RING = `own-9=${key('b')}`;
    expect(loadKeyRing({ HUB_KEY_RING_COMMAND, HUB_KEY_RING })[0].id).toBe('own-9');
  });

  it('is the published sample during development and never in production', () => {
    expect(loadKeyRing({})[0].id).toBe('sample');
    expect(troubleOf({ HUB_MODE: 'production' })).toContain('HUB_KEY_RING');
    const renamed = sampleSecrets.HUB_KEY_RING.replace('sample', 'own-1');
    const HUB_KEY_RING = `own-2=${key('b')} ${renamed}`;
    expect(troubleOf({ HUB_MODE: 'production', HUB_KEY_RING })).toContain('of your own');
  });

  it.each([
    ['a key without an id', key('a'), 'key 1'],
    ['a key that is too short', 'own-1=abcd', 'key 1: must be 32 bytes'],
    ['a key that is not exact', `own-1=${'a'.repeat(43)}`, 'key 1: must be 32 bytes'],
    ['a second key that is wrong', `own-2=${key('a')} own-1=x`, 'key 2: must be 32 bytes'],
    ['two keys of one id', `own-1=${key('a')} own-1=${key('b')}`, 'same id'],
    ['nothing but space', ' \n', 'must hold a key'],
  ])('with %s is refused, and no key is told', (_what, HUB_KEY_RING, expected) => {
    expect(troubleOf({ HUB_KEY_RING })).toContain(expected);
    expect(troubleOf({ HUB_KEY_RING })).not.toMatch(/aaaa|bbbb/);
  });

  it('of a program that fails is an error without what it printed', () => {
    const HUB_KEY_RING_COMMAND = `echo own-1=${key('a')}; exit 3`;
    expect(troubleOf({ HUB_KEY_RING_COMMAND })).toBe(
      'HUB_KEY_RING_COMMAND gave no keys: ended with 3',
    );
  });
});
