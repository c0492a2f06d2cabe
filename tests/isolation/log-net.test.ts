import { expect, test } from '@jest/globals';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { makeToken } from '../../server/modules/identity/tokens.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { makeApiKey } from '../../server/platform/http/index.ts';
import { linesFromNow, linesWithSecrets, openNet, quietLog } from '../support/log.ts';

// What every test file with a world is judged by at its end, held against what it has to find.
const settings = readSettings({ JWT_SIGNING_KEY: 'a secret of these tests, of 32 bytes or more' });
const secrets = {
  'a GitHub token': 'ghp_abcdefghijklmnop1234',
  'a GitHub fine-grained token': 'github_pat_abcdefgh_1234',
  'an API key of ours': makeApiKey().key,
  'a refresh token of ours': makeToken('lhr').token,
  'an access token of ours': accessTokens(settings).sign({ sub: 'x', org_id: 'y', sid: 'z' }, 60),
  'a private key': '-----BEGIN EC PRIVATE KEY-----',
  'a key of the file storage': 'AccountKey=c2VjcmV0a2V5',
  'a signed address': 'https://x.blob.core.windows.net/c/b?se=1&sig=abc',
  'a password that tests sign in with': 'correct horse battery staple',
};

test.each(Object.entries(secrets))('a line with %s is caught, and told', (_what, secret) => {
  const net = openNet();
  net.write('{"level":"info","route":"/reports/:id","status":200,"msg":"request"}\n');
  net.judge();
  const line = `{"level":"info","reason":"got ${secret}","msg":"request"}`;
  net.write(`${line}\n`);
  expect(() => net.judge()).toThrow(`A secret stands in the log:\n${line}`);
  expect(linesWithSecrets(`one\n${line}\ntwo`)).toEqual([line]);
});

test('what the house logs in a test is heard', () => {
  const lines = linesFromNow();
  quietLog.trace('a line like any other');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['a line like any other']);
});
