import { BrowserJar } from '../../support/browser-jar';
import { startDesk, type Desk } from '../../support/desk-harness';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let database: TestDatabase;
let desk: Desk;
let clockMs: number;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
  database = await createTestDatabase();
  desk = await startDesk({
    databaseUrl: database.url,
    now: () => new Date(Date.now() + clockMs),
  });
});

beforeEach(() => {
  clockMs = 0;
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

describe('signing in', () => {
  it('leads a stranger to the issuer, and after one click back to the page that was asked for', async () => {
    const browser = new BrowserJar();
    const { url, response } = await browser.follow(`${desk.url}/inwoners?laat=ja`);
    expect(url).toMatch(`${desk.issuerUrl}/wie/`);
    expect(await response?.text()).toContain('Anna Proef');
    const chosen = await browser.ask(`${url}?lid=id-01`, {});
    const landed = await browser.follow(new URL(chosen.headers.get('location') ?? '', url).href);
    expect(landed.url).toBe(`${desk.url}/inwoners?laat=ja`);
    expect(await landed.response?.text()).toContain('Anna Proef');
  });
});
