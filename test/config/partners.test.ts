import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';

const root = join(__dirname, '../..');
const houten = join(root, 'config/partners/houten');
const demo = join(root, 'config/partners/demo');

const demoEnv = {
  HUB_PRIVATE_HOSTS: '127.0.0.1:8027,127.0.0.1:8028',
  PARTNER_JOBSTAP_SIGN: 'whsk_jobstap-sign',
  PARTNER_JOBSTAP_VERIFY: 'whpk_jobstap-verify',
  PARTNER_WIL_SIGN: 'whsec_wil-sign',
  PARTNER_WIL_VERIFY: 'whsec_wil-verify',
  PARTNER_UWV_SECRET: 'uwv-secret',
  PARTNER_UWV_NOTIFICATIONS: 'uwv-notifications',
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partners-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A partner of the demo with the values at some dotted paths replaced, or removed where undefined. */
function plant(id: string, changes: Record<string, Json | undefined> = {}): void {
  const partner = JSON.parse(readFileSync(join(demo, `${id}.json`), 'utf8')) as Json;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('/');
    const last = keys.pop()!;
    const parent = keys.reduce<Json>((at, key) => (at as Record<string, Json>)[key]!, partner);
    (parent as Record<string, Json | undefined>)[last] = value;
  }
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(partner));
}

/** What is wrong, without the first line that names the folder. */
function errors(env: NodeJS.ProcessEnv = demoEnv): string[] {
  try {
    loadPartners(folder, env);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe(`The partners in ${folder} are not valid:`);
    return lines;
  }
}

describe('the partners of Houten', () => {
  const { partners } = loadPartners(houten, {});

  it('are the organisations of the source documents, each by mail and without a secret', () => {
    const ids = partners.map(({ id }) => id);
    expect(ids).toHaveLength(25);
    expect(ids).toEqual(expect.arrayContaining(['wil', 'uwv', 'jobstap', 'poh-ggz', 'save']));
    expect(new Set(partners.map(({ protocol }) => protocol))).toEqual(new Set(['email']));
  });

  it('have a mailbox of their own below .example', () => {
    const mailboxes = partners.flatMap((partner) =>
      partner.protocol === 'email' ? [partner.email.mailbox] : [],
    );
    expect(new Set(mailboxes).size).toBe(partners.length);
    for (const mailbox of mailboxes) expect(mailbox).toMatch(/\.example$/);
  });

  it('may each know who it is about and only some life domains, never all', () => {
    for (const { categories } of partners) {
      expect(categories).toEqual(expect.arrayContaining(['identity', 'contact']));
      expect(categories.length).toBeLessThan(8);
    }
  });

  it('include everyone who may be called to a table', () => {
    const { tables } = loadPolicy(join(root, 'config/policy/houten.json'));
    const ids = partners.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...tables.adult.onCall, ...tables.youth.onCall]));
  });
});

describe('the partners of the demo', () => {
  it('speak all three protocols, with secrets from the environment', () => {
    const { partners, secretOf } = loadPartners(demo, demoEnv);
    const protocols = Object.fromEntries(partners.map(({ id, protocol }) => [id, protocol]));
    expect(protocols).toMatchObject({ jobstap: 'webhook', wil: 'webhook', uwv: 'zgw' });
    expect(secretOf('PARTNER_UWV_SECRET')).toBe('uwv-secret');
    expect(() => secretOf('PARTNER_OTHER')).toThrow('No partner names the secret PARTNER_OTHER');
  });

  it('may get what they may get in Houten', () => {
    const real = new Map(loadPartners(houten, {}).partners.map((partner) => [partner.id, partner]));
    for (const { id, categories } of loadPartners(demo, demoEnv).partners)
      expect(real.get(id)?.categories).toEqual(categories);
  });

  it('answer within minutes', () => {
    for (const { terms } of loadPartners(demo, demoEnv).partners)
      for (const { unit, count } of Object.values(terms)) {
        expect(unit).toBe('seconds');
        expect(count).toBeLessThanOrEqual(180);
      }
  });
});

describe('a folder with partners', () => {
  it('that cannot be read is named', () => {
    expect(() => loadPartners(join(folder, 'nowhere'), {})).toThrow(/nowhere with partners cannot/);
  });

  it('without a file is refused', () => {
    expect(errors()).toEqual(['- there is no file that ends in .json']);
  });

  it('names everything that is wrong in all of its files at once', () => {
    plant('enter', { name: '', 'terms/deletion/count': 0 });
    plant('wil', { 'webhook/scheme': 'v2' });
    writeFileSync(join(folder, 'lister.json'), '{');
    plant('jobstap');
    expect(errors({ ...demoEnv, PARTNER_JOBSTAP_SIGN: '' })).toEqual([
      '- enter.json, name: must not be empty',
      '- enter.json, terms.deletion.count: must be at least 1',
      '- lister.json, the file: is not JSON',
      expect.stringMatching(/^- wil\.json, webhook\.scheme: /),
      expect.stringMatching(/^- jobstap\.json, webhook\.signWith\.0: neither PARTNER_JOBSTAP_SIGN/),
    ]);
  });

  it('takes other files than .json for notes', () => {
    plant('enter');
    writeFileSync(join(folder, 'README.md'), '#');
    expect(loadPartners(folder, {}).partners.map(({ id }) => id)).toEqual(['enter']);
  });
});

const url = 'must be an address, like https://partner.example/hub';
const https = 'must be https, unless HUB_PRIVATE_HOSTS names its host:port';
const mailbox = 'must be one plain address, like post@partner.example';
const key = 'must be the name of a variable, like PARTNER_JOBSTAP_KEY';

