/** Organisations beside the two that are looked at. */
export const names: readonly (readonly [name: string, slug: string])[] = [
  ['Alder & Sons', 'alder-and-sons'],
  ['Northgate Motors', 'northgate-motors'],
  ['Blue Kettle Autos', 'blue-kettle'],
  ['Rowan Diagnostics', 'rowan-diagnostics'],
  ['Küstenwerkstatt Sankt Peter-Ording GmbH & Co. KG', 'kuestenwerkstatt'],
  ['Marlow Health', 'marlow-health'],
  ['Tarn & Fell', 'tarn-and-fell'],
  ['Osprey Fleet', 'osprey-fleet'],
  ['Hazel Clinic', 'hazel-clinic'],
  ['Lantern Software', 'lantern'],
  ['Piper Yard', 'piper-yard'],
  ['Copperfield Logistics', 'copperfield'],
  ['Meridian Carriers', 'meridian'],
  ['Thistle Works', 'thistle-works'],
  ['Orchard Repairs', 'orchard-repairs'],
  ['Gannet Coachbuilders', 'gannet'],
  ['Whin Hill Farm', 'whin-hill'],
  ['Brackenridge', 'brackenridge'],
  ['Stonecrop Labs', 'stonecrop'],
  ['Harrier Transport', 'harrier'],
  ['Bellflower', 'bellflower'],
];

const people = "(array['Ines Castell','Jonas Brandt','Amara Obi','Lena Hoffmann','Tom Ashby','Priya Nair','Mateo Ruiz','Sofie Dahl'])";
const fernhill = "(select id from app.orgs where slug = 'fernhill-garage')";
const firsts = "(array['ines','jonas','amara','lena','tom','priya','mateo','sofie'])";

