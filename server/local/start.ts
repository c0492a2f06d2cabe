import path from 'node:path';
import type { HomeFacts } from '../home/index.ts';
import type { Settings } from '../platform/config/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Closing } from '../run/closing.ts';
import { programVersion } from '../run/version.ts';
import { announcement, laps } from './announce.ts';
import { demoFile, keepDemoAccess, withSample } from './demo-access.ts';
import { openLocalHouse, takeFolder } from './house.ts';
import { prepareDatabase } from './prepare.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * The start on a developer's machine: takes the data folder and the port, starts what is missing, prepares the database, serves, and says
 * where.
 */
export async function startLocally(given: Settings, log: Log, closing: Closing, onBroken: (why: string) => void): Promise<void> {
  const dir = path.resolve(given.LONGHOUSE_DIR);
  const lap = laps(print);
  print(`Longhouse ${programVersion} on Node ${process.versions.node}`);
  const instance = await takeFolder(given, closing);
  const { promise: spawned, resolve: onSpawned } = Promise.withResolvers<void>();
  const opening = openLocalHouse(given, instance, closing, onSpawned);
  // Loading the program takes as long as Postgres takes to start, so both happen at once; and none is left behind if either fails.
  const [opened, loaded] = await Promise.allSettled([opening, Promise.race([spawned, opening]).then(() => load(given, closing))]);
  if (opened.status === 'rejected') throw opened.reason;
  if (loaded.status === 'rejected') throw loaded.reason;
  const house = opened.value;
  const { door, openTools, serve } = loaded.value;
  void house.broken.then(onBroken);
  for (const part of house.parts) lap(part);
  const firstStart = await prepareDatabase(dir, house.database('owner'), lap);
  const settings = withSample({ ...house.settings, PUBLIC_URL: house.settings.PUBLIC_URL ?? door.url });
  const { database, blobs } = house;
  const tools = await openTools(settings, { database, log, ...(blobs && { blobs }) }, closing);
  const demo = await keepDemoAccess(dir, door.url, tools, async (given) => (await import('../../seeds/demo.ts')).seedDemo(given));
  const serves = settings.LONGHOUSE_ROLES.includes('admin');
  const facts: HomeFacts = { version: programVersion, tryNext: 'npm run demo', ...(serves && { console: '/admin' }) };
  await serve(tools, door, facts, closing);
  lap(`listening on ${door.url}`);
  print(announcement({ url: door.url, facts, dir, ...(demo && { demo: demoFile(dir) }), firstStart }));
}

/** Loads the program and takes its port, so that whoever knocks from now on waits instead of being refused. */
async function load(settings: Settings, closing: Closing) {
  const { takeDoor } = await import('../run/door.ts');
  const door = await takeDoor(settings.HOST, settings.PORT);
  await closing.add('door', () => door.close());
  const [{ openTools }, { serve }] = await Promise.all([import('../open-tools.ts'), import('../serve.ts')]);
  return { door, openTools, serve };
}
