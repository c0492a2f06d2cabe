/** @jsx h */
import type * as React from 'react';
import { Frame } from './Frame.tsx';
import { Fragment, h } from './h.ts';
import { Card, Facts, Rows } from './parts.tsx';
import { useAnswer } from './use.ts';
import { Badge, bytes, When } from './Value.tsx';
import { t } from './words.ts';

interface Data {
  version: string;
  node: string;
  roles: string[] | string;
  started_at: string;
  schema: { found: string | null; expected: string; current: boolean };
  database: { postgres: string; bytes: number };
  settings: Record<'name' | 'value' | 'from' | 'about', string>[];
}

/** What runs here; of a secret only whether it is set. */
export const System: React.FC = () => {
  const { data, fault } = useAnswer<Data>('/pages/system');
  if (!data) return <Frame title={t('System')} fault={fault} />;
  const facts: [string, React.ReactNode][] = [
    [t('Version'), data.version],
    [t('Node'), data.node],
    [t('Roles'), String(data.roles)],
    [t('Started'), <When key="at" at={data.started_at} />],
    [t('Schema'), <Badge key="schema" value={data.schema.current ? 'current' : 'behind'} />],
    [t('Schema version'), String(data.schema.found)],
    [t('PostgreSQL'), data.database.postgres],
    [t('size'), bytes(data.database.bytes)],
  ];
  return (
    <Frame title={t('System')} lead={t('system lead')}>
      <Facts facts={facts} />
      <Card title={t('Settings')}>
        <Rows
          rows={data.settings.map(({ name, value, from, about }) => [
            name,
            <Fragment>
              <code>{name}</code>
              <br />
              <small lang="en">{about}</small>
            </Fragment>,
            <Fragment>
              {value ?? '–'} <small>{from}</small>
            </Fragment>,
          ])}
        />
      </Card>
    </Frame>
  );
};
