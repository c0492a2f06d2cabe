import fs from 'node:fs';
import { beginSession } from '../../admin/people/sessions.ts';
import { addStaff } from '../../admin/people/staff-user.ts';
import { connect } from '../../server/platform/db/index.ts';
import { openOwnPostgres, type OwnPostgres } from '../support/own-postgres.ts';
import { openServers } from '../support/server-process.ts';
import { consoleSeed } from './console-seed.ts';
import { median, percentile } from '../support/figures.ts';
import { table } from './table.ts';

const tables = [
  'orgs',
  'users',
  'memberships',
  'invitations',
  'sessions',
  'api_keys',
  'provider_credentials',
  'credential_uses',
  'repositories',
  'reports',
  'jobs',
  'assets',
  'usage_daily',
  'events',
  'audit_events',
  'staff_events',
];

/** What of a list is asked for, beside the first page as it opens: by the organisation, and by what it is usually narrowed by. */
const narrowed: Record<string, string[]> = {
  reports: ['filters.status=failed'],
  jobs: ['filters.state=dead', 'filters.state=retry'],
  audit_events: ['filters.action=report.settled', 'filters.action=nothing.of_this'],
  users: ['filters.email=person-2999', 'filters.email=p', 'filters.email=nobody'],
  orgs: ['filters.name=Organisation 2999', 'filters.status=suspended'],
};

/** The lists and searches of the console at so many rows each, and the start of a process that serves it alone. */
export async function benchConsole({ rows = 300_000, rounds = 20 } = {}): Promise<void> {
  const postgres = await openOwnPostgres();
  try {
    process.stdout.write(`Seeding ${rows.toLocaleString('en')} rows of ${tables.length} tables…\n`);
    const began = performance.now();
    for (const text of consoleSeed(rows)) await postgres.sql(text);
    process.stdout.write(`seeded in ${((performance.now() - began) / 1e3).toFixed(0)} s\n`);
    await measure(postgres, rounds);
  } finally {
    await postgres.stop();
  }
}

/** Asks for every page of a console over rows that are there. */
export async function measure(postgres: OwnPostgres, rounds: number): Promise<void> {
  const servers = openServers(postgres);
  const staff = connect(postgres.roles.staff, { min: 0, max: 1 });
  try {
    const person = await addStaff(staff, { email: 'bench@longhouse.test', name: 'Bench', role: 'admin' });
    const token = await beginSession(staff, { staff_user_id: person!.id, stage: 'signed_in', ip: '127.0.0.1', user_agent: 'bench' });
    const [{ id }] = (await postgres.sql("select id from app.orgs where slug = 'org-77'")) as [{ id: string }];
    const server = await startings(servers, rounds);
    const headers = { cookie: `longhouse_staff=${token}`, accept: 'application/json' };
    const paths = [
      '/dashboard',
      `/pages/organisation?id=${id}`,
      ...['organisation 29', 'person-29', 'o', '29', 'nobody of this name'].map((text) => `/pages/find?q=${encodeURIComponent(text)}`),
      ...tables.flatMap((name) =>
        [
          '',
          ...(['orgs', 'users', 'staff_events'].includes(name) ? [] : [`filters.org_id=${id}`]),
          'page=5',
          ...(narrowed[name] ?? []),
        ].map((query) => `/resources/${name}/actions/list?${query}`),
      ),
    ];
    const lines: [string, number, number][] = [];
    for (const path of paths) {
      const times: number[] = [];
      for (let i = 0; i < rounds + 3; i += 1) {
        const began = performance.now();
        const answer = await fetch(`${server.url}/admin/api${path}`, { headers });
        if (!answer.ok || !(await answer.text()).startsWith('{')) throw new Error(`${path} answers ${answer.status}.`);
        if (i >= 3) times.push(performance.now() - began); // the first ones warm up
      }
      lines.push([path, median(times), percentile(times, 0.95)]);
    }
    process.stdout.write(
      table(
        ['', 'p50 ms', 'p95 ms'],
        lines.map(([path, p50, p95]) => [path, p50.toFixed(1), p95.toFixed(1)]),
      ),
    );
    process.stdout.write(`\nslowest p95: ${Math.max(...lines.map(([, , p95]) => p95)).toFixed(1)} ms\n`);
  } finally {
    await staff.destroy();
    await servers.close();
  }
}

/** Starts the console alone a few times; tells the time from its start to its first page, and its memory. The last one stays. */
async function startings(servers: ReturnType<typeof openServers>, rounds: number) {
  const seen: { ms: number; mb: number }[] = [];
  for (let turn = 0; ; turn += 1) {
    const began = performance.now();
    const server = await servers.start({ LONGHOUSE_ROLES: 'admin' }, 'console');
    const { status } = await fetch(`${server.url}/admin/login`);
    if (status !== 200) throw new Error(`/admin/login answers ${status}.`);
    const mb = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1e3;
    if (turn > 0) seen.push({ ms: performance.now() - began, mb }); // the first one fills the compile cache
    if (turn === Math.min(5, rounds)) {
      const of = (figure: 'ms' | 'mb') => Math.round(median(seen.map((one) => one[figure])));
      process.stdout.write(`start of the role admin: ${of('ms')} ms to the first page, ${of('mb')} MB\n`);
      return server;
    }
    await server.stop();
  }
}
