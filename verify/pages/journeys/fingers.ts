import type { Locator, Page } from 'playwright-core';

/** What a person does to one thing on a page. */
export interface Fingers {
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  tick(target: Locator): Promise<void>;
  /** The option whose words begin like this. */
  pick(target: Locator, option: string): Promise<void>;
}

export const pointer: Fingers = {
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  tick: (target) => target.check(),
  pick: async (target, option) => {
    await target.selectOption({ index: await indexOf(target, option) });
  },
};

async function indexOf(target: Locator, option: string): Promise<number> {
  const labels = await target.locator('option').allTextContents();
  const index = labels.findIndex((label) => label.trim().startsWith(option));
  if (index < 0) throw new Error(`There is no option ${option}.`);
  return index;
}

/** More than the longest page has to stop at. */
const mostStops = 300;

/** Nothing but keys: Tab to it, see that it has the focus, and operate it. */
export function keyboardOf(page: Page): Fingers {
  const keys = page.keyboard;
  const go = async (target: Locator): Promise<void> => {
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await isFocused(target)) {
        await mustShowFocus(target);
        return;
      }
      await keys.press('Tab');
    }
    throw new Error(`Tab does not lead to ${await nameOf(target)}`);
  };
  return {
    async press(target) {
      await go(target);
      await keys.press('Enter');
    },
    async write(target, text) {
      await go(target);
      const isDate = (await target.getAttribute('type')) === 'date';
      if (!isDate) await keys.press('Control+A');
      // A date is typed as people in the Netherlands read it.
      await keys.type(isDate ? text.split('-').toReversed().join('') : text);
    },
    async tick(target) {
      if (await target.isChecked()) return;
      if ((await target.getAttribute('type')) === 'radio') await arrowTo(page, target, go);
      else await go(target);
      if (!(await target.isChecked())) await keys.press('Space');
    },
    async pick(target, option) {
      await go(target);
      const at = await target.evaluate((select) =>
        'selectedIndex' in select ? Number(select.selectedIndex) : 0,
      );
      const steps = (await indexOf(target, option)) - at;
      for (let step = 0; step < Math.abs(steps); step += 1)
        await keys.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    },
  };
}

/** A group of radio buttons is one stop; within it the arrows go round. */
async function arrowTo(
  page: Page,
  target: Locator,
  go: (target: Locator) => Promise<void>,
): Promise<void> {
  const name = (await target.getAttribute('name')) ?? '';
  const group = page.locator(`input[type="radio"][name="${name}"]`);
  const checked = page.locator(`input[type="radio"][name="${name}"]:checked`);
  await go((await checked.count()) > 0 ? checked.first() : group.first());
  const most = await group.count();
  for (let step = 0; step < most && !(await isFocused(target)); step += 1)
    await page.keyboard.press('ArrowDown');
  await mustShowFocus(target);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement);
}

async function mustShowFocus(target: Locator): Promise<void> {
  const isSeen = await target.evaluate((element) => {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    return style?.outlineStyle !== 'none' || style.boxShadow !== 'none';
  });
  if (!isSeen) throw new Error(`The focus cannot be seen on ${await nameOf(target)}`);
}

function nameOf(target: Locator): Promise<string> {
  return target.evaluate(({ tagName, id, textContent }) => {
    return `${tagName} ${id} ${textContent.trim().slice(0, 40)}`;
  });
}
