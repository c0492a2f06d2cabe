import type { Page } from 'playwright-core';
import { faultsOf, tooWide } from './chromium.ts';

const wide = { width: 1360, height: 900 };
const narrow = { width: 390, height: 844 };

/** Goes to the page and waits until it shows what it is of. */
export async function arrive(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector('main h1');
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** Goes on to another page as a link would, without loading the console anew. */
async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate(`(() => {
    if (location.pathname !== ${JSON.stringify(path)}.split('?')[0]) document.querySelector('main').dataset.left = 'yes';
    history.pushState({}, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));
    return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  })()`);
  await page.locator('main[data-left]').waitFor({ state: 'detached' });
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** Whether a page is wider than the window or a telephone: long words are. */
export async function overflowing(page: Page, path: string): Promise<string[]> {
  await goOn(page, path);
  const found: string[] = [];
  for (const size of [narrow, wide]) {
    await page.setViewportSize(size);
    const pixels = await tooWide(page);
    if (pixels > 0) found.push(`${path}: ${pixels} pixels wider than ${size.width}`);
  }
  return found;
}

/** What is wrong with a page in light and dark, wide and on a telephone: by axe-core, and wider than the screen. What dark changes is colours alone. */
export async function unfit(page: Page, path: string): Promise<string[]> {
  const wrong = await overflowing(page, path);
  const note = (how: string, found: readonly string[]) => wrong.push(...found.map((fault) => `${path} (${how}): ${fault}`));
  note('light', await faultsOf(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  note('dark', await faultsOf(page, ['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  return wrong;
}
