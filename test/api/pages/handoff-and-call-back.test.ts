import { eventually } from '../../support/eventually';
import { writtenCaseAt } from '../case-steps';
import { startCaseDesk, type CaseDesk, type DeskBrowser, type Fields } from './case-desk';

let desk: CaseDesk;
let browser: DeskBrowser;
let caseNumber: string;

beforeAll(async () => {
  desk = await startCaseDesk();
  browser = await desk.browserOf('wc-01');
  caseNumber = await writtenCaseAt(desk.api, 'call-back');
});

afterAll(() => desk.close());

const pathOf = (page: string) => `/trajecten/${caseNumber}/${page}`;
const shown = (page: string) => browser.read(pathOf(page));
const fillIn = (page: string, html: string, fields: Fields) =>
  browser.fillIn(pathOf(page), html, fields);

async function previewOf(partner: string, stap = 'a1') {
  return fillIn('overdracht', await shown('overdracht'), { stap, partner });
}

async function consentTo(partner: string): Promise<string> {
  const params = { caseNumber };
  const { body } = await desk.api.ask<{ bases: unknown[] }>('listBases', { params });
  await desk.api.ask('postBasis', {
    params,
    body: {
      ...{ kind: 'consent', textVersion: '2026-1', givenHow: 'spoken' },
      validUntilAt: new Date(Date.now() + 90 * 86_400_000).toISOString(),
      grants: [{ partner, categories: ['identity', 'housing'] }],
    },
  });
  return eventually(async () => {
    const known = await desk.api.ask<{ bases: { basisId: string }[] }>('listBases', { params });
    return known.body.bases[body.bases.length]?.basisId;
  });
}

const askedOf = () => desk.countOf(caseNumber, 'handoffRequested');

describe('the page of a hand-off', () => {
  it('asks first which step and which partner', async () => {
    const html = await shown('overdracht');
    expect(html).toContain('Stap 1: Ask for an advance.');
    const { status, html: again } = await fillIn('overdracht', html, { partner: '' });
    expect(status).toBe(400);
    expect(again).toContain('<title>Fout: Overdracht vragen – Op Koers</title>');
    expect(again).toContain('Kies om welke stap het gaat');
    expect(again).toContain('Kies een partner');
  });

  it('says that there is no basis, and what to say to the resident', async () => {
    const { html } = await previewOf('jellinek');
    expect(html).toContain('Dit kan nog niet: er is geen toestemming voor Jellinek');
    expect(html).toContain('Nee zeggen mag.');
    expect(html).not.toContain('value="overdragen"');
  });

  it('shows what goes and what stays and why, and sends what stayed ticked, once', async () => {
    await consentTo('viveste');
    const { status, html } = await previewOf('viveste');
    expect([status, await askedOf()]).toEqual([200, 0]);
    expect(html).toContain('De inwoner vindt dit goed');
    expect(html).toContain('Dit krijgt Viveste niet');
    expect(html).toContain('Contactgegevens <span class="ok-quiet">– dit valt niet onder');
    expect(html).toContain('Schulden <span class="ok-quiet">– Viveste mag dit niet krijgen');
    const unsaid = await fillIn('overdracht', html, { doe: 'overdragen', 'mee-housing': 'ja' });
    expect([unsaid.status, await askedOf()]).toEqual([400, 0]);
    expect(unsaid.html).toContain('Schrijf kort op wat je vraagt.');
    expect(unsaid.html).toContain(
      'Naam en geboortedatum <span class="ok-quiet">– je haalde dit weg',
    );
    const filled = { doe: 'overdragen', 'mee-housing': 'ja', vraag: 'Is er een woning?' };
    const [first, second] = [
      await fillIn('overdracht', unsaid.html, filled),
      await fillIn('overdracht', unsaid.html, filled),
    ];
    expect(first.status).toBe(303);
    expect(first.to).toMatch(new RegExp(`^/trajecten/${caseNumber}\\?naar=\\d+#overdrachten$`));
    expect(second.to).toBe(first.to);
    expect(await eventually(async () => (await askedOf()) || undefined)).toBe(1);
    const { body } = await desk.api.ask<{ handoffs: object[] }>('listHandoffs', {
      params: { caseNumber },
    });
    expect(body.handoffs).toEqual([
      expect.objectContaining({ partner: 'viveste', actionId: 'a1', categories: ['housing'] }),
    ]);
  });

  it('says that the partner has this question already', async () => {
    const { html } = await previewOf('viveste');
    expect(html).toMatch(/Viveste heeft deze vraag al, sinds \w+/);
    expect(html).toContain('Bel Viveste, of trek de vraag in.');
  });

  it('sends nothing when the basis was withdrawn while the page was open', async () => {
    const basisId = await consentTo('lister');
    const { html } = await previewOf('lister');
    await desk.api.ask('postBasisWithdrawal', { params: { caseNumber, basisId }, body: {} });
    const sent = { doe: 'overdragen', 'mee-identity': 'ja', vraag: 'Kunt u helpen?' };
    const refused = await eventually(async () => {
      const answer = await fillIn('overdracht', html, sent);
      return answer.html.includes('ingetrokken') ? answer : undefined;
    });
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(/heeft de toestemming ingetrokken, [^<]+ om \d\d\.\d\d uur/);
    expect(refused.html).toContain('Er is niets verstuurd.');
    expect(await askedOf()).toBe(1);
  });

  it('keeps the partner out of every address and every title', async () => {
    const { html, to } = await previewOf('viveste', 'a2');
    expect(to).toBe('');
    expect(/<title>([^<]*)/.exec(html)?.[1]).toBe('Overdracht vragen – Op Koers');
    expect(html).not.toMatch(/(href|action)="[^"]*viveste/i);
    expect(html).toContain('De vraag gaat weg zodra stap 1 klaar is.');
  });
});

