import { expect, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { openLog, scrub, type Log } from '../../server/platform/log/index.ts';
import { cpuWatch } from '../support/cpu.ts';

interface Written {
  log: Log;
  lines: string[];
  last: () => Record<string, unknown>;
}

function logging(production = true, isTTY = false): Written {
  const lines: string[] = [];
  const log = openLog({ LOG_LEVEL: 'debug', production }, { isTTY, write: (text) => lines.push(text) });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

const secrets = {
  'a GitHub token': `ghp_${'a1B2'.repeat(9)}`,
  'a GitHub fine-grained token': `github_pat_${'Zz09_'.repeat(12)}`,
  'an API key of ours': 'lh_live_abcdefghij12_0123456789012345678901234567890123456789012_a1b2c3',
  'a refresh token of ours': 'lhr_c2VjcmV0c2VjcmV0',
  'a JWT': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl-_x',
  'half a JWT': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWI',
  'an OpenAI key': 'sk-proj-abcDEF_123-456',
  'a SendGrid key': 'SG.abcdefghijk.lmnopqrstuvwxyz',
  'an old Azure DevOps token': 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst',
  'a new Azure DevOps token': `${'aB3'.repeat(25)}cAZDOx1Y2`,
  'a private key': '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----',
};

test.each(Object.entries(secrets))(
  '%s never reaches a line: not as a message, a field, after a line break, or in an error',
  (_name, secret) => {
    const { log, lines } = logging();
    const body = secret.replace(/^\S{0,14}/, '').slice(0, 20) || secret;
    log.info(`got ${secret}, going on`);
    log.info({ reason: secret }, `first line\n${secret}`);
    log.child({ room: `x\t${secret}` }).warn('bound');
    log.error({ err: new Error(`refused \u0007${secret}`, { cause: new Error(secret) }) }, 'failed');
    for (const line of lines) {
      expect(line).not.toContain(body);
      expect(line).toContain('[scrubbed]');
      JSON.parse(line);
    }
  },
);

test.each([
  ['https://acct.blob.core.windows.net/c/b?sv=2026&sig=aBc%2Fd%3D&se=1', 'aBc%2Fd%3D'],
  ['DefaultEndpointsProtocol=https;AccountName=x;AccountKey=c2VjcmV0a2V5PT0=;EndpointSuffix=y', 'c2VjcmV0a2V5'],
  ['authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
  ['authorization: basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
  ['smtps://mailer:hunter2@mail.example.com', 'hunter2'],
  ['host=db password=hunter2 sslmode=require', 'hunter2'],
])('secrets that hide in longer text are scrubbed: %s', (text, secret) => {
  const { log, lines } = logging();
  log.info({ reason: text }, text);
  expect(lines.join('')).not.toContain(secret);
});

test('the last net holds where no field was treated: in the code or the name of an error', () => {
  const { log, lines } = logging();
  const secret = secrets['a GitHub token'];
  log.error({ err: Object.assign(new Error('x'), { code: secret }) }, 'failed');
  log.error({ err: Object.assign(new Error('x'), { name: secret }) }, 'failed');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(secret);
});

test('a scrubbed line is still one line of JSON, whatever the text', () => {
  const starts = fc.constantFrom(
    'ghp_',
    'eyJabcdefgh',
    'sk-',
    'Bearer ',
    'Basic ',
    'sig=',
    'AccountKey=',
    'password=',
    '://u:',
    '-----BEGIN PRIVATE KEY-----',
    '\n',
    '"',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(starts, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }), (parts) => {
      const { log, lines, last } = logging();
      log.warn({ reason: parts.join(''), count: 7 }, parts.join(''));
      expect(lines).toHaveLength(1);
      expect(last()).toMatchObject({ level: 'warn', count: 7 });
    }),
    { numRuns: 1_000, examples: [[['-----BEGIN PRIVATE KEY-----', '"']]] },
  );
});

test('scrubbing takes linear time and leaves ordinary text alone', () => {
  const plain = 'POST /api/v1/reports/019a 202 in 12 ms; risk-check of task-list, disk-usage 40 %, basic idea';
  expect(scrub(plain)).toBe(plain);
  const spent = cpuWatch();
  for (const piece of ['eyJ', 'sk-', '-----BEGIN PRIVATE KEY-----', '://', 'a2', 'password  ']) scrub(piece.repeat(20_000));
  expect(spent()).toBeLessThan(10_000);
});

test('a request is told by method, route, status, time and ids', () => {
  const { log, last } = logging();
  log.info({ method: 'GET', route: '/reports/:id', status: 200, ms: 3.2, org_id: 'o', user_id: 'u', request_id: 'r' }, 'request');
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    method: 'GET',
    route: '/reports/:id',
    status: 200,
    ms: 3.2,
    org_id: 'o',
    user_id: 'u',
    request_id: 'r',
    msg: 'request',
  });
});

