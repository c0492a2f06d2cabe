import fs from 'node:fs';
import path from 'node:path';
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
export async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate(`(() => {
    if (location.pathname !== ${JSON.stringify(path)}.split('?')[0]) document.querySelector('main').dataset.left = 'yes';
    history.pushState({}, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));
    return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  })()`);
  await page.locator('main[data-left]').waitFor({ state: 'detached' });
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** By how many pixels the tables of a page are wider than their cards at a desk, where whatever may be cut is as long as it can be. */
export async function scrollingInside(page: Page, path: string): Promise<string[]> {
  await goOn(page, path);
  await page.setViewportSize(wide);
  const pixels = await page.evaluate<number>(`(() => {
    for (const cut of document.querySelectorAll('td .cut')) cut.textContent = 'A name for which there is no room at all, however wide the window is';
    return Math.max(...[...document.querySelectorAll('.table')].map((one) => one.scrollWidth - one.clientWidth));
  })()`);
  return pixels > 0 ? [`${path}: ${pixels} pixels wider than its card`] : [];
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

const texts = (language: string): Record<string, string> =>
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, `../../admin/ui/words.${language}.json`), 'utf8')) as Record<string, string>;
const [en, de] = [texts('en'), texts('de')];
const german = new Set(Object.values(de));
/** What the console says in English and not in German, of two words at least: one word may be somebody's name. */
const inEnglish = new Set(Object.values(en).filter((text) => !german.has(text) && /\w \w/.test(text)));

/** What a page in German says in English: a text of ours, in what is read and in what is read aloud. */
export async function english(page: Page, at: string): Promise<string[]> {
  const said = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')].flatMap((one) => [
    ...[...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data), one.title, one.placeholder, one.getAttribute('aria-label')
  ]).filter(Boolean).map((text) => String(text).trim())`);
  return [...new Set(said)].filter((text) => inEnglish.has(text)).map((text) => `${at}: “${text}” is English`);
}

/** What is wrong with what is shown: by axe-core in light at a desk and in dark on a telephone, where it is laid out in its other way. */
export async function faultsInBothLooks(page: Page, what: string, within?: string): Promise<string[]> {
  const wrong = (await faultsOf(page, within)).map((fault) => `${what} (light): ${fault}`);
  await page.setViewportSize(narrow);
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await faultsOf(page, within)).map((fault) => `${what} (dark, narrow): ${fault}`));
  const pixels = await tooWide(page);
  if (pixels > 0) wrong.push(`${what}: ${pixels} pixels wider than a telephone`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
  return wrong;
}

/** What is wrong with a page, in both looks. */
export async function unfit(page: Page, path: string): Promise<string[]> {
  await goOn(page, path);
  return faultsInBothLooks(page, path);
}

/** What is wrong with the forms that the page opens, in both looks; `seen` are those that need no second look, by the words on their buttons. */
export async function unfitForms(page: Page, path: string, seen: Set<string>): Promise<string[]> {
  const wrong: string[] = [];
  const buttons = page.locator('main header .actions button');
  for (const name of await buttons.allInnerTexts()) {
    if (seen.has(name)) continue;
    seen.add(name);
    await buttons.getByText(name, { exact: true }).click();
    await page.getByRole('dialog').waitFor();
    wrong.push(...(await faultsInBothLooks(page, `${path}, form “${name}”`, 'dialog')));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  return wrong;
}
