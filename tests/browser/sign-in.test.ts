import { afterAll, afterEach, beforeAll, expect, test as always } from '@jest/globals';
import { seedStaff, type StaffAccess } from '../../admin/people/seed.ts';
import { codeNow } from '../../admin/people/totp.ts';
import { addStaffUser, type ConsoleWorld, openConsoleWorld } from '../admin/console-world.ts';
import { type Browser, chromiumPath, faultsOf, openBrowser, tooWide } from './chromium.ts';

const test = chromiumPath === undefined ? always.skip : always;

let world: ConsoleWorld;
let browser: Browser;
let access: StaffAccess;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  world = await openConsoleWorld();
  access = await seedStaff(world.tools, 'mara@longhouse.test');
  browser = await openBrowser(world.console);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
afterEach(async () => {
  if (!browser) return;
  // A wrong code is answered 401, which the browser notes as an error of the network.
  const errors = browser.trouble.errors.filter((text) => !/status of (?:401|429)/.test(text));
  expect({ ...browser.trouble, errors }).toEqual({ violations: [], errors: [], elsewhere: [] });
  await browser.context.clearCookies();
});

const open = (path: string) => browser.page.goto(`${world.console}${path}`);

/** Fills in the form as it is labelled, in either language, and sends it. */
async function signIn({ email, password, code }: { email: string; password: string; code: string }): Promise<void> {
  const { page } = browser;
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Code of your authenticator').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Nothing that axe-core finds and nothing wider than the window: light and dark, at a desk and on a telephone. */
async function fit(): Promise<void> {
  const { page } = browser;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1360, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      expect([colorScheme, width, await faultsOf(page), await tooWide(page)]).toEqual([colorScheme, width, [], 0]);
    }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1360, height: 900 });
}

let codes: string[];
let made: { id: string; password: string };

test('the first sign-in shows a QR code and its key, tells a wrong code, and shows the recovery codes once', async () => {
  const { page } = browser;
  made = await addStaffUser(world.tools, { email: 'new@longhouse.test', name: 'New', role: 'support' });
  await open('/admin');
  await signIn({ email: 'new@longhouse.test', password: made.password, code: '' });
  await page.getByRole('heading', { level: 1, name: 'Enrol your authenticator' }).waitFor();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  expect((await page.locator('.qr svg').boundingBox())?.width).toBeGreaterThan(150);
  await fit();
  const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
  await page.getByLabel(/six digits/).fill('000000');
  await page.getByRole('button', { name: 'Enrol and sign in' }).click();
  await page.getByRole('alert').getByText('This code is not right.').waitFor();
  await fit();
  await page.getByLabel(/six digits/).fill(codeNow(secret, new Date()));
  await page.getByRole('button', { name: 'Enrol and sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your recovery codes' }).waitFor();
  codes = await page.locator('.codes code').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await fit();
  await page.getByRole('link', { name: /I have kept them/ }).click();
  await page.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor();
  await open('/admin/enrol');
  await page.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor();
  // A table with nothing in it says what would be there.
  await open('/admin/resources/vehicles');
  await page.getByText('No vehicles have been added.').waitFor();
});

test('without the telephone a recovery code signs in, once, and the page says how many are left and makes new ones', async () => {
  const { page } = browser;
  const given = { email: 'new@longhouse.test', password: made.password, code: codes[0]! };
  await open('/admin/login');
  await signIn(given);
  await page.getByRole('heading', { level: 1, name: 'You have 9 recovery codes left' }).waitFor();
  await fit();
  await page.getByLabel('Code of your authenticator').fill(codes[0]!);
  await page.getByRole('button', { name: 'Make ten new codes' }).click();
  await page.getByRole('alert').getByText('was used already').waitFor();
  await fit();
  await page.getByLabel('Code of your authenticator').fill(codes[1]!);
  await page.getByRole('button', { name: 'Make ten new codes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your recovery codes' }).waitFor();
  const made_anew = await page.locator('.codes code').allInnerTexts();
  expect([made_anew.length, made_anew.filter((code) => codes.includes(code))]).toEqual([10, []]);
  await page.getByRole('link', { name: /I have kept them/ }).click();
  await page.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor();
  await browser.context.clearCookies();
  await open('/admin/login');
  await signIn(given);
  await page.getByRole('alert').getByText('E-mail, password or code is not right.').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('new@longhouse.test');
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
  expect(await page.evaluate('document.activeElement.id')).toBe('password');
  await fit();
});

test('after too many wrong codes the page says how long to wait', async () => {
  const { page } = browser;
  const given = { email: access.staff_email, password: access.staff_password, code: '000000' };
  await world.database.sql('delete from app.staff_attempts');
  await open('/admin/login');
  for (let i = 0; i < 6; i++) {
    await signIn(given);
    await page.getByRole('alert').getByText('is not right').waitFor();
  }
  await world.database.sql("update app.staff_attempts set wait_until = now() + interval '10 minutes'");
  await signIn(given);
  await page
    .getByRole('alert')
    .getByText(/Too many tries: wait \d+ minutes/)
    .waitFor();
  await fit();
  await world.database.sql('delete from app.staff_attempts');
});

test('the pages speak German where the browser does, or where it is chosen, and the console goes on in it', async () => {
  const { page } = browser;
  await open('/admin/login?next=/admin/resources/orgs');
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
  expect([await page.locator('html').getAttribute('lang'), await page.title()]).toEqual(['de', 'Anmelden · Longhouse']);
  await fit();
  await open('/admin/login');
  await page.getByLabel('E-Mail').fill(access.staff_email);
  await page.getByLabel('Passwort').fill(access.staff_password);
  await page.getByLabel('Code Ihres Authenticators').fill(codeNow(access.staff_totp_secret, new Date()));
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: /Willkommen/ }).waitFor();
  const answer = await fetch(`${world.console}/admin/login`, { headers: { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' } });
  expect(await answer.text()).toContain('<html lang="de">');
});

test('what is wrong on purpose is found: a style and a script of nobody, and a field without a label', async () => {
  const { page, trouble } = browser;
  await page.route('**/admin/login', async (route) => {
    const answer = await route.fetch();
    const planted = '<style>h1 { color: lime }</style><script>window.planted = true</script><p style="color: lime">x</p>';
    const body = (await answer.text()).replace('<label for="email">E-mail</label>', '').replace('</main>', `${planted}</main>`);
    await route.fulfill({ response: answer, body });
  });
  await open('/admin/login');
  await page.unroute('**/admin/login');
  expect((await faultsOf(page)).map((line) => line.split(':')[0])).toEqual(['label']);
  expect(await page.evaluate('window.planted')).toBeUndefined();
  expect(trouble.violations.map((text) => /(script|style)-src/.exec(text)?.[1])).toEqual(expect.arrayContaining(['script', 'style']));
  Object.assign(trouble, { violations: [], errors: [] });
});
