import { z } from 'zod';
import { conflict, found } from '../../server/core/problem.ts';
import { OrgModel } from '../../server/platform/db/index.ts';
import { anyone, listQuery, member, mustMatch, paged, pageOf, timestamp, uuid } from '../../server/platform/http/index.ts';
import { defineModule } from '../../server/platform/module.ts';

export class Toy extends OrgModel {
  static override tableName = 'app.toys';
  declare name: string;
  declare version: number;
  declare hidden: string | null;
}

const ToyView = z.object({ id: uuid, name: z.string(), version: z.int(), created_at: timestamp }).meta({ id: 'Toy' });
const ToyInput = z.strictObject({ name: z.string().min(1).max(100) });
const id = z.object({ id: uuid });

/** What the handlers of the toys were stopped by or have counted; a test turns it. */
export interface Switches {
  /** Awaited between the effect and the answer. */
  pause?: () => Promise<void>;
  fail?: unknown;
  handled: number;
}

export const toys = (switches: Switches) =>
  defineModule({
    name: 'toys',
    product: 'vehicles',
    endpoints: [
      member('vehicles:read').get('/toys', {
        summary: 'List the toys',
        query: listQuery.extend({ name: z.string().optional() }),
        reply: pageOf(ToyView),
        handle: (call) =>
          call.org.read((db) => paged(call, call.query.name === undefined ? db.rows(Toy) : db.rows(Toy).where('name', call.query.name))),
      }),
      member('vehicles:read').get('/toys/search', {
        summary: 'Search',
        query: z.object({ q: z.string() }),
        reply: z.object({ q: z.string() }),
        handle: async ({ query }) => query,
      }),
      member('vehicles:read').get('/toys/:id', {
        summary: 'One toy',
        params: id,
        reply: ToyView,
        etag: ({ version }) => String(version),
        handle: async ({ org, params }) => found('toy', await org.read((db) => db.rows(Toy).findOne('id', params.id))),
      }),
      member('vehicles:write').post('/toys', {
        summary: 'Make a toy',
        body: ToyInput,
        reply: ToyView,
        location: (toy) => `/api/v1/toys/${toy.id}`,
        etag: ({ version }) => String(version),
        example: { id: '0190f0a0-0000-7000-8000-000000000000', name: 'Bear', version: 1, created_at: '2026-01-01T00:00:00.000Z' },
        handle: async ({ org, body }) => {
          switches.handled += 1;
          const toy = await org.write('toy.made', async (db) => {
            const made = await db.rows(Toy).insert({ name: body.name, version: 1, hidden: 'not for the street' }).returning('*');
            await switches.pause?.();
            return made;
          });
          if (switches.fail !== undefined) throw switches.fail;
          return toy;
        },
      }),
      member('vehicles:write').post('/toys/pairs', {
        summary: 'Make two; what the write returns is not the answer',
        body: ToyInput,
        reply: z.object({ count: z.int() }),
        status: 202,
        handle: async ({ org, body }) => {
          await org.write('toys.paired', (db) =>
            db
              .rows(Toy)
              .insert([1, 2].map((version) => ({ name: body.name, version })))
              .returning('id'),
          );
          await switches.pause?.();
          if (switches.fail !== undefined) throw switches.fail;
          return { count: 2 };
        },
      }),
      member('vehicles:write').post('/toys/secrets', {
        summary: 'Shown once',
        reply: z.object({ secret: z.string() }),
        secretReply: true,
        handle: async ({ org }) => {
          await org.write('toy.made', (db) => db.rows(Toy).insert({ name: 'secret', version: 1 }).returning('*'));
          return { secret: 'shown-once-only' };
        },
      }),
      member('vehicles:write').patch('/toys/:id', {
        summary: 'Change a toy',
        params: id,
        body: ToyInput.partial(),
        reply: ToyView,
        etag: ({ version }) => String(version),
        handle: ({ org, params, body, if_match }) =>
          org.write('toy.changed', async (db) => {
            const toy = found('toy', await db.rows(Toy).findOne('id', params.id).forUpdate());
            mustMatch(if_match, String(toy.version));
            await db
              .rows(Toy)
              .patch({ name: body.name ?? toy.name, version: toy.version + 1 })
              .where('id', params.id);
            return found('toy', await db.rows(Toy).findOne('id', params.id));
          }),
      }),
      member('vehicles:write').delete('/toys/:id', {
        summary: 'Throw a toy away',
        params: id,
        reply: null,
        handle: async ({ org, params }) => {
          await org.write('toy.removed', (db) => db.rows(Toy).delete().where('id', params.id));
        },
      }),
      member('vehicles:write').post('/toys/anything', {
        summary: 'Any JSON',
        body: z.object({ payload: z.unknown().optional() }).catchall(z.unknown()),
        reply: z.object({ payload: z.unknown() }),
        status: 200,
        handle: async ({ body }) => ({ payload: body.payload }),
      }),
      member('vehicles:write').post('/toys/bulk', {
        summary: 'Long arrays',
        body: z.array(z.int()),
        reply: z.object({ count: z.int() }),
        bulkBody: true,
        bodyLimit: '1mb',
        handle: async ({ body }) => ({ count: body.length }),
      }),
      member('vehicles:write').post('/toys/slow', {
        summary: 'Dear',
        reply: z.object({ ok: z.boolean() }),
        limit: 'expensive',
        handle: async () => ({ ok: true }),
      }),
    ],
  });

/** The parts that belong to no product: broken things, open things, things for owners. */
export const oddities = (switches: Switches) =>
  defineModule({
    name: 'oddities',
    endpoints: [
      anyone('the test asks without a token').post('/open', {
        summary: 'Open',
        body: ToyInput,
        reply: z.object({ name: z.string() }),
        limit: 'auth',
        handle: async ({ body }) => body,
      }),
      anyone('the proof is in the header').webhook('/webhooks/toys/:source_id', {
        summary: 'Bytes in',
        params: z.object({ source_id: z.string() }),
        reply: z.object({ bytes: z.int(), kind: z.string() }),
        status: 202,
        handle: async ({ body, headers }) => ({ bytes: body.length, kind: String(headers['x-event']) }),
      }),
      member('me:read').get('/me', {
        summary: 'Me',
        reply: z.object({ user_id: uuid, org_id: uuid, kind: z.string(), ip: z.string() }),
        handle: async ({ caller, org, from }) => ({ user_id: caller.user_id, org_id: org.id, kind: caller.kind, ip: from.ip }),
      }),
      member('org_keys:write').post('/keys', { summary: 'For owners', reply: null, handle: async () => {} }),
      member('me:read').get('/broken', {
        summary: 'Throws',
        reply: null,
        handle: async () => {
          throw switches.fail ?? new Error('the password is hunter2');
        },
      }),
      member('me:read').get('/slow', {
        summary: 'Waits',
        reply: z.object({ ok: z.boolean() }),
        handle: async () => {
          await switches.pause?.();
          return { ok: true };
        },
      }),
      member('me:read').get('/busy', {
        summary: 'Busy',
        reply: null,
        handle: async () => {
          throw conflict('toy_conflict', 'Taken.');
        },
      }),
    ],
  });
