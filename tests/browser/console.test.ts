import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test as always } from '@jest/globals';
import { matrix } from '../../admin/access.ts';
import { codeNow } from '../../admin/people/totp.ts';
import { until } from '../support/until.ts';
import { type Browser, chromiumPath, faultsOf, openBrowser } from './chromium.ts';
import { readyForEveryForm, rowsWithEveryAction } from './every-form.ts';
import { arrive, english, faultsInBothLooks, goOn, overflowing, scrollingInside, unfit, unfitForms } from './fitness.ts';
import { type Furnished, openFurnished } from './furnished.ts';

// Where no Chromium is, each story is told as skipped: `apt-get install chromium`.
const test = chromiumPath === undefined ? always.skip : always;

const en = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../admin/ui/words.en.json'), 'utf8')) as Record<string, string>;
const otherSecret = 'ghp_theTokenThatTakesTheOldOnesPlace0002';

let furnished: Furnished;
let browser: Browser;
let url: string;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  furnished = await openFurnished();
  url = furnished.world.console;
  browser = await openBrowser(url);
});
afterAll(async () => {
  await browser?.close();
  await furnished?.world.close();
});
afterEach(() => {
  if (browser) expect(browser.trouble).toEqual({ violations: [], errors: [], elsewhere: [] });
});

const go = (to: string): Promise<void> => arrive(browser.page, `${url}${to}`);
const faults = (): Promise<string[]> => faultsOf(browser.page);

const row = async (sql: string, ...values: unknown[]) => (await furnished.world.database.sql(sql, values))[0];

test('signing in asks for e-mail, password and the code of the authenticator', async () => {
  const { page } = browser;
  await page.goto(`${url}/admin`);
  expect(await faults()).toEqual([]);
  await page.getByLabel('E-mail').fill(furnished.access.staff_email);
  await page.getByLabel('Password').fill(furnished.access.staff_password);
  await page.getByLabel('Code of your authenticator').fill(codeNow(furnished.access.staff_totp_secret, new Date()));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/admin');
});

test('an organisation is found by Ctrl-K and a few letters, without the mouse', async () => {
  const { page } = browser;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('fernh');
  await page.getByRole('option', { name: /Fernhill Garage/ }).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Fernhill Garage/ }).waitFor();
  expect(await page.title()).toBe('Fernhill Garage · Longhouse');
});

test('an organisation is suspended only with its name typed and a fresh code, told what that hits, and resumed without another', async () => {
  const { page } = browser;
  const status = async () => (await row('select status from app.orgs where id = $1', furnished.person.org_id))?.['status'];
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/turned away at once/).waitFor();
  await dialog.getByText(/live sessions/i).waitFor();
  expect(await faults()).toEqual([]);
  await dialog.getByLabel('Type “fernhill-garage” to confirm').fill('Fernhill');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText(/Enter a fresh code/).waitFor();
  await dialog.getByLabel('Code of your authenticator').fill('000000');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText(/not right, or was used already/).waitFor();
  expect(await faults()).toEqual([]);
  // The code of the half minute that comes: the one of this has signed in.
  await dialog.getByLabel('Code of your authenticator').fill(codeNow(furnished.access.staff_totp_secret, new Date(Date.now() + 30_000)));
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText('Must be typed exactly as it is named.').waitFor();
  expect(await status()).toBe('active');
  await dialog.getByLabel('Code of your authenticator').waitFor({ state: 'detached' });
  await dialog.getByLabel(/^Type/).fill('fernhill-garage');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.locator('h1 .badge', { hasText: 'Suspended' }).waitFor();
  expect(await status()).toBe('suspended');
});

/** Presses Tab until what is focused has this name; every stop on the way must show that it has the focus. */
const tabTo = async (name: string): Promise<void> => {
  const { page } = browser;
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const [text, seen] = await page.evaluate<[string, boolean]>(`(() => {
      const one = document.activeElement, style = getComputedStyle(one);
      return [(one.getAttribute('aria-label') ?? one.textContent).trim(), one === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)];
    })()`);
    if (!seen) throw new Error(`“${text}” does not show that it has the focus.`);
    if (text === name) return;
  }
  throw new Error(`The keyboard does not reach “${name}”.`);
};

