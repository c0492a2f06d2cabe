import { describe, expect, test } from '@jest/globals';
import { reachOf } from '../../server/platform/outbound/addresses.ts';
import { places } from '../../server/platform/outbound/places.ts';

const strict = places(['ghe.example.com', 'git.example.com:8443', '203.0.113.9'], true);
const local = places(['127.0.0.1:3000', '[::1]:3000', 'git.internal'], false);

/** Every way we know of writing "somewhere else" so that it looks like somewhere allowed. */
const hostile = [
  'http://api.github.com/',
  'ftp://api.github.com/',
  'file:///etc/passwd',
  'gopher://api.github.com/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'ws://api.github.com/',
  'blob:https://api.github.com/x',
  '//api.github.com/',
  'api.github.com',
  '',
  'https://',
  'https:///',
  'https://api.github.com@127.0.0.1/',
  'https://api.github.com:443@127.0.0.1/',
  'https://user:pw@api.github.com/',
  'https://user@api.github.com/',
  'https://:pw@api.github.com/',
  'https://api.github.com%40127.0.0.1/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://127.0.0.1:443/',
  'https://①②⑦.⓪.⓪.①/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.0.1/',
  'https://169.254.169.254/metadata/instance',
  'https://[::ffff:169.254.169.254]/',
  'https://168.63.129.16/',
  'https://100.64.0.1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://localhost/',
  'https://localhost.localdomain/',
  'https://metadata.google.internal/',
  'https://8.8.8.8/',
  'https://github.com/',
  'https://raw.githubusercontent.com/',
  'https://api.github.com./',
  'https://api.github.com../',
  'https://api.github.com.evil.example/',
  'https://evil-api.github.com/',
  'https://api.github.com.127.0.0.1.nip.io/',
  'https://127.0.0.1.nip.io/',
  'https://xapi.github.com/',
  'https://apigithub.com/',
  'https://api.github.com:8443/',
  'https://api.github.com:80/',
  'https://api.github.com:22/',
  'https://api.github.com\\@127.0.0.1/',
  'https:\\\\127.0.0.1\\',
  'https://127.0.0.1\\@api.github.com/',
  'https://127.0.0.1#@api.github.com/',
  'https://127.0.0.1?@api.github.com/',
  'https://127.0.0.1/@api.github.com/',
  'https://127.0.0.1;api.github.com/',
  'https://api.github.com\t.evil.example/',
  'https://api.git\nhub.com/',
  ' https://api.github.com/',
  'https://api.github.com /',
  'https://api.github.com\u0000.evil.example/',
  'https://api.github.com%00.evil.example/',
  'https://api.github.com%2eevil.example/',
  'https://api.gіthub.com/',
  'https://api\u200b.github.com/',
  'https://visualstudio.com/',
  'https://a.b.visualstudio.com/',
  'https://.visualstudio.com/',
  'https://evilvisualstudio.com/',
  'https://contoso.visualstudio.com.evil.example/',
  'https://dev.azure.com.evil.example/',
  'https://login.microsoftonline.com:444/',
  'https://git.example.com/',
  'https://git.example.com:8444/',
  'http://ghe.example.com/',
  'https://ghe.example.com:8443/',
  'https://sub.ghe.example.com/',
  'https://203.0.113.9/',
];

describe('where the server may go', () => {
  test.each(hostile)('%j is refused', (url) => {
    expect(() => strict.check(url)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
  });

  test.each([
    ['https://github.com/', 'host'],
    ['https://8.8.8.8/', 'host'],
    ['https://localhost/', 'host'],
    ['https://api.github.com:8443/', 'port'],
    ['https://u:p@api.github.com/', 'userinfo'],
    ['http://api.github.com/', 'scheme'],
    ['https://203.0.113.9/', 'address'],
    ['nonsense', 'url'],
  ])('%s breaks the rule on %s', (url, reason) => {
    expect(() => strict.check(url)).toThrow(expect.objectContaining({ reason }));
  });

  test('there are enough hostile forms, each once', () => {
    expect(new Set(hostile).size).toBe(hostile.length);
    expect(hostile.length).toBeGreaterThanOrEqual(60);
  });

  test.each([
    'https://api.github.com/repos/a/b',
    'https://API.GitHub.com/',
    'https://api.github.com:443/',
    'https://dev.azure.com/contoso',
    'https://contoso.visualstudio.com/',
    'https://login.microsoftonline.com/x/oauth2/v2.0/token',
    'https://ghe.example.com/api/v3',
    'https://git.example.com:8443/',
  ])('%s is allowed', (url) => {
    expect(strict.check(url)).toBeInstanceOf(URL);
  });

  test('off production, listed hosts may be private and plain http, on the listed port only', () => {
    for (const url of ['http://127.0.0.1:3000/', 'http://[::1]:3000/', 'http://git.internal/', 'https://git.internal/']) {
      expect(local.check(url)).toBeInstanceOf(URL);
    }
    for (const url of ['http://127.0.0.1:3001/', 'http://127.0.0.2:3000/', 'http://localhost:3000/', 'http://git.internal:8080/']) {
      expect(() => local.check(url)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
    }
    expect(local.allows('git.internal', '10.1.2.3')).toBe(true);
    expect(local.allows('git.internal', '169.254.169.254')).toBe(false);
    expect(local.allows('api.github.com', '10.1.2.3')).toBe(false);
  });

  test('in production, listing a private address or plain http opens nothing', () => {
    const production = places(['127.0.0.1:3000', 'git.internal'], true);
    for (const url of ['http://127.0.0.1:3000/', 'https://127.0.0.1:3000/', 'http://git.internal/']) {
      expect(() => production.check(url)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
    }
    expect(production.allows('git.internal', '10.1.2.3')).toBe(false);
    expect(production.allows('git.internal', '140.82.112.3')).toBe(true);
  });

  test.each([
    ['public', '8.8.8.8 140.82.112.3 20.42.0.1 2606:4700::1111 2a01:111::1 2001:4860:4860::8888'],
    ['near', '127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 ::1 fc00::1 fd00:ec2::254'],
    [
      'never',
      '0.0.0.0 0.1.2.3 100.64.0.1 169.254.169.254 168.63.129.16 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1',
    ],
    [
      'never',
      '224.0.0.1 240.0.0.1 255.255.255.255 :: ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::808:808 64:ff9b:1::1 2002:808:808::',
    ],
    ['never', '2001::1 2001:10::1 2001:20::1 2001:db8::1 3fff::1 100::1 5f00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 nonsense 1.2.3'],
  ])('%s: %s', (reach, addresses) => {
    for (const address of addresses.split(' ')) expect([address, reachOf(address)]).toEqual([address, reach]);
  });
});
