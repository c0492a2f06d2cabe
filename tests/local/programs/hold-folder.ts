import { claim } from '../../../server/local/instance.ts';
import { startPostgres } from '../../../server/local/postgres.ts';

/** Takes the data folder of its first argument, starts Postgres in it if told to, says what happened in one JSON line and stays. */
const [dir = '', what] = process.argv.slice(2);
try {
  const instance = await claim(dir);
  const postgres = what === 'postgres' ? await startPostgres({ dir, durable: false, onSpawn: instance.add }) : undefined;
  console.log(JSON.stringify({ held: true, postgres: postgres?.pid }));
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(JSON.stringify({ held: false, why: (error as Error).message }));
}
