import { newId } from '../../server/core/ids.ts';
import type { Org } from '../../server/platform/db/index.ts';
import type { TestDatabase } from './database.ts';

/** A fresh organisation with one owner, put there directly. */
export async function makeOrg(database: TestDatabase): Promise<Org> {
  const [orgId, userId] = [newId(), newId()];
  const slug = `org-${orgId.slice(-12)}`;
  await database.sql(
    `with o as (insert into app.orgs (id, slug, name) values ($1, $2, $2) returning id),
       u as (insert into app.users (id, email) values ($3, $4) returning id)
     insert into app.memberships (org_id, id, user_id, role) select o.id, $3, u.id, 'owner' from o, u`,
    [orgId, slug, userId, `${slug}@example.test`],
  );
  return database.db.org(orgId, { kind: 'user', id: userId });
}
