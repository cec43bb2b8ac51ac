import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSubscribers } from '../../config/subscribers';

const env = {
  HUB_PRIVATE_HOSTS: '127.0.0.1:8031',
  SUBSCRIBER_OPEN_DATA_KEY: 'whsec_open-data',
  SUBSCRIBER_REGION_KEY: 'whsk_region',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subscribers-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function plant(id: string, webhook: object = {}, rest: object = {}): void {
  const full = {
    url: 'https://open-data.example/op-koers',
    scheme: 'v1',
    signWith: ['SUBSCRIBER_OPEN_DATA_KEY'],
    ...webhook,
  };
  const subscriber = { id, name: 'Open data', webhook: full, ...rest };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(subscriber));
}

function errors(): string[] {
  try {
    loadSubscribers(folder, env);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe(`The subscribers in ${folder} are not valid:`);
    return lines;
  }
}

describe('a folder with subscribers', () => {
  it('may hold none, as that of Houten', () => {
    expect(loadSubscribers(folder, {}).subscribers).toEqual([]);
    const houten = join(__dirname, '../../config/subscribers/houten');
    expect(loadSubscribers(houten, {}).subscribers).toEqual([]);
  });

  it('that is not there is an error all the same', () => {
    const nowhere = join(folder, 'nowhere');
    expect(() => loadSubscribers(nowhere, {})).toThrow(/nowhere with subscribers cannot be read/);
  });

  it('gives the subscribers with their secrets', () => {
    plant('open-data');
    const signWith = ['SUBSCRIBER_REGION_KEY'];
    plant('region', { url: 'http://127.0.0.1:8031/', scheme: 'v1a', signWith });
    const { subscribers, secretOf } = loadSubscribers(folder, env);
    expect(subscribers.map(({ id }) => id)).toEqual(['open-data', 'region']);
    expect(secretOf('SUBSCRIBER_REGION_KEY')).toBe('whsk_region');
    expect(() => secretOf('SUBSCRIBER_OTHER')).toThrow('SUBSCRIBER_OTHER');
  });

  it('names everything that is wrong in all of its files at once, and no secret', () => {
    plant('open-data', { verifyWith: [] });
    plant('region', { scheme: 'v1a' });
    plant('third', { url: 'http://third.example/' });
    plant('fourth', { signWith: ['PARTNER_WIL_SIGN'] });
    plant('fifth', { signWith: ['SUBSCRIBER_MISSING'] }, { name: ' ' });
    plant('sixth', { signWith: ['SUBSCRIBER_MISSING'] });
    const wrong = errors();
    expect(wrong).toEqual([
      '- fifth.json, name: must not be empty',
      '- fourth.json, webhook.signWith.0: must be the name of a variable, like SUBSCRIBER_OPEN_DATA_KEY',
      '- open-data.json, webhook: Unrecognized key: "verifyWith"',
      '- third.json, webhook.url: must be https, unless HUB_PRIVATE_HOSTS names its host:port',
      '- region.json, webhook.signWith.0: SUBSCRIBER_OPEN_DATA_KEY must hold a key that begins with whsk_',
      '- sixth.json, webhook.signWith.0: neither SUBSCRIBER_MISSING nor a readable SUBSCRIBER_MISSING_FILE is set',
    ]);
    expect(wrong.join()).not.toContain('whsec_open-data');
  });

  it('refuses a key that two of them share', () => {
    plant('open-data');
    plant('region');
    expect(errors()).toContain(
      '- region.json, webhook.signWith.0: SUBSCRIBER_OPEN_DATA_KEY is used by open-data too',
    );
  });
});
