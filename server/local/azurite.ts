import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import path from 'node:path';
import { letGo, watchOver } from './guardian.ts';

/** A blob service that this process started; it ends with this process, however that ends. */
export interface LocalBlob {
  pid: number;
  /** With the account's name as its path. */
  url: string;
  account: string;
  /** What ASSETS_BLOB_CONNECTION takes. */
  connection: string;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** How the blob service is started. */
export interface AzuriteOptions {
  /** The data folder, made if absent; unset: everything stays in memory. */
  dir?: string;
  /** Paths of a certificate and its key: https, with Entra-like tokens, which user-delegation SAS needs. */
  tls?: { cert: string; key: string };
  /** Told of the process as soon as there is one. */
  onSpawn?: (pid: number) => void;
}

const account = 'longhouse';
const patience = 30_000;

/** Starts Azurite's blob service on a free port of 127.0.0.1. */
export async function startAzurite(options: AzuriteOptions = {}): Promise<LocalBlob> {
  const key = options.dir === undefined ? newKey() : keptKey(options.dir);
  // detached: Ctrl-C in the terminal reaches this process only, which then lets requests finish before it stops Azurite.
  const child = spawn(process.execPath, [program(), ...flags(options)], {
    env: { PATH: process.env['PATH'], AZURITE_ACCOUNTS: `${account}:${key}` },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) {
    watchOver(pid);
    options.onSpawn?.(pid);
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const stop = async (): Promise<void> => {
    child.ref();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    if (pid !== undefined) await letGo(pid);
  };
  try {
    const url = `${await ready(child)}/${account}`;
    const connection = `DefaultEndpointsProtocol=${new URL(url).protocol.slice(0, -1)};AccountName=${account};AccountKey=${key};BlobEndpoint=${url};`;
    return { pid: pid!, url, account, connection, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const newKey = (): string => randomBytes(32).toString('base64');

/** The account's key of this folder, made the first time. */
function keptKey(dir: string): string {
  fs.mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'account-key');
  if (!fs.existsSync(file)) fs.writeFileSync(file, newKey(), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

const program = (): string =>
  path.join(path.dirname(createRequire(import.meta.url).resolve('azurite/package.json')), 'dist/src/blob/main.js');

function flags({ dir, tls }: AzuriteOptions): string[] {
  // The SDK is ahead of Azurite: without skipApiVersionCheck every call is refused.
  const always = [
    '--blobHost',
    '127.0.0.1',
    '--blobPort',
    '0',
    '--silent',
    '--disableTelemetry',
    '--skipApiVersionCheck',
    '--disableProductStyleUrl',
  ];
  const where = dir === undefined ? ['--inMemoryPersistence'] : ['--location', dir];
  return [...always, ...where, ...(tls ? ['--oauth', 'basic', '--cert', tls.cert, '--key', tls.key] : [])];
}

/** Its address, as it prints it. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`Azurite was not ready within ${patience / 1000} s:\n${log}`)), patience);
    const see = (text: string): void => {
      log += text;
      const url = /successfully (?:listens on|listening at) (https?:\/\/[^\s/]+)\s/.exec(log)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      child.unref();
      for (const stream of [child.stdout, child.stderr]) {
        stream?.off('data', see).resume();
        (stream as Socket).unref();
      }
      resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', see);
    const failed = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Azurite ended with code ${code}:\n${log}`)));
  });
}
