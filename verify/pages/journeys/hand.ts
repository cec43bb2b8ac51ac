import type { Locator, Page } from 'playwright-core';
import type { Fingers } from './fingers';
import { until } from '../../support/until';
import { pathOf, type Watch } from './watch';

type Words = string | RegExp;

/** Somebody at a browser, who finds everything by what it is called. */
export interface Hand {
  readonly page: Page;
  /** Only where a journey begins: an address of a letter, a mail or the start screen. */
  open(url: string): Promise<void>;
  follow(link: Words): Promise<void>;
  press(button: Words): Promise<void>;
  unfold(title: Words): Promise<void>;
  write(label: Words, text: string): Promise<void>;
  /** A radio button or a checkbox. */
  tick(label: Words): Promise<void>;
  /** In a list that is called like this, the option that begins like this; `nth` when there are more such lists. */
  pick(label: Words, option: string, nth?: number): Promise<void>;
  see(text: Words): Promise<void>;
  /** The button of a work item on the page in view, also when it is folded away as not urgent. */
  takeUp(what: string, caseNumber: string): Promise<void>;
}

interface HandParts {
  readonly page: Page;
  readonly fingers: Fingers;
  readonly watch: Watch;
  /** After every page that is reached. */
  readonly arrived: () => Promise<void>;
}

const longestMs = 20_000;

export function createHand({ page, fingers, watch, arrived }: HandParts): Hand {
  page.setDefaultTimeout(longestMs);
  const only = (found: Locator) => found.filter({ visible: true }).first();
  const arrive = async (go: () => Promise<unknown>) => {
    await go();
    await page.waitForLoadState();
    await watch.look();
    await arrived();
  };
  /** A link within the page leads nowhere new. */
  const leave = (act: () => Promise<void>) =>
    arrive(async () => {
      const before = watch.navigations();
      await act();
      if (!(await until(() => watch.navigations() > before, longestMs)))
        throw new Error(`Nothing came of it at ${pathOf(page.url())}.`);
    });
  const role = (kind: 'link' | 'button', name: Words) => only(page.getByRole(kind, { name }));
  const choice = (label: Words) => {
    const named = { name: label, exact: typeof label === 'string' };
    return only(page.getByRole('radio', named).or(page.getByRole('checkbox', named)));
  };
  const labelled = (label: Words) => only(page.getByLabel(label));
  const follow = (link: Words) => leave(() => fingers.press(role('link', link)));
  const unfold = (title: Words) =>
    fingers.press(only(page.locator('summary').filter({ hasText: title })));
  return {
    page,
    open: (url) => arrive(() => page.goto(url)),
    follow,
    press: (button) => leave(() => fingers.press(role('button', button))),
    unfold,
    write: (label, text) => fingers.write(labelled(label), text),
    tick: (label) => fingers.tick(choice(label)),
    pick: (label, option, nth = 0) => fingers.pick(page.getByLabel(label).nth(nth), option),
    async see(text) {
      await only(page.getByText(text)).waitFor({ timeout: longestMs });
    },
    async takeUp(what, caseNumber) {
      const link = new RegExp(`^${what}.*${caseNumber}`);
      if ((await role('link', link).count()) === 0) await unfold('Later');
      await follow(link);
    },
  };
}