test('fields nobody allowed are left out, and named', () => {
  const { log, lines, last } = logging();
  log.info(
    {
      body: 'canary',
      headers: { cookie: 'canary' },
      query: 'q=canary',
      email: 'canary@example.com',
      status: { deep: 'canary' },
      code: 'fine',
    },
    'm',
  );
  expect(lines.join('')).not.toContain('canary');
  expect(last()).toMatchObject({ code: 'fine', left_out: ['body', 'headers', 'query', 'email', 'status'] });
  log.child({ prompt: 'canary', job_id: 'j' }).info('m');
  expect(lines.join('')).not.toContain('canary');
  expect(last()).toMatchObject({ job_id: 'j' });
});

test('the query of an address is never logged', () => {
  const { log, lines } = logging();
  log.info({ url: 'https://api.github.com/search?q=canary#canary', route: '/x?y=canary' }, 'm');
  log.info({ url: new URL('http://127.0.0.1/a?b=canary') }, 'm');
  expect(lines.join('')).not.toContain('canary');
});

test('an error shows type, code, frames and cause, never what hangs on it', () => {
  const { log, last, lines } = logging();
  const cause = Object.assign(new Error('socket closed'), { code: 'ECONNRESET', config: { headers: { authorization: 'canary' } } });
  log.error({ err: Object.assign(new TypeError('could not send', { cause }), { status: 502, response: { body: 'canary' } }) }, 'failed');
  expect(last()['err']).toMatchObject({
    type: 'TypeError',
    message: 'could not send',
    status: 502,
    cause: { code: 'ECONNRESET', message: 'socket closed' },
  });
  expect((last()['err'] as { stack: string }).stack).toMatch(/^\s+at .*log\.test\.ts/);
  expect(lines.join('')).not.toContain('canary');
});

test.each([
  ['23505', 'duplicate key value violates unique constraint "canary"'],
  ['22P02', 'invalid input syntax for type uuid: "canary"'],
])('Postgres errors of class %s keep message and detail to themselves, also inside a wrapper', (code, message) => {
  const { log, lines, last } = logging();
  const native = Object.assign(new Error(message), {
    code,
    detail: 'Key (email)=(canary) already exists.',
    where: 'canary',
    hint: 'canary',
  });
  log.error({ err: native }, 'failed');
  log.error({ err: Object.assign(new Error(`insert into x - ${message}`), { nativeError: native }) }, 'failed');
  log.error({ err: new Error('outer', { cause: native }) }, 'failed');
  expect(lines.join('')).not.toContain('canary');
  expect(last()['err']).toMatchObject({ cause: { code } });
  log.error({ err: Object.assign(new Error('permission denied for table orgs'), { code: '42501', detail: 'canary' }) }, 'failed');
  expect(last()['err']).toMatchObject({ code: '42501', message: 'permission denied for table orgs' });
  expect(lines.join('')).not.toContain('canary');
});

test('text that was no JSON is not quoted', () => {
  const { log, lines } = logging();
  try {
    JSON.parse('canary');
  } catch (err) {
    log.error({ err }, 'failed');
  }
  log.error({ err: 'canary' }, 'failed');
  expect(lines.join('')).not.toContain('canary');
});

test('on a terminal off production a line is made for a person; in production it is JSON', () => {
  const person = logging(false, true);
  person.log.info({ port: 8080, url: 'http://127.0.0.1:8080' }, 'listening');
  expect(stripVTControlCharacters(person.lines[0]!)).toMatch(
    /^\d\d:\d\d:\d\d info {2}listening port=8080 url=http:\/\/127\.0\.0\.1:8080\n$/,
  );
  person.log.warn({ reason: 'a\u001b[2Jb\nc', err: new Error('down') }, 'x\ry');
  expect(stripVTControlCharacters(person.lines[1]!)).toMatch(/warn {2}x y reason=a \[2Jb c Error: down\n$/);
  const production = logging(true, true);
  production.log.info('listening');
  expect(production.last()).toMatchObject({ msg: 'listening' });
});

test('lines below the level are not written', () => {
  const lines: string[] = [];
  const log = openLog({ LOG_LEVEL: 'silent', production: true }, { write: (text) => lines.push(text) });
  log.fatal('nothing');
  expect(lines).toEqual([]);
});