describe('the file of a partner', () => {
  it.each<[string, string, Json | undefined, string]>([
    ['enter', 'id', 'entre', 'id: must be enter, as the file name'],
    ['enter', 'protocol', 'fax', 'protocol: Invalid discriminator value'],
    ['enter', 'password', 'x', 'the file: Unrecognized key: "password"'],
    ['enter', 'categories', ['identity', 'identity'], 'categories: must not repeat an entry'],
    ['enter', 'categories/0', 'bsn', 'categories.0: Invalid option'],
    ['enter', 'terms/progress', undefined, 'terms.progress: Invalid input'],
    ['enter', 'terms/progress', { unit: 'weeks', count: 521 }, 'terms.progress.count: must not be'],
    ['enter', 'email/mailbox', 'Enter <a@enter.example>', `email.mailbox: ${mailbox}`],
    ['enter', 'email/mailbox', 'a@enter.example,b@enter.example', `email.mailbox: ${mailbox}`],
    ['enter', 'email/mailbox', 'a@enter.example\r\nBcc: b@x.example', `email.mailbox: ${mailbox}`],
    ['enter', 'email/mailbox', 'ë@enter.example', `email.mailbox: ${mailbox}`],
    ['enter', 'email/mailbox', 'a..b@enter.example', `email.mailbox: ${mailbox}`],
    ['enter', 'email/mailbox', 'a@localhost', `email.mailbox: ${mailbox}`],
    ['wil', 'webhook/url', 'wil.example', `webhook.url: ${url}`],
    ['wil', 'webhook/url', 'http://wil.example/', `webhook.url: ${https}`],
    ['wil', 'webhook/url', 'http://127.0.0.1:8026/', `webhook.url: ${https}`],
    ['wil', 'webhook/url', 'ftp://127.0.0.1:8027/', `webhook.url: ${https}`],
    ['wil', 'webhook/url', 'https://u:p@wil.example/', 'webhook.url: must not hold a name or'],
    ['wil', 'webhook/signWith', [], 'webhook.signWith: must name at least one secret'],
    ['wil', 'webhook/signWith/0', 'whsec_in-the-file', `webhook.signWith.0: ${key}`],
    ['wil', 'webhook/verifyWith/0', 'whsec_in-the-file', `webhook.verifyWith.0: ${key}`],
    ['wil', 'webhook/scheme', 'v1a', 'webhook.signWith.0: PARTNER_WIL_SIGN must hold a key that'],
    ['uwv', 'zgw/baseUrl', 'https://uwv.example/zaken', 'zgw.baseUrl: must end in a slash'],
    ['uwv', 'zgw/bronorganisatie', '12345678', 'zgw.bronorganisatie: must be 9 digits'],
    ['uwv', 'zgw/bronorganisatie', '000000013', 'zgw.bronorganisatie: must pass the eleven test'],
    ['uwv', 'zgw/secret', 'hunter2', `zgw.secret: ${key}`],
    ['uwv', 'zgw/pollEvery', { unit: 'weeks', count: 1 }, 'zgw.pollEvery: must be at most 3600'],
    [
      'uwv',
      'zgw/eigenschappen',
      { bsn: 'https://uwv.example/1' },
      'zgw.eigenschappen: Unrecognized key',
    ],
    ['uwv', 'zgw/statustypen', { 'a b': 'accepted' }, 'zgw.statustypen.a b: '],
  ])('of %s with %s = %j is wrong at that place', (id, path, value, line) => {
    plant(id, { [path]: value });
    const [wrong, ...more] = errors();
    expect(wrong).toContain(`- ${id}.json, ${line}`);
    expect(more).toEqual([]);
  });

  it('may hold a public key itself', () => {
    const publicKey = `whpk_${Buffer.alloc(32, 7).toString('base64')}`;
    plant('jobstap', { 'webhook/verifyWith/0': publicKey });
    expect(loadPartners(folder, demoEnv).secretOf(publicKey)).toBe(publicKey);
  });

  it('may name two secrets while a rotation lasts', () => {
    plant('wil', { 'webhook/signWith': ['PARTNER_WIL_NEW', 'PARTNER_WIL_SIGN'] });
    expect(errors({ ...demoEnv, PARTNER_WIL_NEW: 'whsec_new' })).toEqual([]);
  });

  it('may not use the key of another partner', () => {
    plant('wil', { 'webhook/verifyWith/0': 'PARTNER_JOBSTAP_VERIFY' });
    plant('jobstap');
    expect(errors()).toEqual([
      '- jobstap.json, webhook.verifyWith.0: PARTNER_JOBSTAP_VERIFY is used by wil too',
      '- wil.json, webhook.verifyWith.0: PARTNER_JOBSTAP_VERIFY is used by jobstap too',
    ]);
  });
});

describe('the secret of a partner', () => {
  it('comes from a file where <NAME>_FILE points to one', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'from-the-file\n');
    plant('uwv');
    const env = { ...demoEnv, PARTNER_UWV_SECRET: '', PARTNER_UWV_SECRET_FILE: file };
    expect(loadPartners(folder, env).secretOf('PARTNER_UWV_SECRET')).toBe('from-the-file');
  });

  it('is listed as missing when its file is not there', () => {
    plant('uwv');
    const env = { ...demoEnv, PARTNER_UWV_SECRET_FILE: join(folder, 'nowhere') };
    expect(errors(env)).toEqual([
      '- uwv.json, zgw.secret: neither PARTNER_UWV_SECRET nor a readable PARTNER_UWV_SECRET_FILE is set',
    ]);
  });

  it('is in no error', () => {
    plant('wil', { 'webhook/scheme': 'v1a' });
    plant('uwv', { 'zgw/clientId': '' });
    expect(errors().join('\n')).not.toMatch(/whsec_wil|uwv-secret/);
  });
});
