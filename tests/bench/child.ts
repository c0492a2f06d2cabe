import type { AddressInfo } from 'node:net';
import type { Job } from './contract.ts';

/** One server under measurement: tells its port, then its processor time and memory whenever asked. */
const start = async (job: Job): Promise<void> => {
  const port = job.kind === 'product' ? await product(job) : await plain(job);
  process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
  process.send?.({ port });
};
process.once('message', (job: Job) => void start(job));
process.on('disconnect', () => process.exit(0));

async function plain(job: Job): Promise<number> {
  const { expressServer, limitServer } = await import('./servers.ts');
  const server = job.kind === 'limit' ? limitServer(job) : expressServer(job);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The product as `npm start` serves it, log lines included (they go to a pipe that nobody reads into a terminal). */
async function product(job: Job): Promise<number> {
  // Here and not above: the product sets how pg reads columns, and the others are to have pg as it comes.
  const [{ buildApp }, { modules }, { admission }, { openTools }, { readSettings }, { listen }, { openLog }, { Closing }] =
    await Promise.all([
      import('../../server/app.ts'),
      import('../../server/modules/index.ts'),
      import('../../server/modules/identity/index.ts'),
      import('../../server/open-tools.ts'),
      import('../../server/platform/config/index.ts'),
      import('../../server/platform/http/index.ts'),
      import('../../server/platform/log/index.ts'),
      import('../../server/run/closing.ts'),
    ]);
  const secret = 'a secret of the benchmark, of 32 bytes or more';
  const settings = readSettings({
    JWT_SIGNING_KEY: job.secret,
    PIN_PEPPER: secret,
    CURSOR_SECRET: `${secret}!`,
    DB_POOL_MIN: String(job.pool),
    DB_POOL_MAX: String(job.pool),
    LONGHOUSE_ROLES: 'api',
    ...(job.model !== undefined && { OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: job.model }),
    ASSETS_BLOB_CONNECTION: 'UseDevelopmentStorage=true',
  });
  const tools = await openTools(settings, { database: (role) => job.roles[role], log: openLog(settings) }, new Closing());
  const unlimited = { auth: 1e9, expensive: 1e9, address: 1e9, org: 1e9 };
  const app = buildApp({ modules, tools, admission: admission(tools), checks: [], rates: unlimited });
  const { url } = await listen(app, { port: 0, host: '127.0.0.1', maxRequestsPerSocket: 0 });
  return Number(new URL(url).port);
}
