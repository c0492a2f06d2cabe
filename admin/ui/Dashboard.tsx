import * as React from 'react';
import { Link } from 'react-router-dom';
import { rowPath } from './api.ts';
import { Bars } from './charts.tsx';
import { Frame } from './Frame.tsx';
import { useAnswer, useMe } from './use.ts';
import { Badge, count, When } from './Value.tsx';
import { eventWord, t } from './words.ts';

interface Data {
  organisations: Record<'active' | 'suspended' | 'deleting', number>;
  sign_ups: { day: string; n: number }[];
  reports: { day: string; status: string; n: number }[];
  jobs: { waiting: number; active: number; failed: number; dead: number };
  escalations: { open: number; oldest: string | null };
  ai_tokens: { day: string; n: number }[];
  keys: { kek_kid: string; n: number }[];
  credentials: { status: string; n: number }[];
  activity: { id: string; staff_name: string; action: string; about_org: string | null; org_name: string | null; created_at: string }[];
}

const sum = (rows: { n: number }[]): number => rows.reduce((all, { n }) => all + n, 0);
const lists = '/admin/resources';

const Figure: React.FC<{ label: string; n: number; to: string; more: React.ReactNode; bad?: boolean }> = ({ label, n, to, more, bad }) => (
  <Link className={`card figure${bad ? ' alarm' : ''}`} to={to}>
    <span>{t(label)}</span>
    <strong>{count(n)}</strong>
    <small>{more}</small>
  </Link>
);

/** The state of the service at a glance. */
export const Dashboard: React.FC = () => {
  const { data, fault } = useAnswer<Data>('/dashboard');
  const me = useMe();
  const greeting = t('Welcome, {name}').replace('{name}', me.title.split(' ')[0] ?? '');
  if (!data) return <Frame title={greeting} fault={fault} />;
  const { organisations: orgs, jobs, keys, credentials } = data;
  const failed = sum(data.reports.filter(({ status }) => status === 'failed'));
  return (
    <Frame title={greeting} lead={t('The service at a glance.')} tab={t('Dashboard')}>
      <div className="figures">
        <Figure
          label="Organisations"
          n={orgs.active + orgs.suspended + orgs.deleting}
          to={`${lists}/orgs`}
          more={`${count(orgs.suspended)} ${t('suspended')} · ${count(orgs.deleting)} ${t('deleting')}`}
        />
        <Figure label="Reports, 14 days" n={sum(data.reports)} to={`${lists}/reports`} more={`${count(failed)} ${t('failed')}`} />
        <Figure
          label="Jobs in the queue"
          n={jobs.waiting + jobs.active}
          to={`${lists}/jobs`}
          more={`${count(jobs.active)} ${t('running')} · ${count(jobs.failed)} ${t('to be tried again')}`}
        />
        <Figure
          label="Dead jobs"
          n={jobs.dead}
          to={`${lists}/jobs?filters.lane=dead`}
          more={t(jobs.dead ? 'Somebody should look' : 'All well')}
          bad={jobs.dead > 0}
        />
        <Figure
          label="People in danger"
          n={data.escalations.open}
          to={`${lists}/escalations`}
          more={
            data.escalations.oldest ? (
              <>
                {t('nobody has acknowledged, since')} <When at={data.escalations.oldest} />
              </>
            ) : (
              t('All well')
            )
          }
          bad={data.escalations.open > 0}
        />
      </div>
      <div className="cards">
        <section className="card wide">
          <h2>{t('Reports by day')}</h2>
          <Bars label={t('Reports by day')} rows={data.reports} />
        </section>
        <section className="card">
          <h2>
            {t('Sign-ups')} <span className="total">{count(sum(data.sign_ups))}</span>
          </h2>
          <Bars label={t('Sign-ups')} rows={data.sign_ups} />
        </section>
        <section className="card">
          <h2>
            {t('AI tokens')} <span className="total">{count(sum(data.ai_tokens))}</span>
          </h2>
          <Bars label={t('AI tokens')} rows={data.ai_tokens} />
        </section>
        <section className="card">
          <h2>{t('Keys and credentials')}</h2>
          <ul className="rows">
            {credentials.map(({ status, n }) => (
              <li key={status}>
                <Badge value={status} />
                <span>{`${count(n)} ${t('credentials')}`}</span>
              </li>
            ))}
            {keys.map(({ kek_kid, n }) => (
              <li key={kek_kid}>
                <code className="cut" title={kek_kid}>
                  {kek_kid.split('/').slice(-2).join('/')}
                </code>
                <span>{`${count(n)} ${t('keys')}`}</span>
              </li>
            ))}
          </ul>
          <p className="foot">
            <Link to="/admin/pages/keys">{t('Key health')}</Link>
          </p>
        </section>
        <section className="card">
          <h2>{t('Staff activity')}</h2>
          {data.activity.length === 0 && <p className="empty">{t('Nothing here yet.')}</p>}
          <ul className="rows activity">
            {data.activity.slice(0, 7).map((event) => (
              <li key={event.id}>
                <span>
                  <b>{event.staff_name}</b> {eventWord(event.action)}{' '}
                  {event.about_org && <Link to={rowPath('orgs', event.about_org)}>{event.org_name ?? t('a deleted organisation')}</Link>}
                </span>
                <When at={event.created_at} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Frame>
  );
};
