import * as React from 'react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ActionBar } from './ActionBar.tsx';
import type { Params, Row } from './api.ts';
import { Frame } from './Frame.tsx';
import { Table } from './Table.tsx';
import { useAnswer, useResources } from './use.ts';
import { Badge, count, When } from './Value.tsx';
import { columnName, resourceName, t, valueWord } from './words.ts';

interface Data {
  org: Params;
  impact: Record<string, number>;
  staff_access: { allowed: boolean; my_grant: { reason: string; expires_at: string } | null };
  people: Record<string, string>;
  panels: Record<string, Params[]>;
}

/** One organisation: its figures, what may be done with it, and the newest of everything that belongs to it. */
export const Organisation: React.FC<{ id: string }> = ({ id }) => {
  const [again, setAgain] = useState(0);
  const { data, fault } = useAnswer<Data>(`/pages/organisation?id=${encodeURIComponent(id)}`, again);
  const row = useAnswer<{ record: Row }>(`/resources/orgs/records/${id}/show`, again);
  const resources = useResources();
  const above = <Link to="/admin/resources/orgs">{resourceName('orgs')}</Link>;
  const orgs = resources.find((one) => one.id === 'orgs');
  if (!data || !row.data || !orgs) return <Frame title={resourceName('orgs')} above={above} fault={fault ?? row.fault} />;
  const { org, impact, staff_access, people, panels } = data;
  const settings = JSON.parse(String(org['settings'] ?? '{}')) as { modules?: string[]; device_signin?: string };
  return (
    <Frame
      tab={String(org['name'])}
      above={above}
      title={
        <>
          {org['name']} <Badge value={String(org['status'])} />
        </>
      }
      lead={
        <>
          <code>{org['slug']}</code> · {t('plan')} {org['plan']} · {t('since')} <When at={String(org['created_at'])} />
        </>
      }
      actions={<ActionBar resource={orgs} record={row.data.record} impact={impact} done={() => setAgain(again + 1)} />}
    >
      <ul className="impact card">
        {Object.entries(impact).map(([name, n]) => (
          <li key={name}>
            <strong>{count(n)}</strong> {columnName(name)}
          </li>
        ))}
      </ul>
      <dl className="card record">
        <div>
          <dt>{t('Products')}</dt>
          <dd>{settings.modules ? settings.modules.map((name) => valueWord(name)).join(', ') || t('none') : t('all')}</dd>
        </div>
        <div>
          <dt>{columnName('device_signin')}</dt>
          <dd>{valueWord(settings.device_signin ?? 'off')}</dd>
        </div>
        <div>
          <dt>{t('Content')}</dt>
          <dd>
            {staff_access.my_grant ? (
              <>
                {t('You may read its content')}: {staff_access.my_grant.reason} (<When at={staff_access.my_grant.expires_at} />)
              </>
            ) : (
              t(
                staff_access.allowed
                  ? 'Closed to you: grant yourself access first, and say why.'
                  : 'The organisation lets nobody of us read it.',
              )
            )}
          </dd>
        </div>
      </dl>
      <nav className="jump" aria-label={t('On this page')}>
        {Object.entries(panels).map(([name, rows]) => (
          <a key={name} href={`#${name}`}>
            {resourceName(name)} <small>{rows.length === 10 ? '10+' : rows.length}</small>
          </a>
        ))}
      </nav>
      {Object.entries(panels).map(([name, rows]) => {
        const resource = resources.find((one) => one.id === name);
        if (!resource) return null;
        return (
          <section key={name} id={name} className="panel">
            <h2>
              {resourceName(name)}{' '}
              <Link to={`/admin/resources/${name}?filters.org_id=${id}`}>
                {t('Show all')}
                <span className="hidden"> {resourceName(name)}</span>
              </Link>
            </h2>
            <Table
              resource={name}
              label={resourceName(name)}
              columns={resource.listProperties.filter((column) => column.name !== 'org_id')}
              rows={rows.map((params) => ({ id: String(params['_id']), params }))}
              people={people}
            />
          </section>
        );
      })}
    </Frame>
  );
};
