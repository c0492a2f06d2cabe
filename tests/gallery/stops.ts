import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';

/** A page to be looked at: its name, where it is, and what is done before the picture is taken. */
export interface Stop {
  name: string;
  at: (scene: Scene) => string | Promise<string>;
  act?: (page: Page, scene: Scene) => Promise<void>;
  /** The whole page and not the window alone; default true. */
  whole?: boolean;
  /** As it looks to whoever is not signed in. */
  signedOut?: boolean;
  /** The looks that are enough for it; default all. */
  looks?: readonly string[];
}

const list = (table: string, query = ''): Stop => ({
  name: `list-${table}${query === '' ? '' : '-narrowed'}`,
  at: () => `/admin/resources/${table}${query}`,
});
const record = (table: string, where?: string): Stop => ({
  name: `one-${table}`,
  at: async ({ one }) => `/admin/resources/${table}/records/${await one(table, where)}/show`,
});
const organisation = ({ person }: Scene): string => `/admin/resources/orgs/records/${person.org_id}/show`;
const pressed =
  (name: RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const lists = [
  'orgs',
  'users',
  'memberships',
  'invitations',
  'org_settings',
  'usage_daily',
  'provider_credentials',
  'credential_uses',
  'api_keys',
  'org_keys',
  'sessions',
  'audit_events',
  'webhook_sources',
  'repositories',
  'reports',
  'jobs',
  'assets',
  'webhook_deliveries',
  'vehicles',
  'vehicle_mods',
  'vehicle_documents',
  'conversations',
  'chat_messages',
  'diagnoses',
  'events',
  'event_types',
  'staff_users',
  'staff_events',
  'staff_grants',
  'escalations',
  'intake_sessions',
  'intake_forms',
];

/** Tables of whose rows one is looked at, beside those that are looked at more closely. */
const others = lists.filter(
  (table) =>
    !['orgs', 'jobs'].includes(table) &&
    !/^(?:users|provider_credentials|repositories|reports|api_keys|audit_events|org_keys|staff_users)$/.test(table),
);

/** Every page of the console, and what opens over one. */
export const stops: readonly Stop[] = [
  { name: 'dashboard', at: () => '/admin' },
  ...lists.map((table) => list(table)),
  list('jobs', '?filters.lane=dead'),
  list('orgs', '?filters.name=nothing+of+this+name'),
  { name: 'organisation', at: organisation },
  { name: 'organisation-empty', at: ({ empty }) => `/admin/resources/orgs/records/${empty.org_id}/show` },
  record('users', "email = 'ines@fernhill.example'"),
  record('provider_credentials', "status = 'needs_attention'"),
  record('repositories'),
  record('reports', "status = 'failed'"),
  record('api_keys', 'revoked_at is null'),
  record('audit_events'),
  record('org_keys'),
  record('staff_users', 'totp_confirmed_at is not null'),
  {
    name: 'one-jobs',
    at: async ({ world }) =>
      `/admin/resources/jobs/records/${(await world.database.sql("select id from queue.job_common where name = 'dead' limit 1"))[0]?.['id']}/show`,
  },
  ...others.map((table) => ({ ...record(table), looks: ['german', 'narrow-dark'] })),
  ...['people', 'work', 'security', 'history'].map((part) => ({
    name: `organisation-${part}`,
    at: (scene: Scene) => `${organisation(scene)}?part=${part}`,
  })),
  { name: 'keys', at: () => '/admin/pages/keys' },
  { name: 'system', at: () => '/admin/pages/system' },
  { name: 'act-suspend', at: organisation, act: pressed(/^Suspend$|^Sperren$/), whole: false },
  { name: 'act-set-plan', at: organisation, act: pressed(/Plan and limits|Tarif und Grenzen/), whole: false },
  { name: 'act-modules', at: organisation, act: pressed(/^Products$|^Produkte$/), whole: false },
  { name: 'act-edit', at: organisation, act: pressed(/^Edit$|^Bearbeiten$/), whole: false },
  {
    name: 'act-fault',
    at: organisation,
    act: async (page) => {
      await pressed(/^Suspend$|^Sperren$/)(page);
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.locator('.fault:not(:empty)').first().waitFor();
    },
    whole: false,
  },
  {
    name: 'act-verify',
    at: organisation,
    act: async (page) => {
      await pressed(/^Verify audit chain$|^Protokollkette prüfen$/)(page);
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.locator('.verdict').waitFor();
    },
    whole: false,
  },
  {
    name: 'act-add-staff',
    at: () => '/admin/resources/staff_users',
    act: async (page) => {
      await page.locator('main header .button.main').click();
      const fields = page.getByRole('dialog').getByRole('textbox');
      await fields.nth(0).fill(`someone.${Date.now()}@longhouse.test`);
      await fields.nth(1).fill('Someone New');
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.locator('.outcome').waitFor();
    },
    whole: false,
  },
  { name: 'missing', at: () => '/admin/resources/orgs/records/0197f000-0000-7000-8000-000000000000/show', whole: false },
  { name: 'nowhere', at: () => '/admin/resources/nothing', whole: false },
  { name: 'fault', at: () => '/admin/resources/orgs?filters.settings=1', whole: false },
  {
    name: 'act-step-up-entra',
    at: async (scene) => {
      await scene.world.database.sql('update app.staff_sessions set stepped_up_at = null');
      return organisation(scene);
    },
    act: async (page) => {
      await pressed(/^Suspend$|^Sperren$/)(page);
      await page.getByRole('dialog').getByRole('link').waitFor();
    },
    whole: false,
  },
  {
    name: 'act-step-up',
    at: async (scene) => {
      const { sql } = scene.world.database;
      await sql("update app.staff_users set totp_confirmed_at = now() where name = 'Mara Lindqvist'");
      await sql('update app.staff_sessions set stepped_up_at = null');
      return organisation(scene);
    },
    act: async (page) => {
      await pressed(/^Suspend$|^Sperren$/)(page);
      await page.getByLabel(/Code/).waitFor();
    },
    whole: false,
  },
  { name: 'act-content', at: organisation, act: pressed(/^Read content$|^Inhalte lesen$/), whole: false },
  {
    name: 'act-content-read',
    at: async ({ world, one, person }) => {
      const { sql } = world.database;
      await sql(
        `insert into app.staff_grants (org_id, id, staff_user_id, staff_name, reason, expires_at)
         select $1, gen_random_uuid(), id, name, 'They asked why it has no findings', now() + interval '30 minutes' from app.staff_users where name = 'Mara Lindqvist'`,
        [person.org_id],
      );
      const data = {
        summary: 'Two commits touch the booking form.',
        findings: [{ path: 'src/booking.ts', severity: 'low', advice: 'Name the reason.' }],
      };
      const id = await one('reports', `status = 'complete' and org_id = '${person.org_id}'`);
      await sql('update app.reports set report_data = $1 where id = $2', [JSON.stringify(data), id.split('.').pop()]);
      return `/admin/resources/reports/records/${id}/show`;
    },
    act: async (page) => {
      await pressed(/^Show content$|^Inhalt anzeigen$/)(page);
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.locator('pre.outcome').waitFor();
    },
    whole: false,
  },
  { name: 'codes', at: () => '/admin/codes' },
  {
    name: 'filter',
    at: () => '/admin/resources/reports?filters.status=failed',
    act: (page) => page.locator('.filters summary').click(),
    whole: false,
  },
  {
    name: 'search',
    at: () => '/admin',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('fern');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
    whole: false,
  },
  { name: 'menu', at: () => '/admin', act: (page) => page.locator('.me summary').click(), whole: false },
  {
    name: 'sidebar',
    at: () => '/admin',
    act: async (page) => {
      if (await page.locator('.menu').isVisible()) await page.locator('.menu').click();
    },
    whole: false,
  },
];