describe('the page of a call-back', () => {
  it('says what to ask, and misses an answer before it saves', async () => {
    const html = await shown('nabellen');
    expect(html).toContain('Bring the letters: is dat gelukt?');
    const nothing = await fillIn('nabellen', html, { dagdeel: 'Middag' });
    expect(nothing.status).toBe(400);
    expect(nothing.html).toContain('Kies of je de inwoner gesproken hebt');
    const half = await fillIn('nabellen', html, { dagdeel: 'Middag', bereikt: 'ja' });
    expect(half.html).toContain('Kies hoe het gaat');
    expect(await desk.countOf(caseNumber, 'callBackAttempted')).toBe(0);
  });

  it('leaves out how it goes when nobody was reached', async () => {
    const fields = { dagdeel: 'Middag', hoe: 'Telefoon', bereikt: 'nee', gaat: 'worse' };
    const { status, to } = await fillIn('nabellen', await shown('nabellen'), fields);
    expect(status).toBe(303);
    const saved = await browser.read(to);
    expect(saved).toContain('De inwoner was er niet.');
    expect(saved).toContain('Probeer het nog een keer voor');
  });

  it('saves once, says what came of it and that it was there already', async () => {
    const html = await shown('nabellen');
    const fields = { dagdeel: 'Avond', hoe: 'Huisbezoek', bereikt: 'ja', gaat: 'goes-well' };
    const filled = { ...fields, opmerking: 'Belt zelf als er iets is.' };
    const first = await fillIn('nabellen', html, filled);
    const second = await fillIn('nabellen', html, filled);
    expect(second.to).toBe(`${first.to}&weer=1`);
    const saved = await browser.read(second.to);
    expect(saved).toContain('Met de inwoner gaat het goed. Het plan loopt.');
    expect(saved).toMatch(/Dit was al opgeslagen om \d\d\.\d\d uur\./);
    expect(await desk.countOf(caseNumber, 'callBackAttempted')).toBe(2);
  });
});
