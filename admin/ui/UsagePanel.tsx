/** @jsx h */
import type * as React from 'react';
import type { Usage } from '../shapes.ts';
import { Bars, Meter, sum } from './charts.tsx';
import { h, Link } from './h.ts';
import { Card, listPath } from './parts.tsx';
import { brief, bytes } from './Value.tsx';
import { count, resourceName, t } from './words.ts';

/** What one organisation uses: the model by day against its budget, room for files, and what it has made. */
export const UsagePanel: React.FC<{ id: string; usage: Usage }> = ({ id, usage: { days, limits, today, counts, files, file_bytes } }) => {
  const of = (metric: string) => days.filter((one) => one.metric === metric);
  const budget = limits['ai_tokens_per_day'] ?? 0;
  const chart = (metric: string, name: string, limit = 0) => (
    <Card title={t(name)} total={brief(sum(of(metric)))}>
      <Bars label={t(name)} rows={of(metric)} days={30} limit={limit} />
    </Card>
  );
  return (
    <div>
      <div className="cards">
        {chart('openai_tokens', 'tokens', budget)}
        {chart('ai_answers', 'answers')}
        <Card title={t('Limits')} className="meters">
          <Meter label={t('tokens today')} used={today} limit={budget} written={brief} />
          <Meter label={t('Storage')} used={file_bytes} limit={limits['file_bytes'] ?? 0} written={bytes} />
          <Meter label={resourceName('assets')} used={files} limit={limits['files'] ?? 0} />
        </Card>
      </div>
      <ul className="tiles">
        {Object.entries(counts).map(([name, { all, recent }]) => (
          <li key={name}>
            <Link className="card figure" to={listPath(name, 'org_id', id)}>
              <span>{resourceName(name)}</span>
              <strong>{brief(all)}</strong>
              <small>{t('new in 30 days', { n: count(recent) })}</small>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};
