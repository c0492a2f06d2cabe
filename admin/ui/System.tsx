/** @jsx h */
import type * as React from 'react';
import type { SystemState } from '../shapes.ts';
import { Frame } from './Frame.tsx';
import { Fragment, h } from './h.ts';
import { Card, Facts, Rows } from './parts.tsx';
import { useAnswer } from './use.ts';
import { Badge, bytes, When } from './Value.tsx';
import { lang, t, valueWord } from './words.ts';

/** A setting: what it is for, its value, and where that came from. */
const line = ({ name, value, secret, from, about }: SystemState['settings'][number]): [string, React.ReactNode, React.ReactNode] => [
  name,
  <Fragment>
    <code>{name}</code>
    <br />
    <small>{about[lang()]}</small>
  </Fragment>,
  <Fragment>
    {value === '' ? <span className="none">–</span> : secret ? <em>{t('set')}</em> : <code>{value}</code>}{' '}
    {from !== 'default' && <small>{valueWord(from)}</small>}
  </Fragment>,
];

/** What runs here; of a secret only whether it is set. */
export const System: React.FC = () => {
  const { data, fault } = useAnswer<SystemState>('/pages/system');
  if (!data) return <Frame title={t('System')} fault={fault} />;
  const facts: [string, React.ReactNode][] = [
    [t('Version'), data.version],
    [t('Node'), data.node],
    [t('Roles'), data.roles.join(', ')],
    [t('Started'), <When at={data.started_at} />],
    [t('Schema'), <Badge value={data.schema.current ? 'current' : 'behind'} />],
    [t('Schema version'), data.schema.found ?? '–'],
    [t('PostgreSQL'), data.database.postgres],
    [t('size'), bytes(data.database.bytes)],
  ];
  return (
    <Frame title={t('System')} lead={t('system lead')}>
      <Facts facts={facts} />
      {(['set', 'usual'] as const).map((kind) => (
        <Card key={kind} title={t(`Settings ${kind}`)}>
          <Rows rows={data.settings.filter(({ from }) => (from === 'default') === (kind === 'usual')).map(line)} />
        </Card>
      ))}
    </Frame>
  );
};
