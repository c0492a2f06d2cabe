/** @jsx h */
import type * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Usage } from '../shapes.ts';
import { ActionBar } from './ActionBar.tsx';
import { pagePath, type Params, type Row, tablePath } from './api.ts';
import { Frame, Gone } from './Frame.tsx';
import { Fragment, h, Link, useState } from './h.ts';
import { Facts, Impact, Panel } from './parts.tsx';
import { UsagePanel } from './UsagePanel.tsx';
import { useAnswer, useResource, useResources } from './use.ts';
import { Badge, When } from './Value.tsx';
import { columnName, oneOf, resourceName, t, valueWord } from './words.ts';

interface Data {
  org: Params;
  impact: Record<string, number>;
  staff_access: { allowed: boolean; my_grant: { reason: string; expires_at: string } | null };
  usage: Usage;
  names: Record<string, string>;
  panels: Record<string, Params[]>;
}

/** The parts of the page beside its overview, and the tables that stand in each. */
const parts: Record<string, string[]> = {
  people: ['memberships', 'invitations'],
  work: ['repositories', 'reports', 'jobs', 'escalations', 'intake_sessions', 'intake_forms'],
  security: ['provider_credentials', 'api_keys', 'org_keys'],
  history: ['audit_events', 'staff_grants'],
};

/** One organisation: what it uses, what may be done with it, and the newest of everything that belongs to it. */
export const Organisation: React.FC<{ id: string }> = ({ id }) => {
  const [again, setAgain] = useState(0);
  const [query] = useSearchParams();
  const { data, fault } = useAnswer<Data>(pagePath('organisation', 'id', id), again);
  const row = useAnswer<{ record?: Row }>(`/resources/orgs/records/${id}/show`, again);
  const resources = useResources();
  const above = <Link to={tablePath('orgs')}>{resourceName('orgs')}</Link>;
  const orgs = useResource('orgs');
  if ((fault ?? row.fault) !== undefined) return <Gone above={above} />;
  if (!data || !row.data?.record || !orgs) return <Frame title={oneOf('orgs')} above={above} />;
  const { org, impact, staff_access: access, names, panels } = data;
  const settings = JSON.parse(String(org['settings'] ?? '{}')) as { modules?: string[]; device_signin?: string };
  const part = query.get('part') ?? '';
  const panel = (name: string) => {
    const resource = resources.find((one) => one.id === name);
    if (!resource) return null;
    const rows = (panels[name] ?? []).map((params) => ({ id: String(params['_id']), params }));
    return <Panel key={name} resource={resource} column="org_id" id={id} rows={rows} names={names} />;
  };
  const facts: [string, React.ReactNode][] = [
    [t('Products'), settings.modules ? settings.modules.map(valueWord).join(', ') || t('None') : t('All')],
    [columnName('device_signin'), valueWord(settings.device_signin ?? 'off')],
    [
      t('Content'),
      access.my_grant ? (
        <Fragment>
          {t('content open')}: {access.my_grant.reason} (<When at={access.my_grant.expires_at} />)
        </Fragment>
      ) : (
        t(access.allowed ? 'content closed' : 'content refused')
      ),
    ],
  ];
  return (
    <Frame
      tab={String(org['name'])}
      above={above}
      title={
        <Fragment>
          {org['name']} <Badge value={String(org['status'])} />
        </Fragment>
      }
      lead={
        <Fragment>
          <code>{org['slug']}</code> · {t('plan since', { plan: valueWord(String(org['plan'])) })} <When at={String(org['created_at'])} />
        </Fragment>
      }
      actions={<ActionBar resource={orgs} record={row.data.record} impact={impact} done={() => setAgain(again + 1)} />}
    >
      <nav className="tabs" aria-label={t('parts')}>
        {['', ...Object.keys(parts)].map((name) => (
          <Link key={name} to={name ? `?part=${name}` : '?'} replace aria-current={part === name ? 'page' : undefined}>
            {t(`part ${name}`.trim())}
          </Link>
        ))}
      </nav>
      {parts[part]?.map(panel) ?? (
        <div>
          <Impact impact={impact} className="card" />
          <Facts facts={facts} />
          <UsagePanel id={id} usage={data.usage} />
        </div>
      )}
    </Frame>
  );
};
