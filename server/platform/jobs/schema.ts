import { getConstructionPlans } from 'pg-boss';
import { roles } from '../db/org-table.ts';
import { laneNames, laneOptions, platformGroup } from './lanes.ts';

const { app, auth, staff } = roles;

/**
 * What each role may do in schema `queue`, and no more; nobody but the owner may make or change a table there. longhouse_app puts jobs in
 * and completes them, those of the organisation it is set to, and sees no others; longhouse_auth claims, keeps, fails and clears them and
 * runs the clock of the sweeps; longhouse_staff looks on, and puts in what its policy lets it order.
 */
export const grantsSql = `
  revoke all on all functions in schema queue from public;
  grant usage on schema queue to ${app}, ${auth}, ${staff};
  grant execute on function queue.job_now() to ${app}, ${auth}, ${staff};
  grant execute on function queue.create_queue(text, jsonb) to ${auth};

  grant select on queue.queue to ${app}, ${auth}, ${staff};
  grant insert, update on queue.queue to ${auth};
  grant select, insert on queue.job_common to ${app};
  grant update (state, completed_on, output, blocked, pending_dependencies) on queue.job_common to ${app};
  grant select, insert, update, delete on queue.job_common to ${auth};
  grant insert on queue.job to ${auth};
  grant select, delete on queue.job_dependency to ${auth};
  grant select, insert, update, delete on queue.schedule to ${auth};
  grant select, update on queue.version to ${auth};
  grant select on queue.version to ${staff};
  grant insert on queue.job_common to ${staff};
  grant select (id, name, data, priority, state, retry_limit, retry_count, group_id, start_after, created_on, started_on, completed_on, output,
    source_name, source_id, source_created_on, source_retry_count, source_output) on queue.job_common to ${staff};`;

/** Row level security of the jobs: an organisation's transaction reaches its own, and may hand work to the platform. */
const policiesSql = `
  alter table queue.job_common enable row level security;
  create policy auth_rows on queue.job_common for all to ${auth} using (true) with check (true);
  create policy staff_rows on queue.job_common for select to ${staff} using (true);
  create policy app_sees on queue.job_common for select to ${app}
    using (group_id = (select app.current_org())::text or group_id = '${platformGroup}');
  create policy app_enqueues on queue.job_common for insert to ${app}
    with check (name = 'org' and group_id = (select app.current_org())::text or name = 'platform' and group_id = '${platformGroup}');
  create policy app_completes on queue.job_common for update to ${app}
    using (group_id = (select app.current_org())::text) with check (group_id = (select app.current_org())::text);`;

/** Everything the queue needs in an empty database, run by longhouse_owner inside the migration's own transaction. */
export function queueSchemaSql(): string {
  const construction = getConstructionPlans('queue')
    .replace(/^\s*BEGIN;/, '')
    .replace(/SET LOCAL [^;]*;/g, '')
    .replace(/COMMIT;\s*$/, '');
  const make = (name: string, options: object): string => `select queue.create_queue('${name}', '${JSON.stringify(options)}'::jsonb);`;
  const dead = make('dead', laneOptions('dead'));
  const others = laneNames.filter((lane) => lane !== 'dead').map((lane) => make(lane, laneOptions(lane)));
  const clock = make('__pgboss__send-it', { policy: 'standard' });
  return [construction, dead, ...others, clock, policiesSql, grantsSql].join('\n');
}
