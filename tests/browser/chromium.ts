import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is on this machine; undefined where there is none. */
export const chromiumPath: string | undefined = places.find((file) => fs.existsSync(file));

/** What a browser met while it was used: everything here is a fault. */
export interface Trouble {
  violations: string[];
  errors: string[];
  elsewhere: string[];
}

export interface Browser {
  context: BrowserContext;
  page: Page;
  trouble: Trouble;
  close(): Promise<void>;
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page, or with what a selector names of it, in a line each: by all its rules, WCAG 2 A and AA among them. */
export async function faultsOf(page: Page, within = 'html'): Promise<string[]> {
  // Sent once a page: it is half a megabyte.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe);
  const found = await page.evaluate(`axe.run(document.querySelector(${JSON.stringify(within)}), { resultTypes: ['violations'] })`);
  return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`,
  );
}

/** By how many pixels the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Chromium with an empty profile, watched for what a page of ours must never do. */
export async function openBrowser(url: string, locale = 'en-GB'): Promise<Browser> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-chromium-'));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    headless: true,
    args: [...args, '--disable-component-update', '--disable-sync'],
    viewport: { width: 1360, height: 900 },
    locale,
  });
  const trouble: Trouble = { violations: [], errors: [], elsewhere: [] };
  context.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !asked.startsWith('data:')) trouble.elsewhere.push(asked);
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) trouble.violations.push(message.text());
    if (message.type() === 'error') trouble.errors.push(`${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => trouble.errors.push(String(error.error())));
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    trouble,
    close: async () => {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}
