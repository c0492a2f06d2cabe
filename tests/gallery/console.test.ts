import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, test as always } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browser, chromiumPath, openBrowser } from '../browser/chromium.ts';
import { openScene, type Scene } from './scene.ts';
import { indexPage } from './index-page.ts';
import { doors } from './doors.ts';
import { type Stop, stops } from './stops.ts';

// npm run gallery [-- -t "<page>"]: a picture of every page of the console, in coverage/console/, to be looked at by a person.
const test = chromiumPath === undefined ? always.skip : always;
const folder = path.join(import.meta.dirname, '../../coverage/console');

/** Each way to look at a page: its name, the width, the colours, the language. */
const looks = [
  { look: 'light', width: 1360, height: 900, scheme: 'light', lang: 'en' },
  { look: 'dark', width: 1360, height: 900, scheme: 'dark', lang: 'en' },
  { look: 'narrow', width: 390, height: 844, scheme: 'light', lang: 'en' },
  { look: 'narrow-dark', width: 390, height: 844, scheme: 'dark', lang: 'de' },
  { look: 'german', width: 1360, height: 900, scheme: 'light', lang: 'de' },
] as const;

let scene: Scene;
let browser: Browser;
let url: string;
let signedIn: { name: string; value: string; url: string }[];
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  fs.mkdirSync(folder, { recursive: true });
  scene = await openScene();
  url = scene.world.console;
  browser = await openBrowser(url);
  const mara = await scene.world.staff('admin', 'Mara Lindqvist');
  signedIn = [...mara.cookies].map(([name, value]) => ({ name, value, url }));
});
afterAll(async () => {
  const pictures = fs.readdirSync(folder).filter((file) => file.endsWith('.png'));
  fs.writeFileSync(
    path.join(folder, 'index.html'),
    indexPage(
      [...stops, ...doors].map(({ name }) => name),
      looks.map(({ look }) => look),
      pictures,
    ),
  );
  await browser?.close();
  await scene?.world.close();
});

async function arrive(page: Page, { at, act }: Stop): Promise<void> {
  await page.goto(`${url}${await at(scene)}`);
  await page.locator('h1').first().waitFor();
  await page.locator('.loading').waitFor({ state: 'detached' });
  await act?.(page, scene);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
}

for (const stop of [...stops, ...doors])
  test(stop.name, async () => {
    const { page } = browser;
    for (const { look, width, height, scheme, lang } of looks) {
      if (stop.looks && !stop.looks.includes(look)) continue;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${url}/admin/logo.svg`);
      await browser.context.clearCookies();
      await browser.context.addCookies([{ name: 'longhouse_language', value: lang, url }, ...(stop.signedOut ? [] : signedIn)]);
      await arrive(page, stop);
      // The whole page in one window: what sticks to the window must not end in its middle.
      if (stop.whole ?? true)
        await page.setViewportSize({
          width,
          height: Math.max(height, await page.evaluate<number>('document.documentElement.scrollHeight')),
        });
      await page.screenshot({ path: path.join(folder, `${stop.name}.${look}.png`) });
    }
  });
