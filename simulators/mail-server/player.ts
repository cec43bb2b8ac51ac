import { setTimeout as delay } from 'node:timers/promises';
import type { Form } from './form';
import { codeIn, createBrowser, linkIn, referenceIn, type Browser, type Page } from './link-reader';
import type { StoredMail } from './mail';
import type { MailJournal } from './mail-journal';
import { choiceOf, type Answer, type Partner } from './script';

const RETRY_MS = 1_000;
const MOST_TRIES = 60;
const CODE_WAIT_MS = 30_000;
const CODE_LOOK_MS = 50;

/** Plays the people at partners: who gets a mail with a link opens it and does what the script says. */
export interface Player {
  readonly onMail: (mail: StoredMail) => void;
  readonly stop: () => void;
}

interface Visit {
  readonly partner: Partner;
  readonly link: string;
  readonly browser: Browser;
  /** How the hand-off is called in its mails; a shared mailbox gets codes for several. */
  readonly reference: string | undefined;
  /** Number of the mail whose code was tried last. */
  triedCode: number;
  /** Answers still to be given. */
  readonly answers: Answer[];
  /** One visit after the other: a person reads one mail at a time. */
  busy: Promise<void>;
}

export function createPlayer(
  partners: readonly Partner[],
  journal: Pick<MailJournal, 'mails'>,
  say: (line: string) => void,
): Player {
  const visits = new Map<string, Visit>();
  const stopping = new AbortController();
  const { signal } = stopping;

  const visitOf = (partner: Partner, link: string, mail: StoredMail): Visit => {
    const key = `${partner.mailbox} ${link}`;
    const known = visits.get(key);
    if (known !== undefined) return known;
    const fresh: Visit = {
      partner,
      link,
      browser: createBrowser(),
      reference: referenceIn(mail.text),
      triedCode: mail.n,
      answers: [...partner.answers],
      busy: Promise.resolve(),
    };
    visits.set(key, fresh);
    return fresh;
  };

  return {
    onMail(mail) {
      const link = linkIn(mail.text);
      if (link === undefined || !isLoopback(link)) return;
      for (const partner of partners.filter(({ mailbox }) => mail.to.includes(mailbox))) {
        const visit = visitOf(partner, link, mail);
        visit.busy = visit.busy
          .then(() => read(visit, journal, signal))
          .catch(() => {
            if (!signal.aborted) say(`${partner.mailbox} could not finish a hand-off`);
          });
      }
    },
    stop() {
      stopping.abort();
    },
  };
}

/** A demonstration opens nothing but the hub on this machine, whatever a mail says. */
function isLoopback(link: string): boolean {
  const host = URL.canParse(link) ? new URL(link).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** What a person does with a mail: whatever is still to be answered, and the deletion when it was stopped. */
async function read(
  visit: Visit,
  journal: Pick<MailJournal, 'mails'>,
  signal: AbortSignal,
): Promise<void> {
  const first = await insist(signal, () => opened(visit, journal, signal));
  if (await confirmDeletion(visit, first, journal, signal)) return;
  for (let answer = visit.answers[0]; answer !== undefined; answer = visit.answers[0]) {
    await delay(answer.afterMs, undefined, { signal });
    const choice = choiceOf(answer);
    const isGiven = await insist(signal, async () => {
      const page = await opened(visit, journal, signal);
      if (deletionForm(page) !== undefined) return false;
      const form = withField(page, choice.field);
      // An answer whose reply was lost has been given: the page has gone on to the next question.
      if (
        form === undefined &&
        choice.field === 'antwoord' &&
        withField(page, 'stand') !== undefined
      )
        return true;
      if (form === undefined) throw new Error('the page does not ask that');
      const value = choice.values.find((word) => form.choices[choice.field]?.includes(word));
      if (value === undefined) throw new Error('the page does not know that answer');
      const filled = { ...choice.text, [choice.field]: value };
      await accepted(visit.browser.submit(page, form, filled));
      return true;
    });
    if (!isGiven) return;
    visit.answers.shift();
  }
}

async function confirmDeletion(
  visit: Visit,
  page: Page,
  journal: Pick<MailJournal, 'mails'>,
  signal: AbortSignal,
): Promise<boolean> {
  const after = visit.partner.confirmsDeletionAfterMs;
  if (deletionForm(page) === undefined) return false;
  if (after === null) return true;
  await delay(after, undefined, { signal });
  await insist(signal, async () => {
    const again = await opened(visit, journal, signal);
    const form = deletionForm(again);
    if (form !== undefined) await accepted(visit.browser.submit(again, form));
  });
  return true;
}

/** The page behind the link, with the code from the mailbox when it asks for one. */
async function opened(
  visit: Visit,
  journal: Pick<MailJournal, 'mails'>,
  signal: AbortSignal,
): Promise<Page> {
  const { browser, link } = visit;
  const page = await accepted(browser.open(link));
  const request = page.forms.find(({ action, fields }) => fields.length === 0 && asksCode(action));
  if (isOpen(page) || request === undefined) return page;
  const asking = await accepted(browser.submit(page, request));
  const form = withField(asking, 'code');
  if (form === undefined) throw new Error('the page asks for no code');
  const mail = await codeMail(visit, journal, signal);
  visit.triedCode = mail.n;
  return accepted(browser.submit(asking, form, { code: codeIn(mail.text) ?? '' }));
}

/** The newest mail with a code for this hand-off that was not tried yet; waits for it. */
async function codeMail(
  { partner, reference, triedCode }: Visit,
  journal: Pick<MailJournal, 'mails'>,
  signal: AbortSignal,
): Promise<StoredMail> {
  const isCode = ({ n, to, text }: StoredMail): boolean =>
    n > triedCode &&
    to.includes(partner.mailbox) &&
    linkIn(text) === undefined &&
    codeIn(text) !== undefined &&
    (reference === undefined || referenceIn(text) === reference);
  const until = Date.now() + CODE_WAIT_MS;
  while (Date.now() < until) {
    const mail = journal.mails.findLast(isCode);
    if (mail !== undefined) return mail;
    await delay(CODE_LOOK_MS, undefined, { signal });
  }
  throw new Error('no code came');
}

async function accepted(asking: Promise<Page>): Promise<Page> {
  const page = await asking;
  if (page.status >= 400) throw new Error(`the page answers ${String(page.status)}`);
  return page;
}

const withField = ({ forms }: Page, name: string): Form | undefined =>
  forms.find(({ fields }) => fields.includes(name));

const isOpen = (page: Page): boolean =>
  deletionForm(page) !== undefined ||
  ['antwoord', 'stand'].some((name) => withField(page, name) !== undefined);

const asksCode = (action: string): boolean => /\/code\/?(\?.*)?$/.test(action);

const isDeletion = (action: string): boolean => /verwijderd\/?(\?.*)?$/.test(action);

const deletionForm = ({ forms }: Page): Form | undefined =>
  forms.find(({ action }) => isDeletion(action));

/** A person tries again when the site is away. */
async function insist<Result>(signal: AbortSignal, act: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || tries === MOST_TRIES) throw error;
      await delay(RETRY_MS, undefined, { signal });
    }
  }
}
