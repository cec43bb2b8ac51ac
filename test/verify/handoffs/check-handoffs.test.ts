import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkHandoffs, type Findings } from '../../../verify/handoffs/checker/check-handoffs';
import { isExactlyOnce } from '../../../verify/handoffs/report';

type Line = Readonly<Record<string, unknown>>;

interface Written {
  readonly client: readonly Line[];
  readonly shown: readonly Line[];
  readonly webhook: readonly Line[];
  readonly zaken: readonly Line[];
}

const [h1, h2] = ['OK-2026-00001-H1', 'OK-2026-00001-H2'];
const at = '2026-11-26T10:00:01.000Z';
const askedAt = Date.parse('2026-11-26T10:00:00.000Z');

const ask = (command: string, handoffId: string, partner: string): Line[] => [
  {
    ...{ event: 'invoked', at: askedAt, command, attempt: 1, caseNumber: 'OK-2026-00001' },
    data: { actionId: `a${command}`, partner },
  },
  { event: 'ok', at: askedAt + 50, command, attempt: 1, handoffId, isReplayed: false },
];
const show = (handoffId: string, actionId: string, partner: string): Line => ({
  ...{ handoffId, actionId, partner, status: 'completed', deliveryState: 'delivered', attempts: 1 },
});
const offered = 'nl.overheid.sociaaldomein.overdracht-aangeboden.v1';
const effect = (handoffId: string, webhookId: string, partner = 'wil'): Line => ({
  ...{ at, kind: 'effect', partner, webhookId, event: { subject: handoffId, type: offered } },
});
const said = (handoffId: string, says: string, status = 202): Line => ({
  ...{ at, kind: 'answered', partner: 'wil', handoffId, says, status },
});
const made = (what: string, id: string, fields: Line): Line => ({
  ...{ at, kind: 'made', what, id, fields },
});

/** One hand-off to a webhook partner and one to a Zaken API, all as it is to be. */
const right: Written = {
  client: [...ask('1', h1, 'wil'), ...ask('2', h2, 'svb')],
  shown: [{ handoffs: [show(h1, 'a1', 'wil'), show(h2, 'a2', 'svb')] }],
  webhook: [effect(h1, 'm1'), said(h1, 'accepted', 0), said(h1, 'accepted'), said(h1, 'completed')],
  zaken: [
    made('zaak', 'z1', { identificatie: h2 }),
    made('rol', 'r1', { zaakId: 'z1' }),
    made('status', 's1', { zaakId: 'z1', statustype: 'types/received' }),
    made('status', 's2', { zaakId: 'z1', statustype: 'types/done', byScript: true }),
  ],
};

const expected = {
  zakenPartner: 'svb',
  partners: {
    wil: { things: { offer: 1 }, says: ['accepted', 'completed'] },
    svb: { things: { zaak: 1, rol: 1, status: 2 }, says: ['done'] },
  },
};

describe('the checker of hand-offs', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-handoffs-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function check(changes: Partial<Written>): Findings {
    const written = { ...right, ...changes };
    const write = (name: string, lines: readonly Line[]) => {
      writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      return join(folder, name);
    };
    mkdirSync(join(folder, 'clients'));
    write('clients/wc-01.jsonl', written.client);
    const journals = {
      clients: join(folder, 'clients'),
      shown: write('shown.jsonl', written.shown),
      webhookPartners: write('webhook.jsonl', written.webhook),
      zakenApi: write('zaken.jsonl', written.zaken),
    };
    return checkHandoffs(journals, expected);
  }

  it('finds nothing where each had its effect once', () => {
    const found = check({});
    expect(isExactlyOnce(found, 2)).toBe(true);
    expect(found.times.reached).toEqual([1_000, 1_000]);
  });

  it('wants as many as were to be asked for', () => {
    expect(isExactlyOnce(check({}), 3)).toBe(false);
  });

  it.each<readonly [string, Partial<Written>, Partial<Findings>]>([
    [
      'a message that never arrived',
      { webhook: right.webhook.filter(({ kind }) => kind !== 'effect') },
      { lost: [h1], effects: 1 },
    ],
    ['a zaak that was never made', { zaken: [] }, { lost: [h2] }],
    [
      'a message that had its effect under two ids',
      { webhook: [effect(h1, 'm2'), ...right.webhook] },
      { doubled: [h1] },
    ],
    [
      'a second rol',
      { zaken: [...right.zaken, made('rol', 'r2', { zaakId: 'z1' })] },
      { doubled: [h2] },
    ],
    [
      'a zaak that lacks its rol',
      { zaken: right.zaken.filter(({ what }) => what !== 'rol') },
      { incomplete: [h2] },
    ],
    [
      'a last word that the hub did not take',
      { webhook: [effect(h1, 'm1'), said(h1, 'accepted'), said(h1, 'completed', 503)] },
      { unfinished: [h1] },
    ],
    [
      'one that the hub shows as open',
      {
        shown: [
          { handoffs: [{ ...show(h1, 'a1', 'wil'), status: 'accepted' }, show(h2, 'a2', 'svb')] },
        ],
      },
      { shownWrong: [h1] },
    ],
    [
      'one that the hub shows and nobody asked for',
      { shown: [...right.shown, { handoffs: [show('OK-2026-00001-H3', 'a3', 'wil')] }] },
      { strangers: ['OK-2026-00001-H3'] },
    ],
    [
      'one that reached another partner',
      { webhook: right.webhook.map((line) => ({ ...line, partner: 'uwv' })) },
      { strangers: [h1] },
    ],
  ])('finds %s', (_what, changes, wrong) => {
    const found = check(changes);
    expect(found).toMatchObject(wrong);
    expect(isExactlyOnce(found, 2)).toBe(false);
  });

  it('finds a request that was answered with two hand-offs', () => {
    const second = { event: 'ok', at: askedAt + 90, command: '1', attempt: 2, handoffId: h2 };
    const found = check({ client: [...right.client, second] });
    expect(found.asked.mixedUp).toBe(1);
    expect(isExactlyOnce(found, 2)).toBe(false);
  });

  it('leaves out the line that a killed partner wrote half', () => {
    check({});
    writeFileSync(join(folder, 'webhook.jsonl'), '{"kind":"eff', { flag: 'a' });
    const journals = {
      clients: join(folder, 'clients'),
      shown: join(folder, 'shown.jsonl'),
      webhookPartners: join(folder, 'webhook.jsonl'),
      zakenApi: join(folder, 'zaken.jsonl'),
    };
    expect(isExactlyOnce(checkHandoffs(journals, expected), 2)).toBe(true);
  });
});
