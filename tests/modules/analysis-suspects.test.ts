import { describe, expect, test } from '@jest/globals';
import { fileChange, rankSuspects, type MappedFrame } from '../../server/modules/reports/analysis/index.ts';
import { commit } from './analysis-repo.ts';

const frame = (repo_path: string | null, line: number | null): MappedFrame => ({
  language: 'python',
  raw: '',
  file: repo_path,
  line,
  column: null,
  function: null,
  repo_path,
  candidates: [],
});
const now = new Date('2024-03-10T12:00:00Z');
const old = commit('old', '2024-01-01T00:00:00Z');
const wide = commit('wide', '2024-03-08T12:00:00Z');
const fresh = commit('fresh', '2024-03-10T11:40:00Z');
const later = commit('later', '2024-03-11T00:00:00Z');

describe('suspects', () => {
  test('the last commit before the failure leads, and the reason says so; later ones are innocent', () => {
    const [place] = rankSuspects({ frames: [frame('a.py', 3)], commitsByPath: new Map([['a.py', [later, fresh, wide, old]]]), now });
    expect(place?.suspects.map((suspect) => suspect.hash)).toEqual(['fresh', 'wide', 'old']);
    expect(place?.suspects[0]).toEqual({
      hash: 'fresh',
      author: 'Ann',
      date: '2024-03-10T11:40:00Z',
      message: 'change fresh',
      reason: 'the last commit to touch a.py before the failure; within the hour before the failure',
    });
    expect(place?.suspects[1]?.reason).toBe('touched a.py second most recently before the failure; 2 days before the failure');
  });

  test('one that touched several files of the trace comes before one that touched this file just as lately', () => {
    const history = new Map([
      ['a.py', [fresh, wide]],
      ['b.py', [wide]],
      ['c.py', [wide]],
      ['d.py', [wide]],
    ]);
    const [place] = rankSuspects({ frames: ['a.py', 'b.py', 'c.py', 'd.py'].map((path) => frame(path, 1)), commitsByPath: history, now });
    expect(place?.suspects[0]).toMatchObject({ hash: 'wide' });
    expect(place?.suspects[0]?.reason).toContain('also touched 3 other files of the trace');
  });

  test('the patch that changes the very line comes first', () => {
    const patch = '@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n@@ -40,2 +40,3 @@ def f():\n x\n+y\n z\n\\ No newline at end of file';
    const changes = new Map([['old', [fileChange({ path: 'a.py', patch })]]]);
    const rank = (line: number) =>
      rankSuspects({ frames: [frame('a.py', line)], commitsByPath: new Map([['a.py', [fresh, old]]]), now, changesByHash: changes })[0]
        ?.suspects;
    expect(rank(2)?.[0]).toMatchObject({ hash: 'old' });
    expect(rank(2)?.[0]?.reason).toContain('its patch changes line 2 itself');
    expect(rank(43)?.[0]?.reason).toContain('its patch changes line 41, next to line 43');
    expect(rank(20)?.[0]).toMatchObject({ hash: 'fresh' });
    expect(fileChange({ path: 'a.py', patch })).toMatchObject({ additions: 2, deletions: 1 });
    expect(fileChange({ path: 'a.bin', patch: null })).toEqual({ path: 'a.bin', additions: 0, deletions: 0 });
  });

  test('each place once, none without file or line, bounded', () => {
    const many = Array.from({ length: 100 }, (_, index) => frame('a.py', index + 1));
    const history = new Map([['a.py', Array.from({ length: 90 }, (_, index) => commit(`c${index}`, 'no date'))]]);
    const places = rankSuspects({ frames: [frame(null, 1), frame('a.py', null), frame('a.py', 1), ...many], commitsByPath: history, now });
    expect(places).toHaveLength(20);
    expect(places.every((place) => place.suspects.length === 5)).toBe(true);
    expect(rankSuspects({ frames: [frame('b.py', 1)], commitsByPath: new Map(), now })).toEqual([
      { repo_path: 'b.py', line: 1, suspects: [] },
    ]);
  });
});
