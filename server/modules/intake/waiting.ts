/** Minutes after which somebody who waits is told of again, and counted. */
const patienceMinutes = 15;

/** Escalations that nobody has acknowledged. */
const open = 'acknowledged_at is null';

/**
 * Of an escalation that waits: whether it is to be told of again. Every 15 minutes in the three hours after danger was last seen, every hour for the
 * rest of a day, then once a day.
 */
export const isDue = `notified_at <= now() - case
  when updated_at > now() - interval '3 hours' then interval '${patienceMinutes} minutes'
  when updated_at > now() - interval '1 day' then interval '1 hour'
  else interval '1 day' end`;

/** Those to be told of again, by turns: of each organisation the one that waits longest, then the next. */
export const dueSql = `select org_id, id from (
    select org_id, id, notified_at, row_number() over (partition by org_id order by notified_at) as turn
    from app.escalations where ${open} and ${isDue}) due
  order by turn, notified_at limit 500`;

/** How many have waited too long, and how many of those came to that within the last half hour: old ones must not hide that somebody new waits. */
export const waitingSql = `select count(*)::int as waiting, count(*) filter (where created_at > now() - interval '${patienceMinutes + 30} minutes')::int as overdue
  from app.escalations where ${open} and created_at <= now() - interval '${patienceMinutes} minutes'`;
