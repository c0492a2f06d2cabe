import { describe, expect, jest, test } from '@jest/globals';
import { mapFrames, snippet, type Frame, type Language } from '../../server/modules/reports/analysis/index.ts';

const frame = (file: string | null, language: Language = 'javascript'): Frame => ({
  language,
  raw: '',
  file,
  line: 1,
  column: null,
  function: null,
});
const mapped = (file: string | null, paths: string[], language?: Language) => mapFrames([frame(file, language)], paths)[0];
const path = (file: string | null, paths: string[], language?: Language) => mapped(file, paths, language)?.repo_path;

describe('frames onto files', () => {
  test.each([
    ['/app/src/orders/total.ts', 'src/orders/total.ts'],
    ['./src/orders/total.ts', 'src/orders/total.ts'],
    ['src/../src/orders/./total.ts', 'src/orders/total.ts'],
    ['../../src/orders/total.ts', 'src/orders/total.ts'],
    ['C:\\build\\shop\\src\\orders\\total.ts', 'src/orders/total.ts'],
    ['C:\\build\\SRC\\Orders\\Total.ts', 'src/orders/total.ts'],
    ['file:///srv/my%20shop/src/orders/total.ts', 'src/orders/total.ts'],
    ['webpack://shop/./src/orders/total.ts?a1b2', 'src/orders/total.ts'],
    ['webpack-internal:///(rsc)/./src/orders/total.ts', 'src/orders/total.ts'],
    ['https://shop.example/src/orders/total.ts?v=3', 'src/orders/total.ts'],
    ['/app/main.ts', 'main.ts'],
  ])('%s', (file, expected) => expect(path(file, ['src/orders/total.ts', 'src/total.ts', 'lib/total.ts', 'main.ts'])).toBe(expected));

  test('the longest common suffix wins', () => {
    expect(path('/app/b/src/a.py', ['src/a.py', 'b/src/a.py', 'c/src/a.py'], 'python')).toBe('b/src/a.py');
    expect(path('/app/src/a.py', ['src/a.py', 'c/src/a.py'], 'python')).toBe('src/a.py');
  });

  test('equally good files leave the frame ambiguous, with the candidates', () => {
    expect(mapped('/app/src/a.py', ['x/src/a.py', 'y/src/a.py', 'z/a.py'], 'python')).toMatchObject({
      repo_path: null,
      candidates: ['x/src/a.py', 'y/src/a.py'],
    });
    expect(mapped('/app/src/A.py', ['x/src/a.py', 'y/src/A.py'], 'python')).toMatchObject({ repo_path: 'y/src/A.py', candidates: [] });
    const many = Array.from({ length: 500 }, (_, index) => `p${index}/src/index.js`);
    expect(mapped('/app/src/index.js', many)?.candidates).toHaveLength(10);
  });

  test('a mere file name is no proof, unless the log gives no more', () => {
    expect(mapped('/app/other/index.js', ['src/index.js'])).toMatchObject({ repo_path: null, candidates: [] });
    expect(path('index.js', ['src/index.js'])).toBe('src/index.js');
  });

  test('Java and Kotlin classes by package, or by their name where the folders leave the package out', () => {
    expect(
      path('com/acme/shop/Orders.java', ['a/src/main/java/com/acme/shop/Orders.java', 'a/src/main/java/com/acme/Orders.java'], 'java'),
    ).toBe('a/src/main/java/com/acme/shop/Orders.java');
    expect(path('com/acme/shop/Orders.kt', ['src/main/kotlin/Orders.kt'], 'kotlin')).toBe('src/main/kotlin/Orders.kt');
  });

  test.each<[string, Language]>([
    ['/app/node_modules/express/index.js', 'javascript'],
    ['node:internal/modules/run_main', 'javascript'],
    ['internal/process/index.js', 'javascript'],
    ['webpack/bootstrap/index.js', 'javascript'],
    ['/usr/lib/python3.11/json/decoder.py', 'python'],
    ['/venv/lib/python3.11/site-packages/json/decoder.py', 'python'],
    ['<frozen importlib._bootstrap>', 'python'],
    ['java/util/ArrayList.java', 'java'],
    ['/usr/local/go/src/net/http/server.go', 'go'],
    ['/root/go/pkg/mod/github.com/x/y@v1/server.go', 'go'],
    ['/rustc/abc/library/core/src/option.rs', 'rust'],
    ['/root/.cargo/registry/src/index/tokio-1/src/option.rs', 'rust'],
    ['/usr/lib/ruby/gems/3.3.0/gems/rack-3/lib/rack.rb', 'ruby'],
    ['/app/vendor/github.com/x/server.go', 'go'],
  ])('%s is not of the repository', (file, language) => {
    const name = file.split('/').slice(-1).join('/');
    expect(path(file, [name, `src/${name}`, file.replace(/^\//, '')], language)).toBeNull();
  });

  test('a frame without a file, an empty name, names of Object.prototype', () => {
    expect([path(null, ['a']), path('/', ['a']), path('constructor', ['a']), path('__proto__', ['x/__proto__'])]).toEqual([
      null,
      null,
      null,
      'x/__proto__',
    ]);
  });

  test('100,000 files with one name, 1,000 frames: each path is looked at a few times, not once a frame', () => {
    const paths = Array.from({ length: 100_000 }, (_, index) => `packages/p${index % 500}/m${index}/index.ts`);
    const split = jest.spyOn(String.prototype, 'split');
    const frames = Array.from({ length: 1_000 }, (_, index) => frame(`/app/packages/p${index % 500}/m${index}/index.ts`, 'typescript'));
    const result = mapFrames(frames, paths);
    const looks = split.mock.calls.length;
    split.mockRestore();
    expect(result.every((one, index) => one.repo_path === paths[index])).toBe(true);
    expect(looks).toBeLessThan(350_000);
  });
});

describe('snippet', () => {
  const text = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\r\n');

  test('five lines on either side, fewer at the ends', () => {
    expect(snippet(text, 12)).toEqual({ start_line: 7, lines: Array.from({ length: 11 }, (_, index) => `line ${index + 7}`) });
    expect(snippet(Buffer.from(text), 1, 1)).toEqual({ start_line: 1, lines: ['line 1', 'line 2'] });
    expect(snippet(text, 30, 2)).toEqual({ start_line: 28, lines: ['line 28', 'line 29', 'line 30'] });
  });

  test('nothing beyond the end, of binary files, of impossible lines', () => {
    for (const line of [31, 40, 0, -1, 1.5, Number.NaN, 2 ** 53]) expect(snippet(text, line).lines).toEqual([]);
    expect(snippet(Buffer.from([0x7f, 0x45, 0, 1, 10, 65]), 1).lines).toEqual([]);
    expect(snippet('', 1).lines).toEqual([]);
  });

  test('long lines are cut, bad bytes become storable', () => {
    const [cut = ''] = snippet(`${'é'.repeat(5_000_000)}\nb`, 1, 0).lines;
    expect(cut).toHaveLength(400);
    expect(cut.endsWith('…')).toBe(true);
    expect(snippet(Buffer.from([0xff, 0xfe, 0x41, 10]), 1).lines).toEqual(['\ufffd\ufffdA']);
  });
});
