import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadPartners } from '../../config/partners';
import { mailBehaviour, zakenBehaviour } from '../../launch/demo-behaviour';
import { placeDemoPartners, prepareDemo } from '../../launch/demo-partners';
import { clientsFile } from '../../launch/dev-clients';
import { hubParts, type Addresses } from '../../launch/hub-parts';
import { readSettings } from '../../launch/launch-settings';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

let place = '';

beforeEach(() => {
  place = temporaryFolder();
});

afterAll(removeTemporaryFolders);

function start(env: NodeJS.ProcessEnv = {}) {
  const settings = readSettings({ HUB_DATA_DIR: place, ...env });
  const addresses: Addresses = {
    codec: 'http://127.0.0.1:8081',
    api: 'http://127.0.0.1:8080',
    issuer: 'http://127.0.0.1:8082',
    temporal: '127.0.0.1:7233',
    temporalUi: 'http://127.0.0.1:8233',
    databaseUrl: 'postgres://hub@127.0.0.1/hub',
    partners: placeDemoPartners(settings),
  };
  return { settings, addresses, demo: prepareDemo(settings, addresses) };
}

function read(name: string) {
  return JSON.parse(readFileSync(join(place, 'demo', name), 'utf8')) as Record<string, unknown>;
}

describe('the partners of the demo', () => {
  it('are read by the hub with what it is given', () => {
    const { addresses, demo } = start();
    const { partners, secretOf } = loadPartners(addresses.partners, demo.env);
    expect(partners.length).toBeGreaterThan(15);
    expect(secretOf('PARTNER_JOBSTAP_SIGN')).toMatch(/^whsk_[\w+/]{86}==$/);
    expect(secretOf('PARTNER_JOBSTAP_VERIFY')).toMatch(/^whpk_[\w+/]{43}=$/);
  });

  it('keep their secrets from one start to the next', () => {
    const { env } = start().demo;
    expect(start().demo.env).toEqual(env);
  });

  it('are told their secrets in files that only their owner reads', () => {
    start();
    const files = readdirSync(join(place, 'demo')).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual([
      'mail-server.json',
      'secrets.json',
      'webhook-partner.json',
      'zaken-api.json',
    ]);
    for (const file of files)
      expect((statSync(join(place, 'demo', file)).mode & 0o777).toString(8)).toBe('600');
  });

  it('sign with the half the hub does not have', () => {
    const { demo } = start();
    const { partners } = read('webhook-partner.json') as {
      partners: { id: string; scheme: string; sign: string; verify: string[] }[];
    };
    const [jobstap, wil] = partners;
    expect([jobstap?.scheme, wil?.scheme]).toEqual(['v1a', 'v1']);
    expect(Object.values(demo.env)).not.toContain(jobstap?.sign);
    expect(jobstap?.verify[0]).toMatch(/^whpk_/);
    expect(wil?.sign).toBe(demo.env['PARTNER_WIL_VERIFY']);
    expect(wil?.verify).toEqual([demo.env['PARTNER_WIL_SIGN']]);
  });

  it('fetch under clients of the development issuer', () => {
    start();
    expect(read('webhook-partner.json')).toMatchObject({
      clientsFile: clientsFile(place),
      partners: [{ clientId: 'partner-jobstap' }, { clientId: 'partner-wil' }],
    });
  });

  it('move to the ports that were chosen', () => {
    const { addresses, demo } = start({
      HUB_WEBHOOK_PARTNER_PORT: '9027',
      HUB_ZAKEN_API_PORT: '9028',
    });
    const { partners } = loadPartners(addresses.partners, demo.env);
    const urls = JSON.stringify(partners).match(/127\.0\.0\.1:\d+/g);
    expect(new Set(urls)).toEqual(new Set(['127.0.0.1:9027', '127.0.0.1:9028']));
    expect(read('zaken-api.json')).toMatchObject({ port: 9028 });
  });

  it('stay where they are when a folder was chosen', () => {
    const own = join(__dirname, '../../config/partners/houten');
    const { addresses } = start({ HUB_PARTNERS: own, HUB_ZAKEN_API_PORT: '9028' });
    expect(addresses.partners).toBe(own);
  });

  it('have a mailbox each that behaves, apart from those that stay silent', () => {
    const { addresses, demo } = start();
    const { partners } = loadPartners(addresses.partners, demo.env);
    const mailboxes = partners.flatMap((each) => (each.protocol === 'email' ? [each.id] : []));
    expect(mailboxes).toEqual(expect.arrayContaining(Object.keys(mailBehaviour)));
    expect(mailboxes).toContain('viveste');
    expect(Object.keys(mailBehaviour)).not.toContain('viveste');
  });

  it('have a catalogue in which every address of the file of UWV exists', () => {
    const { partners } = loadPartners(start().addresses.partners, start().demo.env);
    const { zgw } = partners.find((each) => each.protocol === 'zgw')!;
    const { hulpvraag } = zakenBehaviour.catalogue;
    const ids = ['hulpvraag', ...Object.values(hulpvraag).flatMap(idsIn)];
    const named = JSON.stringify(zgw).match(/(?<=catalogi\/api\/v1\/\w+\/)[\w-]+/g);
    expect(ids).toEqual(expect.arrayContaining([...new Set(named)]));
  });
});

function idsIn(types: unknown): string[] {
  return Array.isArray(types) ? (types as { id: string }[]).map(({ id }) => id) : [];
}

describe('the processes of the hub', () => {
  it('are given partners, members, mail and a secret for links', () => {
    const { settings, addresses, demo } = start();
    const { api, worker } = hubParts(settings, addresses, demo.env);
    for (const { env } of [api, worker]) {
      expect(env).toMatchObject({
        HUB_PARTNERS: addresses.partners,
        HUB_MEMBERS: expect.stringMatching(/config\/members\/houten\.json$/),
        HUB_SUBSCRIBERS: expect.stringMatching(/config\/subscribers\/houten$/),
        HUB_SMTP_URL: 'smtp://127.0.0.1:8026',
        HUB_PRIVATE_HOSTS: '127.0.0.1:8027,127.0.0.1:8028',
        HUB_PUBLIC_URL: 'http://127.0.0.1:8080',
        PARTNER_WIL_SIGN: expect.stringMatching(/^whsec_/),
      });
      expect(env?.['HUB_LINK_SECRET']?.length).toBeGreaterThanOrEqual(32);
    }
  });

  it('get no partner system when the demo is off', () => {
    const settings = readSettings({ HUB_DATA_DIR: place, HUB_DEMO: 'off' });
    expect(settings.partners).toMatch(/config\/partners\/houten$/);
    const { api } = hubParts(settings, { ...start().addresses, partners: settings.partners });
    expect(api.env).not.toHaveProperty('HUB_SMTP_URL');
    expect(Object.keys(api.env ?? {}).filter((name) => name.startsWith('PARTNER_'))).toEqual([]);
  });
});
