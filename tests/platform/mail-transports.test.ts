import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { whileHolding } from '../../server/platform/db/holding.ts';
import { openLog } from '../../server/platform/log/index.ts';
import { mailTransport, MailFault, type MailSettings } from '../../server/platform/mail/transports.ts';
import { startSendGrid, type SendGridServer } from '../support/sendgrid.ts';
import { startSmtp, type SmtpServer } from '../support/smtp.ts';

const key = 'SG.0123456789abcdef.secret';
const mail = { to: 'ada@example.com', subject: 'Your PIN — 1', text: 'Your PIN is 123456.\n.\nBye' };

let grid: SendGridServer;
let smtp: SmtpServer;
let dir: string;
let lines: string[] = [];
const log = openLog({ LOG_LEVEL: 'trace', production: true }, { write: (line) => lines.push(line) });
const settings = (more: Partial<MailSettings>): MailSettings => ({
  SENDGRID_KEY: undefined,
  SMTP_URL: undefined,
  MAIL_FROM: 'Longhouse <post@example.com>',
  LONGHOUSE_DIR: dir,
  production: false,
  ...more,
});
/** Where no answer will come it is not waited for long. */
const patience = (comes: boolean) => ({ timeout_ms: comes ? 30_000 : 300 });
const byGrid = (answers = true) =>
  mailTransport(settings({ SENDGRID_KEY: key, SMTP_URL: smtp.url }), log, { sendgrid: grid.url, ...patience(answers) });
const bySmtp = (more: Partial<MailSettings> = {}, answers = true) =>
  mailTransport(settings({ SMTP_URL: smtp.url, ...more }), log, patience(answers));
const toFile = (more: Partial<MailSettings> = {}) => mailTransport(settings(more), log);
const files = () => fs.readdirSync(path.join(dir, 'mail')).sort();
const faultOf = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(async () => {
  [grid, smtp] = await Promise.all([startSendGrid(), startSmtp()]);
});
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-mail-'));
  lines = [];
  grid.will(202);
  smtp.received.length = 0;
});
afterAll(() => Promise.all([grid?.close(), smtp?.close()]));

test('with a SendGrid key mail goes there, untracked', async () => {
  await byGrid().deliver({ ...mail, html: '<p>Your PIN</p>' });
  expect(grid.sent).toHaveLength(1);
  const { authorization, body } = grid.sent[0]!;
  expect(authorization).toBe(`Bearer ${key}`);
  expect(body).toMatchObject({
    from: { email: 'post@example.com', name: 'Longhouse' },
    subject: mail.subject,
    personalizations: [{ to: [{ email: mail.to }] }],
  });
  expect(body.content).toEqual([
    { type: 'text/plain', value: mail.text },
    { type: 'text/html', value: '<p>Your PIN</p>' },
  ]);
  expect(Object.values(body.tracking_settings).map(({ enable }) => enable)).toEqual([false, false, false]);
  expect(smtp.received).toEqual([]);
});

test.each([
  [400, true],
  [413, true],
  [401, false],
  [403, false],
  [429, false],
  [500, false],
  [503, false],
  [302, false],
  [null, false],
])('SendGrid answering %s: permanent %s', async (status, permanent) => {
  grid.will(status, status === 302 ? { location: smtp.url } : {});
  const fault = await faultOf(byGrid(status !== null).deliver(mail));
  expect(fault).toBeInstanceOf(MailFault);
  expect(fault).toMatchObject({ permanent });
  expect(inspect(fault, { depth: 9, showHidden: true })).not.toMatch(/secret|ada@|123456/);
  expect(grid.sent).toHaveLength(1);
});

test('SendGrid says how long to wait', async () => {
  grid.will(429, { 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 30) });
  expect(((await faultOf(byGrid().deliver(mail))) as MailFault).retry_after_s).toBeGreaterThan(25);
});

test('with SMTP_URL mail goes there, signed in', async () => {
  await bySmtp().deliver({ ...mail, html: '<p>hello</p>' });
  expect(smtp.received).toHaveLength(1);
  const { from, to, data } = smtp.received[0]!;
  expect({ from, to }).toEqual({ from: 'post@example.com', to: [mail.to] });
  expect(data).toContain('From: Longhouse <post@example.com>');
  expect(data).toContain(`To: ${mail.to}`);
  expect(data).toContain('Your PIN is 123456.\r\n.\r\nBye');
  expect(data).toContain('text/html');
});

