import { afterAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { alreadyKept, keptSecrets, readSettings } from '../../server/platform/config/index.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-kept-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

const made = ['JWT_SIGNING_KEY', 'PIN_PEPPER', 'CURSOR_SECRET', 'STAFF_SESSION_SECRET'] as const;

test('off production the unset secrets are made once, differ, and are kept for their owner only', () => {
  const dir = path.join(root, 'first', 'deep');
  const settings = keptSecrets(dir, readSettings({}));
  const values = made.map((name) => settings[name] ?? '');
  expect(new Set(values).size).toBe(4);
  for (const value of values) expect(Buffer.from(value, 'base64url')).toHaveLength(48);
  for (const name of made) expect(settings.sources[name]).toBe('kept');
  expect(fs.statSync(path.join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dir)).toEqual(['secrets.json']);
  expect(keptSecrets(dir, readSettings({}))).toEqual(settings);
  expect(alreadyKept(dir, readSettings({}))).toEqual(settings);
});

test('what the environment says wins, and JWT_SECRET is not displaced by a key made here', () => {
  const settings = keptSecrets(path.join(root, 'env'), readSettings({ PIN_PEPPER: 'mine', JWT_SECRET: 'old' }));
  expect(settings).toMatchObject({ PIN_PEPPER: 'mine', JWT_SECRET: 'old', JWT_SIGNING_KEY: undefined });
  expect(settings.sources).toMatchObject({ PIN_PEPPER: 'env', JWT_SIGNING_KEY: 'default', CURSOR_SECRET: 'kept' });
});

test('a file that others may read is closed, and a missing secret is added without touching the rest', () => {
  const dir = path.join(root, 'older');
  const file = path.join(dir, 'secrets.json');
  fs.mkdirSync(dir);
  fs.writeFileSync(file, JSON.stringify({ PIN_PEPPER: 'p'.repeat(40), CURSOR_SECRET: 'short' }), { mode: 0o644 });
  const settings = keptSecrets(dir, readSettings({}));
  expect(settings.PIN_PEPPER).toBe('p'.repeat(40));
  expect(settings.CURSOR_SECRET).not.toBe('short');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  fs.chmodSync(file, 0o644);
  expect(keptSecrets(dir, readSettings({}))).toEqual(settings);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('a damaged file is refused with its name, not replaced', () => {
  const dir = path.join(root, 'damaged');
  fs.mkdirSync(dir);
  fs.writeFileSync(path.join(dir, 'secrets.json'), '{"PIN');
  expect(() => keptSecrets(dir, readSettings({}))).toThrow(/secrets\.json is damaged/);
  expect(fs.readFileSync(path.join(dir, 'secrets.json'), 'utf8')).toBe('{"PIN');
});

test('looking makes nothing, and production neither reads nor writes', () => {
  const dir = path.join(root, 'none');
  const settings = readSettings({});
  expect(alreadyKept(dir, settings).PIN_PEPPER).toBeUndefined();
  expect(keptSecrets(dir, { ...settings, production: true }).PIN_PEPPER).toBeUndefined();
  expect(fs.existsSync(dir)).toBe(false);
});
