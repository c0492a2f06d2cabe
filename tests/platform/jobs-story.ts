import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { z } from 'zod';
import type { Org } from '../../server/platform/db/index.ts';
import { defineJob, type OrgJob, type Sweep } from '../../server/platform/jobs/index.ts';
import type { WorkerOptions } from '../../server/platform/jobs/worker.ts';
import type { TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';
import { jobsDatabase, toolsOf } from './jobs-house.ts';

export interface Thing {
  thing: string;
}
export const payload = z.strictObject({ thing: z.string() });

/** A kind of job that is about a thing. */
export const job = (run: OrgJob<Thing>['run'] = async () => {}, more: Partial<OrgJob<Thing>> = {}): OrgJob<Thing> =>
  defineJob({ name: 'test.job', payload, ...more, run });

/** What a story about jobs happens in: one database per file; for each test an organisation and an empty queue. */
export class Story {
  declare database: TestDatabase;
  declare org: Org;
  declare house: ReturnType<typeof toolsOf>;

  get jobs() {
    return this.house.jobs;
  }

  /** Runs these kinds of job in this process. */
  work(kinds: OrgJob<Thing>[], sweeps: Sweep[] = [], slots = 4, more: WorkerOptions = {}): Promise<void> {
    return this.jobs.work(this.house.tools, kinds as unknown as OrgJob[], sweeps, { keepMs: 100, slots, ...more }).ready;
  }

  enqueue(kind: OrgJob<Thing>, thing = 'x', by: Org = this.org): Promise<string> {
    return by.write('thing.asked', (db) => this.jobs.enqueue(db, kind, { thing }));
  }

  async state(id: string): Promise<string | undefined> {
    return (await this.jobs.find(this.org, id))?.state;
  }

  /** As if another process went on with the same database. */
  restart(): void {
    this.house = toolsOf(this.database.db, this.database.roles.auth);
  }
}

/** Tells jest to make the story's world, and to look for trouble after each test. */
export function jobsStory(): Story {
  const story = new Story();
  beforeAll(async () => {
    story.database = await jobsDatabase();
  });
  afterAll(() => story.database.drop());
  beforeEach(async () => {
    story.org = await makeOrg(story.database);
    story.restart();
  });
  afterEach(async () => {
    await story.jobs.close(500);
    await story.database.sql('delete from queue.job_common; delete from queue.schedule');
    await story.database.sql('update queue.queue set monitor_claim_on = null, maintain_on = null');
    // A missing grant would show here first: the upkeep of the queue goes on beside the jobs.
    expect(story.house.said.filter((line) => line.includes('The job queue has trouble.'))).toEqual([]);
  });
  return story;
}
