import * as React from 'react';
import { Frame } from './Frame.tsx';
import { useAnswer } from './use.ts';
import { Badge, count, When } from './Value.tsx';
import { t, valueWord } from './words.ts';

interface Data {
  version: string;
  node: string;
  roles: string[] | string;
  started_at: string;
  schema: { found: string | null; expected: string; current: boolean };
  database: { postgres: string; bytes: number };
  settings: Record<string, string | null>[];
}

/** What runs here; of a secret only whether it is set. */
export const System: React.FC = () => {
  const { data, fault } = useAnswer<Data>('/pages/system');
  if (!data) return <Frame title={t('System')} fault={fault} />;
  const facts: [string, React.ReactNode][] = [
    ['Version', data.version],
    ['Node', data.node],
    ['Roles', String(data.roles)],
    ['Started', <When key="at" at={data.started_at} />],
    ['Schema', <Badge key="schema" value={data.schema.current ? 'ok' : 'pending'} />],
    ['Schema version', String(data.schema.found)],
    ['PostgreSQL', data.database.postgres],
    ['Size of the database', `${count(Math.round(data.database.bytes / 1_048_576))} MB`],
  ];
  const columns = ['name', 'value', 'from', 'about'];
  return (
    <Frame title={t('System')} lead={t('What runs here, and how it is set. Secrets are never shown.')}>
      <dl className="card record">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="panel">
        <h2>{t('Settings')}</h2>
        <div className="table" role="region" aria-label={t('Settings')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {valueWord(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.settings.map((row) => (
                <tr key={row['name']} className="still">
                  {columns.map((name, i) => (
                    <td key={name} data-label={valueWord(name)}>
                      {i === 0 ? <code>{row[name]}</code> : (row[name] ?? '–')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </Frame>
  );
};