test.each<[command: string, line: string | null, permanent: boolean]>([
  ['RCPT', '550 no such user', true],
  ['RCPT', '451 later', false],
  ['MAIL', '421 too busy', false],
  ['.', '554 refused as spam', true],
  ['.', '452 disk full', false],
  ['AUTH', '535 wrong password', false],
  ['DATA', null, false],
  ['hello', null, false],
])('an SMTP server answering %s with %s: permanent %s', async (command, line, permanent) => {
  const odd = await startSmtp();
  odd.will(command, line);
  const fault = await faultOf(bySmtp({ SMTP_URL: odd.url }, line !== null).deliver(mail));
  await odd.close();
  expect(fault).toBeInstanceOf(MailFault);
  expect(fault).toMatchObject({ permanent });
  expect(inspect(fault, { depth: 9, showHidden: true })).not.toMatch(/secret|ada@|123456/);
  expect(odd.received.filter(() => command !== '.')).toEqual([]);
});

test('a server that is not there is no reason to give a mail up', async () => {
  const gone = await startSmtp();
  await gone.close();
  expect(await faultOf(bySmtp({ SMTP_URL: gone.url }).deliver(mail))).toMatchObject({ permanent: false });
});

test('in production a server without TLS gets neither the password nor the mail', async () => {
  expect(await faultOf(bySmtp({ production: true }, false).deliver(mail))).toMatchObject({ permanent: false });
  expect(smtp.received).toEqual([]);
});

test('with neither mail becomes a file that only its owner reads, and the log names it', async () => {
  await toFile().deliver(mail);
  const [name] = files();
  expect(files()).toHaveLength(1);
  expect(name).toMatch(/^\d{8}T\d{9}Z-ada@example\.com\.eml$/);
  const file = path.join(dir, 'mail', name!);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  const text = fs.readFileSync(file, 'utf8');
  expect(text).toContain('To: ada@example.com\r\n');
  expect(text).toContain('Subject: =?UTF-8?');
  expect(text).toContain('Your PIN is 123456.');
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ level: 'info', file });
  expect(lines.join('')).not.toContain('123456');
});

test('a folder that cannot be written is told as such, and may be written later', async () => {
  fs.writeFileSync(path.join(dir, 'mail'), 'a file where the folder is to be');
  const message = 'The mail could not be written to the data folder (EEXIST).';
  expect(await faultOf(toFile().deliver(mail))).toMatchObject({ name: 'MailFault', permanent: false, message });
});

test('mails of one moment to one address are all kept', async () => {
  const transport = toFile();
  await Promise.all(Array.from({ length: 20 }, () => transport.deliver(mail)));
  expect(files()).toHaveLength(20);
});

test('an address never leads out of the folder', async () => {
  for (const to of [
    '../../etc/passwd@example.com',
    '/abs@example.com',
    '.hidden@example.com',
    'a`rm`$x@example.com',
    'ü@example.com',
    '-rf@..',
    `${'x'.repeat(64)}@${'y'.repeat(250)}`,
  ]) {
    await toFile().deliver({ ...mail, to });
  }
  expect(files()).toHaveLength(7);
  for (const name of files()) expect(name).toMatch(/^\d{8}T\d{9}Z-[a-z0-9_][a-z0-9@._+-]{0,99}\.eml$/);
  expect(fs.readdirSync(dir)).toEqual(['mail']);
});

test.each([
  'ada@example.com\r\nBcc: eve@example.com',
  'ada@example.com, eve@example.com',
  'ada@example.com;eve@example.com',
  'Ada <ada@example.com>',
  '"x@y"@example.com',
  'ada@example.com\u0000',
  'ada',
  'a@b@c',
  '',
  `${'x'.repeat(65)}@example.com`,
])('the address %j is refused for good, everywhere', async (to) => {
  for (const transport of [byGrid(), bySmtp(), toFile()])
    expect(await faultOf(transport.deliver({ ...mail, to }))).toMatchObject({ permanent: true });
  expect(grid.sent).toEqual([]);
  expect(smtp.received).toEqual([]);
  expect(fs.existsSync(path.join(dir, 'mail'))).toBe(false);
});

test('a subject with a line break is refused for good', async () => {
  for (const transport of [byGrid(), bySmtp(), toFile()]) {
    expect(await faultOf(transport.deliver({ ...mail, subject: 'Hi\r\nBcc: eve@example.com' }))).toMatchObject({ permanent: true });
  }
});

test('a text cannot make nodemailer read a file or an address', async () => {
  await toFile().deliver({ ...mail, text: 'file:///etc/passwd', html: '<img src="file:///etc/passwd">' });
  expect(fs.readFileSync(path.join(dir, 'mail', files()[0]!), 'utf8')).not.toContain('root:');
});

test('nobody posts a mail with a transaction open', async () => {
  await whileHolding('user.registered', () =>
    expect(toFile().deliver(mail)).rejects.toThrow('mail was called while user.registered held a transaction'),
  );
});
