import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { axeRules, type Findings } from '../look';
import { printOn } from '../look-printed';
import { keyboardOf, pointer } from './fingers';
import { createHand, type Hand } from './hand';
import { themes, type Theme } from './story';
import { pathOf, watchPage, type Watch } from './watch';

/** How somebody goes through the pages. */
export interface Way {
  readonly name: string;
  readonly width: number;
  readonly hasScript: boolean;
  readonly hasPointer: boolean;
  readonly theme: Theme;
}

export const ways: readonly Way[] = [
  { name: 'with-script', width: 1280, hasScript: true, hasPointer: true, theme: themes[0] },
  { name: 'without-script', width: 390, hasScript: false, hasPointer: true, theme: themes[1] },
  { name: 'keyboard', width: 1280, hasScript: false, hasPointer: false, theme: themes[2] },
];

interface PeopleParts {
  readonly browser: Browser;
  readonly way: Way;
  readonly folder: string;
  /** What the journeys type about people. */
  readonly personal: readonly string[];
}

/** Everybody has a browser of their own. */
export interface People {
  of(who: string): Promise<Hand>;
  /** The page in view on paper, looked at too. */
  print(hand: Hand, name: string): Promise<void>;
  /** Pages seen, each time it was reached. */
  readonly seen: () => number;
  findings(): Findings;
  leave(): Promise<void>;
}

export function gather({ browser, way, folder, personal }: PeopleParts): People {
  const hands = new Map<string, Hand>();
  const contexts: BrowserContext[] = [];
  const watches: Watch[] = [];
  const found: string[] = [];
  const lookedAt = new Set<string>();
  let seen = 0;
  const open = async (who: string): Promise<Hand> => {
    const context = await browser.newContext({
      viewport: { width: way.width, height: 900 },
      javaScriptEnabled: way.hasScript,
      ...{ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' },
    });
    contexts.push(context);
    const page = await context.newPage();
    const watch = watchPage(page, who, personal);
    watches.push(watch);
    const arrived = async () => {
      seen += 1;
      const path = `${String(seen).padStart(3, '0')}-${who}`;
      await page.screenshot({ path: `${folder}/${way.name}-${path}.png`, fullPage: true });
      const heading = `${pathOf(page.url())} ${await page.title()}`;
      if (!way.hasScript || lookedAt.has(heading)) return;
      lookedAt.add(heading);
      const { violations } = await new AxeBuilder({ page }).withTags(axeRules).analyze();
      found.push(...violations.map(({ id }) => `${who}: axe ${id} at ${pathOf(page.url())}`));
    };
    const fingers = way.hasPointer ? pointer : keyboardOf(page);
    return createHand({ page, fingers, watch, arrived });
  };
  return {
    async of(who) {
      const hand = hands.get(who) ?? (await open(who));
      hands.set(who, hand);
      return hand;
    },
    async print({ page }, name) {
      const lines = await printOn(page, `${folder}/${way.name}-${name}.pdf`);
      found.push(...lines.map((line) => `${name}: ${line} on paper`));
    },
    seen: () => seen,
    findings: () => [...watches.flatMap((watch) => watch.found), ...found],
    async leave() {
      for (const context of contexts) await context.close();
    },
  };
}
