import type { Page } from 'playwright-core';
import { codeNow } from '../../admin/people/totp.ts';
import { addStaffUser } from '../admin/console-world.ts';
import type { Scene } from './scene.ts';
import type { Stop } from './stops.ts';

const signIn = async (page: Page, email: string, password: string, code = ''): Promise<void> => {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#code').fill(code);
  await page.getByRole('button').click();
};

/** Somebody who has yet to enrol, with the page before them on which they do. */
const enrolling = async (page: Page, { world }: Scene): Promise<void> => {
  const email = `new.${Date.now()}@longhouse.test`;
  const { password } = await addStaffUser(world.tools, { email, name: 'New', role: 'support' });
  await signIn(page, email, password);
  await page.locator('.qr svg').waitFor();
};
const enrol = async (page: Page, code: (secret: string) => string): Promise<void> => {
  const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
  await page.locator('#code').fill(code(secret));
  await page.getByRole('button').click();
};
const door = (name: string, act?: Stop['act']): Stop => ({ name, at: () => '/admin/login', signedOut: true, ...(act && { act }) });

/** The pages before the console, as whoever stands at them sees them. */
export const doors: readonly Stop[] = [
  door('sign-in'),
  door('sign-in-wrong', async (page, { access }) => {
    await signIn(page, access.staff_email, 'not the password');
    await page.locator('.wrong').waitFor();
  }),
  door('enrol', enrolling),
  door('enrol-wrong', async (page, scene) => {
    await enrolling(page, scene);
    await enrol(page, () => '000000');
    await page.locator('.wrong').waitFor();
  }),
  door('recovery', async (page, scene) => {
    await enrolling(page, scene);
    await enrol(page, (secret) => codeNow(secret, new Date()));
    await page.locator('.codes').waitFor();
  }),
  door('wait', async (page, { world, access }) => {
    await signIn(page, access.staff_email, access.staff_password, '000000');
    await page.locator('.wrong').waitFor();
    await world.database.sql("update app.staff_attempts set wait_until = now() + interval '10 minutes'");
    await signIn(page, access.staff_email, access.staff_password, '000000');
    await page.locator('.wrong', { hasText: /Too many|Zu viele/ }).waitFor();
    await world.database.sql('delete from app.staff_attempts');
  }),
  { name: 'fault-page', at: () => '/admin/export/orgs?filters.settings=1' },
];
