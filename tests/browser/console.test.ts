import { afterAll, afterEach, beforeAll, expect, test as always } from '@jest/globals';
import { codeNow } from '../../admin/people/totp.ts';
import { until } from '../support/until.ts';
import { type Browser, chromiumPath, faultsOf, openBrowser, tooWide } from './chromium.ts';
import { type Furnished, openFurnished } from './furnished.ts';

// Where no Chromium is, each story is told as skipped: `apt-get install chromium`.
const test = chromiumPath === undefined ? always.skip : always;

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

const go = async (path: string): Promise<void> => {
  await browser.page.goto(`${url}${path}`);
  await browser.page.waitForSelector('main h1');
  await browser.page.locator('.loading').waitFor({ state: 'detached' });
};

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
  await dialog.getByText(/Live sessions/).waitFor();
  expect(await faults()).toEqual([]);
  await dialog.getByLabel('Type fernhill-garage to confirm').fill('Fernhill');
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
  await page.locator('h1 .badge', { hasText: 'suspended' }).waitFor();
  expect(await status()).toBe('suspended');
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await dialog.getByRole('button', { name: 'Resume' }).click();
  await page.locator('h1 .badge', { hasText: 'active' }).waitFor();
  expect(await status()).toBe('active');
});

test('the audit chain of an organisation is verified', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: 'Verify audit chain' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verify audit chain' }).click();
  await page.getByText('The audit chain is whole.').waitFor();
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
  await dialog.getByLabel(/Type Build server/).fill('Build server');
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
  await go(`/admin/resources/jobs?filters.lane=dead`);
  await page.getByRole('link', { name: 'org_keys.reseal' }).click();
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retry' }).click();
  await until('it is settled', async () => {
    const settled = await row("select output->>'settled' as how from queue.job_common where id = $1", furnished.job);
    return settled?.['how'] === 'retried';
  });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('every page is fit for all: nothing that axe-core finds, light and dark, wide and on a telephone, in English and German', async () => {
  const { page } = browser;
  const wrong: string[] = [];
  const resources = [...furnished.world.tables.keys()].map((name) => `/admin/resources/${name}`);
  const pages = [
    '/admin',
    `/admin/resources/orgs/records/${furnished.person.org_id}/show`,
    `/admin/resources/users/records/${furnished.person.user_id}/show`,
    `/admin/resources/provider_credentials/records/${furnished.person.org_id}.${furnished.credential}/show`,
    `/admin/resources/jobs/records/${furnished.job}/show`,
    '/admin/pages/keys',
    '/admin/pages/system',
  ];
  const look = async (path: string, how: string) => {
    await go(path);
    for (const fault of await faults()) wrong.push(`${path} (${how}): ${fault}`);
    const wide = await tooWide(page);
    if (wide > 0) wrong.push(`${path} (${how}) is ${wide} pixels too wide`);
  };
  for (const path of [...pages, ...resources]) await look(path, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of [...pages, '/admin/resources/orgs', '/admin/resources/reports']) await look(path, 'dark');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [...pages, '/admin/resources/orgs', '/admin/resources/reports']) await look(path, '390 px');
  await page.evaluate("localStorage.setItem('longhouse.language', 'de')");
  for (const path of pages) await look(path, 'German');
  await go('/admin');
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.title()).toBe('Übersicht · Longhouse');
  expect(wrong).toEqual([]);
});