/** What fills the tables, in order: each statement is for all organisations but the empty one. */
export const sceneSql: readonly string[] = [
  `update app.orgs set created_at = now() - (abs(hashtext(slug)) % 13) * interval '1 day' - (abs(hashtext(slug)) % 700) * interval '1 minute',
     status = case slug when 'thistle-works' then 'suspended' when 'brackenridge' then 'deleting' else 'active' end,
     plan = (array['standard','standard','plus','enterprise'])[1 + abs(hashtext(slug)) % 4] where slug not in ('demo', 'fernhill-garage')`,
  `update app.orgs set created_at = now() - interval '94 days', settings = '{"modules": ["repositories", "vehicles"], "device_signin": "bound"}' where slug = 'fernhill-garage'`,
  `with u as (insert into app.users (id, email, display_name, created_at)
       select gen_random_uuid(), ${firsts}[1 + n % 8] || '.' || n || '@' || o.slug || '.example', ${people}[1 + n % 8], least(now(), o.created_at + n * interval '3 hours')
       from app.orgs o, generate_series(1, 7) n where slug not in ('demo', 'quiet-harbour') and n <= 1 + abs(hashtext(slug || n)) % 8 returning id, email, created_at)
   insert into app.memberships (org_id, id, user_id, role, created_at)
   select o.id, gen_random_uuid(), u.id, (array['admin','member','member','viewer'])[1 + abs(hashtext(u.email)) % 4], u.created_at from u join app.orgs o on u.email like '%@' || o.slug || '.example'`,
  `insert into app.sessions (org_id, id, user_id, user_agent, ip, last_used_at, expires_at, created_at, revoked_at)
   select m.org_id, gen_random_uuid(), m.user_id, (array['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15','longhouse-cli/2.1'])[1 + abs(hashtext(m.id::text)) % 2],
     '203.0.113.' || abs(hashtext(m.id::text)) % 200, now() - (abs(hashtext(m.id::text)) % 3000) * interval '1 minute', now() + interval '20 days', now() - interval '4 days',
     case when hashtext(m.id::text) % 3 = 0 then now() - interval '1 day' end from app.memberships m`,
  `insert into app.invitations (org_id, id, email, role, token_hash, invited_by, expires_at, accepted_at, created_at)
   select m.org_id, gen_random_uuid(), 'kim.' || row_number() over () || '@partner.example', 'member', '\\x00', m.user_id, now() + interval '5 days', case when random() < 0.4 then now() - interval '1 day' end, now() - interval '2 days'
   from app.memberships m where role in ('owner', 'admin')`,
  `insert into app.provider_credentials (org_id, id, kind, name, base_url, sealed, key_version, last4, fingerprint, status, scopes, checked_at, detail, created_by, expires_at, created_at)
   select m.org_id, gen_random_uuid(), k, n, null, case when s = 'revoked' then null else '\\x00'::bytea end, case when s = 'revoked' then null else 1 end, substr(md5(m.id::text || n), 1, 4), md5(m.id::text || n), s,
     '{repo,read:org}', now() - interval '3 hours', case s when 'needs_attention' then 'The provider refused the token: it lacks the permission to read contents.' end, m.user_id, now() + interval '60 days', now() - interval '30 days'
   from (select distinct on (org_id) * from app.memberships where role <> 'device' order by org_id, id) m,
     (values ('github_pat', 'Release bot', 'active'), ('azdo_entra', 'Pipelines', 'needs_attention'), ('github_app', 'Old deploy key', 'revoked'), ('azdo_pat', 'Contractor token', 'expired')) c(k, n, s)
   where s = 'active' or abs(hashtext(m.org_id::text || n)) % 3 = 0 or m.org_id = ${fernhill}`,
  `insert into app.credential_uses (org_id, id, credential_id, actor_kind, actor_id, purpose, outcome, created_at)
   select c.org_id, gen_random_uuid(), c.id, 'job', null, (array['file.read','commits.listed','credential.test'])[1 + n % 3], (array['given','given','given','rejected'])[1 + abs(hashtext(c.id::text || n)) % 4], now() - n * interval '50 minutes'
   from app.provider_credentials c, generate_series(1, 6) n where c.status <> 'revoked'`,
  `insert into app.repositories (org_id, id, credential_id, provider, host, external_ref, external_id, default_ref, created_at)
   select c.org_id, gen_random_uuid(), c.id, 'github', 'api.github.com', split_part(o.slug, '-', 1) || '/' || r, md5(c.id::text || r), 'main', now() - interval '20 days'
   from app.provider_credentials c join app.orgs o on o.id = c.org_id, unnest(array['booking','workshop-diagnostics-frontend','api']) r where c.name = 'Release bot'`,
  `insert into app.reports (org_id, id, repo_id, commit_hash, status, report_data, kind, ref, created_at, error)
   select r.org_id, gen_random_uuid(), r.id, md5(r.id::text || n) || substr(md5(n::text || r.id::text), 1, 8), s, case when s = 'complete' then '{}'::jsonb end, (array['commit','log'])[1 + n % 2], 'main',
     now() - (n * 31 + abs(hashtext(r.id::text)) % 300) * interval '1 hour' / 2.2, case when s = 'failed' then 'The provider did not answer.' end
   from app.repositories r, generate_series(0, 12) n, lateral (select (array['complete','complete','complete','complete','complete','failed','complete','pending'])[1 + abs(hashtext(r.id::text || n)) % (case when n < 1 then 8 else 7 end)] as s) x`,
  `insert into app.api_keys (org_id, id, name, key_id, secret_hash, scopes, created_by, last_used_at, expires_at, revoked_at, created_at)
   select m.org_id, gen_random_uuid(), n, substr(md5(m.id::text || n), 1, 12), '\\x00', '{reports:read,analyses:write}', m.user_id, case when n <> 'Laptop' then now() - interval '12 minutes' end, case n when 'CI' then now() + interval '80 days' end,
     case n when 'Old importer' then now() - interval '9 days' end, now() - interval '40 days'
   from app.memberships m, unnest(array['CI','Laptop','Old importer']) n where m.role in ('owner', 'admin')`,
  `insert into app.usage_daily (org_id, id, day, metric, module, model, amount, created_at, updated_at)
   select o.id, gen_random_uuid(), current_date - d, metric, module, 'gpt-4o-mini', case metric when 'openai_tokens' then (case when slug = 'fernhill-garage' then 90000 else 9000 end) + 1700 * (abs(hashtext(slug || d || module)) % 40) else 4 + abs(hashtext(slug || d)) % 30 end, now() - d * interval '1 day', now()
   from app.orgs o, generate_series(0, 29) d, unnest(array['openai_tokens','ai_answers']) metric, unnest(array['reports','diagnoses']) module where slug <> 'quiet-harbour' and (extract(isodow from current_date - d) < 6 or slug = 'demo') on conflict do nothing`,
  `insert into app.assets (org_id, id, kind, status, container, blob_name, content_type, size, created_by, completed_at, created_at)
   select m.org_id, gen_random_uuid(), k, s, 'reports', gen_random_uuid()::text, t, 30000 + abs(hashtext(m.id::text || n)) % 9000000, m.user_id, case when s = 'ready' then now() - n * interval '5 hours' end, now() - n * interval '5 hours'
   from app.memberships m, generate_series(1, 4) n, lateral (select (array['log','report','mod_document','diagnose_upload'])[n] k, (array['text/plain','application/json','application/pdf','image/jpeg'])[n] t, case when n = 4 then 'pending' else 'ready' end s) x where m.role <> 'device'`,
  `insert into queue.job_common (id, name, data, state, group_id, created_on, started_on, completed_on, source_output, output, retry_count)
   select gen_random_uuid(), l, jsonb_build_object('job', j, 'org_id', o.id, 'payload', '{}'::jsonb), s::queue.job_state, o.id::text, now() - n * interval '7 minutes', case when s <> 'created' then now() - n * interval '6 minutes' end, case when s = 'completed' then now() - n * interval '5 minutes' end,
     case when l = 'dead' then '{"why": "GitHub is in trouble (502)."}'::jsonb end, case when s = 'retry' then '{"why": "Its worker stopped answering."}'::jsonb end, c
   from app.orgs o, (values (1, 'org', 'report.run', 'created', 0), (2, 'org', 'report.run', 'active', 0), (3, 'dead', 'report.run', 'completed', 5), (4, 'org', 'org_keys.reseal', 'retry', 2), (5, 'org', 'asset.expire', 'completed', 0), (6, 'org', 'staff.order', 'completed', 1)) x(n, l, j, s, c)
   where o.slug in ('fernhill-garage', 'meridian', 'lantern') and (s <> 'active' or o.slug = 'lantern')`,
  `insert into app.staff_users (id, email, name, role, totp_confirmed_at, last_sign_in_at, disabled_at)
   select gen_random_uuid(), e, n, r, case when r <> 'auditor' then now() - interval '30 days' end, case when r <> 'auditor' then now() - interval '2 hours' end, case when e like 'old%' then now() - interval '9 days' end
   from (values ('sam@longhouse.test', 'Sam Okafor', 'support'), ('audit@longhouse.test', 'Nora Weiss', 'auditor'), ('old.hand@longhouse.test', 'Piet Vos', 'support')) x(e, n, r)`,
  `insert into app.staff_events (id, staff_user_id, staff_name, action, about_org, target, detail, ip, created_at)
   select gen_random_uuid(), s.id, s.name, a, case when a like 'staff_user%' then null else o.id end, o.id::text, d::jsonb, '198.51.100.7', now() - n * interval '67 minutes'
   from (values (1, 'org.suspended', 'thistle-works', '{"fields": ["status"]}'), (2, 'credential.replacement_ordered', 'fernhill-garage', '{}'), (3, 'org_key.rewrap_ordered', 'meridian', '{}'), (4, 'staff_access.granted', 'fernhill-garage', '{"minutes": 30}'), (5, 'job.retry_ordered', 'lantern', '{}'),
     (6, 'org.plan_changed', 'osprey-fleet', '{"fields": ["plan"]}'), (7, 'staff_user.added', 'lantern', '{"role": "support"}'), (8, 'org.deletion_requested', 'brackenridge', '{"fields": ["status"]}'), (9, 'api_key.revoked', 'lantern', '{}'), (10, 'org.modules_changed', 'fernhill-garage', '{"fields": ["settings"]}')) x(n, a, slug, d)
   join app.orgs o using (slug) join app.staff_users s on s.name = case when n % 3 = 0 then 'Mara Lindqvist' else 'Sam Okafor' end`,
  `insert into app.staff_grants (org_id, id, staff_user_id, staff_name, reason, created_at, expires_at, ended_at, ended_by)
   select ${fernhill}, gen_random_uuid(), s.id, s.name, r, now() - age, now() - age + interval '30 minutes', case when e then now() - age + interval '9 minutes' end, case when e then 'staff' end
   from (values ('They asked why report 4c1 has no findings (ticket 8812)', interval '6 minutes', false), ('A retried report still shows the old error', interval '3 days', true)) x(r, age, e) join app.staff_users s on s.name = 'Sam Okafor'`,
  `insert into app.audit_events (org_id, actor_kind, actor_id, action, target, detail, ip)
   select m.org_id, k, case when k in ('user', 'staff') then m.user_id::text end, a, m.org_id::text, '{}', case when k = 'user' then '203.0.113.9' end
   from (select distinct on (org_id) * from app.memberships order by org_id, id) m,
     (values ('user', 'credential.added'), ('user', 'repository.connected'), ('user', 'api_key.created'), ('job', 'report.settled'), ('job', 'analysis.started'), ('user', 'member.role_changed'), ('system', 'org_key.rotated'), ('user', 'invitation.created')) x(k, a)`,
  `insert into app.webhook_sources (org_id, id, repo_id, provider, secret, key_version) select org_id, gen_random_uuid(), id, 'github', '\\x00', 1 from app.repositories`,
  `insert into app.webhook_deliveries (org_id, id, source_id, delivery_id, body_sha256, event, outcome, created_at)
   select w.org_id, gen_random_uuid(), w.id, gen_random_uuid()::text, decode(md5(w.id::text || n), 'hex'), (array['push','ping'])[1 + n % 2], (array['accepted','ignored'])[1 + n % 2], now() - n * interval '40 minutes' from app.webhook_sources w, generate_series(1, 3) n`,
  `insert into app.org_settings (org_id, id, settings) select ${fernhill}, gen_random_uuid(), '{"retention_days": 90}' on conflict (org_id) do update set settings = excluded.settings`,
  `insert into app.intake_forms (org_id, fields, version) select ${fernhill}, (select jsonb_agg(jsonb_build_object('name', n)) from generate_series(1, 9) n), 3`,
  `insert into app.intake_sessions (org_id, id, user_id, session_key, mode, mode_before, updated_at, created_at)
   select org_id, gen_random_uuid(), user_id, id::text || m, m, case when m = 'safety' then 'chat' end, now() - n * interval '5 hours', now() - n * interval '9 hours'
   from app.memberships, unnest(array['intake', 'chat', 'safety', 'complete']) with ordinality x(m, n) where hashtext(id::text || m) % 3 = 0 or org_id = ${fernhill}`,
  `insert into app.intake_messages (org_id, id, user_id, session_id, role, content, key_version)
   select org_id, gen_random_uuid(), user_id, id, (array['user', 'assistant'])[1 + n % 2], '\\x00', 1 from app.intake_sessions, generate_series(1, 7) n`,
  `insert into app.escalations (org_id, id, user_id, session_id, level, signs, notified, notified_at, acknowledged_at, acknowledged_by, created_at)
   select org_id, gen_random_uuid(), user_id, id, (array['high', 'emergency'])[1 + abs(hashtext(id::text)) % 2], 2, 3, now() - interval '4 minutes', case when hashtext(id::text) % 2 = 0 then now() - interval '1 hour' end,
     case when hashtext(id::text) % 2 = 0 then user_id end, now() - interval '3 hours' from app.intake_sessions where mode = 'safety'`,
  `insert into app.vehicle_documents (org_id, id, vehicle_id, asset_id)
   select v.org_id, gen_random_uuid(), v.id, a.id from app.vehicles v, lateral (select id from app.assets where org_id = v.org_id limit 1) a`,
];
