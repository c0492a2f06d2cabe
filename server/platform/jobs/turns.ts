import { urgentPriority } from './lanes.ts';
import type { Queue } from './queue.ts';

/** Most jobs of one organisation that the claim reads through when it may take none of them; as many again may be there for a while. */
const usualSight = 200;
/** Jobs moved in one transaction, so that nobody waits for long. */
const stretch = 500;

const waiting = `name = 'org' and state < 'active' and priority < ${urgentPriority}`;
const closed = "(select id::text from app.orgs where status <> 'active')";

/** The organisations that have jobs aside, or in sight, one after the other: in leaps over an index, not through all their jobs. */
const orgsWith = (aside: boolean): string => `recursive orgs (group_id) as (
    select min(group_id) from queue.job_common where ${waiting} and blocked = ${aside}
    union all
    select (select min(group_id) from queue.job_common j where ${waiting} and blocked = ${aside} and j.group_id > orgs.group_id)
      from orgs where orgs.group_id is not null)`;
/** Jobs of one of these organisations, the longest waiting first. */
const jobsOf = (where: string): string =>
  `select ctid as at, blocked, created_on from queue.job_common j where ${waiting} and j.group_id = orgs.group_id and ${where} order by created_on`;
const due = 'start_after <= now()';
/** They are reached by where they stand: said as text, their state offers no index. Whoever works on one of them is not waited for. */
const move = (aside: boolean): string => `update queue.job_common set blocked = ${aside} where ctid = any (array(
    select ctid from queue.job_common
      where ctid = any (array(select at from next)) and state::text in ('created', 'retry') and blocked <> ${aside} for update skip locked))
  returning id`;

const bringSql = (inSight: number): string => `with ${orgsWith(true)},
  next as (select j.at from orgs cross join lateral (select at, blocked from
      ((${jobsOf(`blocked = false and ${due}`)} limit ${inSight}) union all (${jobsOf(`blocked = true and ${due}`)} limit ${inSight})) j
      order by created_on limit ${inSight}) j
    where orgs.group_id is not null and orgs.group_id not in ${closed} and j.blocked limit ${stretch})
  ${move(false)}`;

/** What is due and what is not yet are looked at apart: many of the one must not push out the other. */
const behind = (where: string, inSight: number): string => `select j.at from orgs cross join lateral
  (${jobsOf(`blocked = false and ${where}`)} offset case when orgs.group_id in ${closed} then 0 else ${2 * inSight} end limit ${stretch}) j
  where orgs.group_id is not null`;
const setAsideSql = (inSight: number): string => `with ${orgsWith(false)},
  next as (select at from ((${behind(due, inSight)}) union all (${behind(`not ${due}`, inSight)})) j limit ${stretch})
  ${move(true)}`;

/**
 * Keeps a claim cheap whatever waits. pg-boss reads the jobs that are due one after the other until it meets one that may run, so only the
 * next ones of each organisation are left in its sight, and none of one that is suspended; `blocked`, by which pg-boss itself holds jobs
 * back, says which are aside. That is looked at over and over and not when something happens, so nothing that happens at once can leave a
 * job behind.
 */
export class Turns {
  readonly #queue: Queue;
  readonly #onBrought: () => void;
  readonly #onTrouble: (error: unknown) => void;
  readonly #inSight: number;
  #claims = 0;
  #moving: Promise<void> | undefined;
  #more = false;
  #stopped = false;

  constructor(queue: Queue, onBrought: () => void, onTrouble: (error: unknown) => void, inSight = usualSight) {
    this.#queue = queue;
    this.#onBrought = onBrought;
    this.#onTrouble = onTrouble;
    this.#inSight = inSight;
  }

  /** After each claim: where jobs are aside, others may have to be brought before the time comes to look again. */
  claimed(any: boolean): void {
    this.#claims += 1;
    if (this.#more && (!any || this.#claims >= this.#inSight / 2)) this.look();
  }

  /**
   * Sees to it that what is next in turn is in sight, and what is not is aside. Goes on in the background until all is where it belongs.
   */
  look(): void {
    if (this.#stopped) return;
    this.#moving ??= this.#move()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#moving = undefined;
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#moving;
  }

  async #move(): Promise<void> {
    let full = true;
    while (full && !this.#stopped) {
      this.#claims = 0;
      const moved = await this.#queue.alone('longhouse.jobs.turns', async (sql) => {
        const brought = await sql(bringSql(this.#inSight));
        await sql("select set_config('app.sets_aside', 'on', true)");
        return { brought, setAside: await sql(setAsideSql(this.#inSight)) };
      });
      if (!moved) return;
      const { brought, setAside } = moved;
      this.#more = brought > 0 || setAside > 0;
      if (brought > 0) this.#onBrought();
      full = Math.max(brought, setAside) === stretch;
    }
  }
}
