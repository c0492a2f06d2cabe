import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromGit, History, loadSample } from '../../server/local/sample/index.ts';
import { unifiedDiff } from '../../server/modules/git/index.ts';
import { cpuWatch } from '../support/cpu.ts';

const sample = loadSample();
const history = new History(sample.repository);

function inFolder<T>(work: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'longhouse-sample-')));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  const done = work(folder);
  if (done instanceof Promise) return done.finally(clean) as T;
  clean();
  return done;
}

function layOut(folder: string, files: ReadonlyMap<string, { sha: string }>): void {
  for (const [name, { sha }] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), history.blobs.get(sha)!);
  }
}

const runAt = (folder: string) => spawnSync(process.execPath, ['src/main.js'], { cwd: folder, encoding: 'utf8' });

describe('the sample', () => {
  test("has git's own ids", () => {
    expect(history.commits[0]!.hash).toBe(sample.head);
    expect(history.commits[1]!.hash).toBe(sample.broken_by);
    expect(history.commits[1]!.message).toBe('Keep the discounts in one table');
  });

  test('runs well before the commit that breaks it', () => {
    inFolder((folder) => {
      layOut(folder, history.commits[2]!.tree_files);
      expect(runAt(folder).status).toBe(0);
    });
  });

  test('really prints its trace', () => {
    inFolder((folder) => {
      layOut(folder, history.commits[0]!.tree_files);
      const ran = runAt(folder);
      expect(ran.status).toBe(1);
      const ours = (text: string) =>
        text
          .split('\n')
          .filter((line) => /TypeError|\/src\/|invoice|invoiced/.test(line))
          .map((line) => line.replace(/^\S+Z /, ''));
      const printed = ours(ran.stdout.replaceAll(pathToFileURL(folder).href, 'file:///srv/orders'));
      expect(printed).toEqual(ours(sample.trace));
      expect(printed.length).toBeGreaterThanOrEqual(9);
    });
  });

  test('a local checkout is read under its real ids', async () => {
    await inFolder(async (folder) => {
      const git = (...args: string[]) =>
        execFileSync('git', ['-C', folder, '-c', 'user.name=Nora', '-c', 'user.email=nora@example.com', ...args], {
          encoding: 'utf8',
        }).trim();
      git('init', '-q', '-b', 'trunk');
      writeFileSync(path.join(folder, 'ü 1.txt'), 'one\n');
      writeFileSync(path.join(folder, 'gone.txt'), 'gone\n');
      git('add', '.');
      git('commit', '-q', '-m', 'First\n\nwith a body');
      writeFileSync(path.join(folder, 'ü 1.txt'), 'one\ntwo\n');
      rmSync(path.join(folder, 'gone.txt'));
      git('add', '-A');
      git('commit', '-q', '-m', 'Second');
      for (const limit of [100, 1]) {
        const read = new History(await fromGit(folder, limit));
        expect(read.about.default_branch).toBe('trunk');
        expect(read.commits[0]).toMatchObject({ hash: git('rev-parse', 'HEAD'), tree: git('rev-parse', 'HEAD^{tree}'), message: 'Second' });
        expect([...read.commits[0]!.tree_files.keys()]).toEqual(['ü 1.txt']);
        expect(read.commits).toHaveLength(Math.min(limit, 2));
      }
    });
  });
});

/** Applies hunks as `patch` would, refusing any context or removed line that is not there. */
function apply(before: string[], patch: string): string[] {
  const after: string[] = [];
  let at = 0;
  for (const line of patch === '' ? [] : patch.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(line);
    if (hunk !== null) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      while (at < start) after.push(before[at++]!);
    } else if (line.startsWith('+')) {
      after.push(line.slice(1));
    } else {
      if (before[at] !== line.slice(1)) throw new Error(`line ${at + 1} is not "${line.slice(1)}"`);
      if (line.startsWith(' ')) after.push(line.slice(1));
      at += 1;
    }
  }
  return [...after, ...before.slice(at)];
}

describe('unified diff', () => {
  test.each([
    ['', '', ''],
    ['a\n', 'a\n', ''],
    ['', 'a\n', '@@ -0,0 +1 @@\n+a'],
    ['a\n', '', '@@ -1 +0,0 @@\n-a'],
    ['a\nb\nc\n', 'a\nx\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+x\n c'],
  ])('%j to %j', (before, after, patch) => {
    expect(unifiedDiff(before, after)).toBe(patch);
  });

  test('a patch turns the one text into the other', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 40 });
    const text = (of: string[]) => of.map((line) => `${line}\n`).join('');
    fc.assert(
      fc.property(lines, lines, (before, after) => expect(apply(before, unifiedDiff(text(before), text(after)))).toEqual(after)),
      { numRuns: 1_000 },
    );
  });

  test('two large texts with nothing in common take no time worth naming', () => {
    const many = (letter: string) => Array.from({ length: 20_000 }, (_, n) => `${letter}${n}\n`).join('');
    const spent = cpuWatch();
    expect(unifiedDiff(many('a'), many('b'))).toMatch(/^@@ -1,20000 \+1,20000 @@/);
    expect(spent()).toBeLessThan(10_000);
  });
});