test('it is resumed and suspended again by the keyboard alone, and every stop on the way shows that it has the focus', async () => {
  const { page } = browser;
  await go(`/admin/resources/orgs/records/${furnished.person.org_id}/show`);
  await tabTo('Resume');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo('Resume');
  await page.keyboard.press('Enter');
  await page.locator('h1 .badge', { hasText: 'Active' }).waitFor();
  await tabTo('Suspend');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.type('fernhill-garage');
  await page.keyboard.press('Enter');
  await page.locator('h1 .badge', { hasText: 'Suspended' }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await tabTo('Resume');
  await page.keyboard.press('Enter');
  await tabTo('Resume');
  await page.keyboard.press('Enter');
  await page.locator('h1 .badge', { hasText: 'Active' }).waitFor();
});

test('the search is led by arrows, tells how many it found, and Escape leaves it; a section that was closed stays closed', async () => {
  const { page } = browser;
  const search = page.getByRole('dialog');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('owner');
  await search
    .getByRole('status')
    .filter({ hasText: /\d found/ })
    .waitFor();
  const chosen = () => search.getByRole('option', { selected: true }).getAttribute('id');
  expect(await chosen()).toBe('hit-0');
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe('hit-1');
  expect(await search.getByRole('combobox').getAttribute('aria-activedescendant')).toBe('hit-1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await search.waitFor({ state: 'detached' });
  const section = page.locator('.around details', { hasText: 'Jobs' });
  await section.locator('summary').click();
  await go('/admin');
  expect(await section.getAttribute('open')).toBeNull();
});

test('the audit chain of an organisation is verified', async () => {
  const { page } = browser;
  await go(`/admin/resources/orgs/records/${furnished.person.org_id}/show`);
  await page.getByRole('button', { name: 'Verify audit chain' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verify audit chain' }).click();
  await page.getByText(/The audit chain is intact/).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
});

test('the secret of a credential is replaced by a worker, and never shown', async () => {
  const { page } = browser;
  const { credential, person } = furnished;
  const last4 = async () => (await row('select last4 from app.provider_credentials where id = $1', credential))?.['last4'];
  const before = await last4();
  await go(`/admin/resources/provider_credentials/records/${person.org_id}.${credential}/show`);
  await page.getByRole('button', { name: 'Replace secret' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Secret').fill(otherSecret);
  await dialog.getByLabel(/Type “Build server”/).fill('Build server');
  await dialog.getByRole('button', { name: 'Replace secret' }).click();
  await until('a worker has entered it', async () => (await last4()) !== before);
  await dialog.waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(otherSecret);
});

test('what was said in an intake is shown under a grant, opened by a worker', async () => {
  const { page } = browser;
  const { person, world } = furnished;
  await world.database.sql('update app.staff_access set allowed = true');
  await person.post('/intake/sessions', { key: 'first' });
  await person.post('/intake/sessions/first/messages', { content: 'my left knee has hurt since the walk' });
  const session = (await row("select id from app.intake_sessions where session_key = 'first'"))?.['id'];
  const dialog = page.getByRole('dialog');
  await go(`/admin/resources/orgs/records/${person.org_id}/show`);
  await page.getByRole('button', { name: 'Read content' }).click();
  await dialog.getByLabel('Reason').fill('they asked us to look');
  await dialog.getByLabel('Minutes').fill('30');
  await dialog.getByRole('button', { name: 'Read content' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await go(`/admin/resources/intake_sessions/records/${person.org_id}.${String(session)}/show`);
  expect(await page.content()).not.toContain('my left knee');
  await page.getByRole('button', { name: 'Show content' }).click();
  await dialog.getByRole('button', { name: 'Show content' }).click();
  await dialog.getByText('my left knee').waitFor();
  expect(await faults()).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test('a dead job is tried again', async () => {
  const { page } = browser;
  await go(`/admin/resources/jobs?filters.state=dead`);
  await page.getByRole('link', { name: 'Seal secrets anew' }).click();
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retry' }).click();
  await until('it is settled', async () => {
    const settled = await row("select output->>'settled' as how from queue.job_common where id = $1", furnished.job);
    return settled?.['how'] === 'retried';
  });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

const notThere = () => `/admin/resources/orgs/records/${furnished.job}/show`;
/** Pages that are nothing and rows that are gone are answered as such, which the browser notes as an error. */
const forgetMissing = (): void => {
  browser.trouble.errors = browser.trouble.errors.filter((text) => !/status of (?:400|403|404)/.test(text));
};
const org = (part = ''): string => `/admin/resources/orgs/records/${furnished.person.org_id}/show${part}`;
const pagesOf = (): string[] => [
  '/admin',
  ...['', '?part=people', '?part=work', '?part=security', '?part=history'].map(org),
  '/admin/pages/keys',
  '/admin/pages/system',
  '/admin/resources/jobs?filters.state=dead',
  '/admin/resources/orgs?filters.name=nothing+of+this+name',
  '/admin/resources/orgs?filters.settings=1',
  '/admin/resources/nothing',
  notThere(),
  `/admin/resources/vehicles/records/${furnished.person.org_id}.${furnished.job}/show`,
  '/admin/resources/vehicles/records/no-id/show',
];

test('every page and every list is fit for all: nothing that axe-core finds in light and dark, at a desk and on a telephone', async () => {
  const { page } = browser;
  const wrong: string[] = [];
  await go('/admin');
  for (const one of [...pagesOf(), ...[...furnished.world.tables.keys()].map((name) => `/admin/resources/${name}`)])
    wrong.push(...(await unfit(page, one)));
  forgetMissing();
  expect(wrong).toEqual([]);
});

test('one row of every table, and every form that changes anything, is fit for all', async () => {
  const { page } = browser;
  const { world } = furnished;
  await readyForEveryForm(furnished);
  const wrong: string[] = [];
  const forms: string[] = [];
  const admin = await world.staff('admin');
  await go('/admin');
  for (const { table } of world.tables.values()) {
    const seen = new Set<string>();
    for (const id of await rowsWithEveryAction(admin, table)) {
      const path = `/admin/resources/${table}/records/${id}/show`;
      wrong.push(...(await unfit(page, path)), ...(await unfitForms(page, path, seen)));
    }
    forms.push(...[...seen].map((name) => `${table}: ${name}`));
  }
  await goOn(page, '/admin/resources/staff_users');
  const adding = new Set<string>();
  wrong.push(...(await unfitForms(page, 'staff_users', adding)));
  forms.push(...[...adding].map((name) => `staff_users: ${name}`));
  expect(wrong).toEqual([]);
  const all = Object.entries(matrix).flatMap(([table, actions]) => Object.keys(actions).map((name) => `${table}: ${en[`action ${name}`]}`));
  expect(all.filter((form) => !forms.includes(form))).toEqual([]);
});

test('whoever has no authenticator is sent to Entra ID by the form, which is fit for all', async () => {
  const { page } = browser;
  const { sql } = furnished.world.database;
  const people = "email = 'mara@longhouse.test'";
  await sql('update app.staff_sessions set stepped_up_at = null');
  const [kept] = await sql(`select totp_confirmed_at from app.staff_users where ${people}`);
  await sql(`update app.staff_users set totp_confirmed_at = null where ${people}`);
  await go(org());
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  const link = page.getByRole('dialog').getByRole('link', { name: /Entra ID/ });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`/admin/entra/again?next=${encodeURIComponent(org())}`);
  expect(await faultsInBothLooks(page, 'step-up', 'dialog')).toEqual([]);
  await sql(`update app.staff_users set totp_confirmed_at = $1 where ${people}`, [kept?.['totp_confirmed_at']]);
});

test('what is wrong on purpose is found on a page and in a form: a colour, and a field without a label', async () => {
  const { page } = browser;
  await go(org());
  await page.evaluate("document.querySelector('main .lead').style.color = '#d8d0c4'");
  expect(await faultsInBothLooks(page, 'x')).toEqual([expect.stringMatching(/^x \(light\): color-contrast: /)]);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.evaluate(
    "document.querySelector('dialog label').replaceWith(document.querySelector('dialog label :is(input, select, textarea)'))",
  );
  const found = (await faultsInBothLooks(page, 'x', 'dialog')).map((text) => text.split(': ').slice(0, 2).join(': '));
  expect(found).toEqual(expect.arrayContaining(['x (light): label', 'x (dark, narrow): label']));
});

test('in German nothing is wider than a telephone, and no page says anything in English', async () => {
  const { page } = browser;
  const wrong: string[] = [];
  await browser.context.addCookies([{ name: 'longhouse_language', value: 'de', url }]);
  await go('/admin');
  for (const one of pagesOf()) wrong.push(...(await overflowing(page, one)), ...(await english(page, one)));
  await furnished.world.database.sql("update app.sessions set user_agent = 'Mozilla/5.0 (X11)', revoked_at = now() - interval '20 hours'");
  for (const one of ['sessions', 'escalations']) wrong.push(...(await scrollingInside(page, `/admin/resources/${one}`)));
  forgetMissing();
  await go('/admin');
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.title()).toBe('Übersicht · Longhouse');
  expect(wrong).toEqual([]);
});

test('the first page is under a megabyte, and what of it is our own under 30,000 bytes', async () => {
  const bundle = fs.readFileSync(path.join(import.meta.dirname, '../../admin/bundle/bundle.js'));
  expect(bundle.length).toBeLessThan(30_000);
  const watch = await browser.context.newCDPSession(browser.page);
  let bytes = 0;
  watch.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
  await watch.send('Network.enable');
  await watch.send('Network.clearBrowserCache');
  await watch.send('Network.setCacheDisabled', { cacheDisabled: true });
  await go('/admin');
  process.stdout.write(`bundle ${bundle.length} bytes, first load ${bytes} bytes\n`);
  expect(bytes).toBeGreaterThan(500_000);
  expect(bytes).toBeLessThan(1_000_000);
});
