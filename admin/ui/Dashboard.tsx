/** @jsx h */
import type * as React from 'react';
import type { Dashboard as Data, OfDay } from '../shapes.ts';
import { rowPath, tablePath } from './api.ts';
import { Bars, sum } from './charts.tsx';
import { Frame } from './Frame.tsx';
import { Fragment, h, Link } from './h.ts';
import { Card, Rows } from './parts.tsx';
import { useAnswer, useMe } from './use.ts';
import { Badge, brief, When } from './Value.tsx';
import { count, dotted, some, t } from './words.ts';

type Line = [string, React.ReactNode, React.ReactNode];

const Figure: React.FC<{ label: string; n: number; to: string; more: React.ReactNode; bad?: boolean }> = ({ label, n, to, more, bad }) => (
  <Link className={`card figure${bad ? ' alarm' : ''}`} to={tablePath(to)}>
    <span>{t(label)}</span>
    <strong>{count(n)}</strong>
    <small>{more}</small>
  </Link>
);

const Chart: React.FC<{ label: string; rows: (OfDay & { status?: string })[]; wide?: boolean }> = ({ label, rows, wide }) => (
  <Card title={t(label)} total={brief(sum(rows))} className={wide ? 'wide' : ''}>
    <Bars label={t(label)} rows={rows} />
  </Card>
);

/** The state of the service at a glance. */
export const Dashboard: React.FC = () => {
  const { data, fault } = useAnswer<Data>('/dashboard');
  const greeting = t('Welcome', { name: useMe().title.split(' ')[0] ?? '' });
  if (!data) return <Frame title={greeting} fault={fault} />;
  const { organisations: orgs, jobs, keys, credentials } = data;
  return (
    <Frame title={greeting} lead={t('at a glance')} tab={t('Dashboard')}>
      <div className="figures">
        <Figure
          label="Organisations"
          n={orgs.active + orgs.suspended + orgs.deleting}
          to="orgs"
          more={t('orgs more', { suspended: count(orgs.suspended), deleting: count(orgs.deleting) })}
        />
        <Figure
          label="reports"
          n={sum(data.reports)}
          to="reports"
          more={t('reports more', { failed: count(sum(data.reports.filter(({ status }) => status === 'failed'))) })}
        />
        <Figure
          label="queue"
          n={jobs.waiting + jobs.active}
          to="jobs"
          more={t('jobs more', { active: count(jobs.active), failed: count(jobs.failed) })}
        />
        <Figure label="Dead jobs" n={jobs.dead} to="jobs?filters.state=dead" more={t(jobs.dead ? 'dead' : 'well')} bad={jobs.dead > 0} />
        <Figure
          label="danger"
          n={data.escalations.open}
          to="escalations"
          more={
            data.escalations.oldest ? (
              <Fragment>
                {t('danger since')} <When at={data.escalations.oldest} />
              </Fragment>
            ) : (
              t('well')
            )
          }
          bad={data.escalations.open > 0}
        />
      </div>
      <div className="cards">
        <Chart label="by day" rows={data.reports} wide />
        <Chart label="Sign-ups" rows={data.sign_ups} />
        <Chart label="AI tokens" rows={data.ai_tokens} />
        <Card title={t('spenders')}>
          <Rows
            rows={data.ai_spenders.map(({ org_id, name, n, part }) => [
              org_id,
              <Link to={rowPath('orgs', org_id)}>{name}</Link>,
              <span title={count(n)} className={part >= 0.9 ? 'bad' : ''}>
                {t('part of budget', { n: brief(n), percent: Math.round(part * 100) })}
              </span>,
            ])}
          />
        </Card>
        <Card title={t('keys')} total={<Link to="/admin/pages/keys">{t('Key health')}</Link>}>
          <Rows
            rows={[
              ...credentials.map(({ status, n }): Line => [status, <Badge value={status} />, some('n credentials', n)]),
              ...keys.map(({ kek_kid, n }): Line => [
                kek_kid,
                <code className="cut" title={kek_kid}>
                  {kek_kid.split('/').slice(-2).join('/')}
                </code>,
                some('n keys', n),
              ]),
            ]}
          />
        </Card>
        <Card title={t('activity')} total={<Link to={tablePath('staff_events')}>{t('Show all')}</Link>} className="twice">
          <Rows
            rows={data.activity.slice(0, 7).map(({ id, staff_name, action, about_org, org_name, created_at }) => [
              id,
              <Fragment>
                <b>{staff_name}</b> · {dotted('event', action)}
                {about_org && ' · '}
                {about_org && <Link to={rowPath('orgs', about_org)}>{org_name ?? t('deleted')}</Link>}
              </Fragment>,
              <When at={created_at} />,
            ])}
          />
        </Card>
      </div>
    </Frame>
  );
};
