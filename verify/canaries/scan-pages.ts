import { z } from 'zod';
import type { ProofRun } from '../support/proof';
import { hasFate } from './canary-book';
import type { DeskCase } from './desk-course';
import { orderReport, outsideOf, type DeskLife } from './desk-life';
import { createDeskVisitor, signedIn } from './desk-visitor';
import type { Page } from './page-visitor';
import type { Prober } from './prober';
import type { Surprises } from './refused-commands';
import type { Scanner } from './scanner';

const CodeSchema = z.object({ code: z.string() });
const birthYear = '1990';

interface Looking {
  readonly scanner: Scanner;
  readonly api: string;
  readonly life: DeskLife;
  /** Of the case holder, and apart from those whose answers are all scanned alike. */
  readonly holder: Prober;
}

interface Look extends Looking {
  readonly surprises: Surprises;
  readonly keep: (page: Page) => void;
}

/** Looks at each page as those who may see it, and at lists as somebody who has nothing to do with the cases. */
export async function scanPages(
  run: ProofRun,
  looking: Looking,
  surprises: Surprises,
): Promise<void> {
  const { scanner, life } = looking;
  const seen: Page[] = [];
  const look: Look = { ...looking, surprises, keep: (page) => void seen.push(page) };
  for (const one of life.cases) {
    await lookAsStaff(look, one);
    await lookAsResident(look, one);
  }
  await lookAtLists(look);
  await lookAtKeptForm(look);
  scanner.scan('report', await orderReport(life.leader, 'report-of-canaries'));
  for (const page of seen) scanner.scan('titles and addresses', outsideOf(page));
  const talkative = seen.filter(({ tellsNoReferrer }) => !tellsNoReferrer);
  if (talkative.length > 0)
    surprises.push(`${String(talkative.length)} pages tell the next site where they are`);
  run.say(`pages looked at: ${String(seen.length)}`);
}

/** What was written about this case and is not confidential; it must be there, or nothing was looked at. */
function scanOwn({ scanner, surprises }: Look, name: string, html: string, one: DeskCase): void {
  const { atHome } = scanner.scan(name, html, ({ word }) => one.readable.has(word));
  if (atHome.size === 0) surprises.push(`${name}: nothing of its own case`);
}

async function lookAsStaff(look: Look, one: DeskCase): Promise<void> {
  const { api, keep } = look;
  const { caseNumber } = one.writer;
  const holder = await signedIn(api, 'wc-01', keep);
  scanOwn(look, 'case page', (await holder.get(`/trajecten/${caseNumber}`)).html, one);
  for (const below of ['overdracht', 'nabellen'])
    scanOwn(
      look,
      'pages of one command',
      (await holder.get(`/trajecten/${caseNumber}/${below}`)).html,
      one,
    );
  const leader = await signedIn(api, 'pl-01', keep);
  const decision = await leader.get(`/besluiten/${caseNumber}/${one.requestId}`);
  scanOwn(look, 'decision page', decision.html, one);
}

async function lookAsResident(look: Look, one: DeskCase): Promise<void> {
  const { api, keep, holder } = look;
  const { caseNumber } = one.writer;
  const codes = { method: 'POST', target: `/v1/cases/${caseNumber}/resident-codes` };
  const letter = await holder.send({
    ...codes,
    key: `letter-of-${caseNumber}`,
    headers: { accept: 'text/html' },
  });
  if (letter.status !== 201) look.surprises.push(`a letter: ${String(letter.status)}`);
  scanOwn(look, 'letter', letter.text, one);
  const { body } = await holder.send({ ...codes, key: `code-of-${caseNumber}` });
  const { code } = CodeSchema.parse(body);
  const resident = createDeskVisitor(api, keep);
  const form = await resident.get('/mijn-plan');
  const plan = await resident.post(form, '/mijn-plan', { code, jaar: birthYear });
  scanOwn(look, 'page of the resident', plan.html, one);
}

const lists = {
  'wc-01': ['/vandaag', '/inwoners', '/tafel', '/aanmelden'],
  'pl-01': ['/overzicht', '/besluiten', '/termijnen'],
  'yw-01': ['/vandaag', '/inwoners', '/tafel'],
} as const;

/** Lists have short names and numbers only, whoever looks; and somebody else's case is not there. */
async function lookAtLists({ scanner, api, keep, life, surprises }: Look): Promise<void> {
  for (const [member, paths] of Object.entries(lists)) {
    const visitor = await signedIn(api, member, keep);
    for (const path of paths) {
      const { html, status } = await visitor.get(path);
      scanner.scan(`list ${path}`, html);
      if (status !== 200) surprises.push(`${path} of ${member} was answered ${String(status)}`);
    }
  }
  const stranger = await signedIn(api, 'yw-01', keep);
  for (const { writer } of life.cases) {
    const { html, status } = await stranger.get(`/trajecten/${writer.caseNumber}`);
    scanner.scan('case page for a stranger', html);
    if (status < 400) surprises.push(`a stranger got a case page: ${String(status)}`);
  }
}

/** Whoever typed it finds it in the form again; nobody else does. */
async function lookAtKeptForm({ scanner, api, keep, life, surprises }: Look): Promise<void> {
  const own = await signedIn(api, 'wc-01', keep);
  scanner.scan('form with what was typed', (await own.get(life.keptAt)).html, hasFate('typed'));
  const other = await signedIn(api, 'st-01', keep);
  const { html, status } = await other.get(life.keptAt);
  scanner.scan('form of somebody else', html);
  if (status !== 200) surprises.push(`the form of somebody else: ${String(status)}`);
}
