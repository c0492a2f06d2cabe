import * as React from 'react';
import { NavLink } from 'react-router-dom';
import { useResources } from './use.ts';
import { resourceName, t } from './words.ts';

const first = ['orgs', 'users', 'provider_credentials', 'reports', 'jobs', 'audit_events'];

const To: React.FC<{ to: string; end?: boolean; children: React.ReactNode }> = ({ to, end, children }) => (
  <li>
    <NavLink to={to} end={end ?? false}>
      {children}
    </NavLink>
  </li>
);

/** The way around: what is asked for daily first, everything else by its section. */
export const Sidebar: React.FC<{ open: boolean; close: () => void }> = ({ open, close }) => {
  const resources = useResources();
  const others = resources.filter(({ id }) => !first.includes(id));
  const sections = [...new Set(others.map(({ navigation }) => navigation?.name ?? ''))];
  const link = (id: string) => (
    <To key={id} to={`/admin/resources/${id}`}>
      {resourceName(id)}
    </To>
  );
  return (
    <>
      {open && <div className="veil" onClick={close} />}
      <nav className={open ? 'around open' : 'around'} id="around" aria-label={t('Console')}>
        <NavLink to="/admin" end className="brand">
          <img src="/admin/logo.svg" alt="" width="34" height="34" />
          <span>
            Longhouse <small>{t('staff console')}</small>
          </span>
        </NavLink>
        <ul>
          <To to="/admin" end>
            {t('Dashboard')}
          </To>
          {first.filter((id) => resources.some((one) => one.id === id)).map(link)}
          <To to="/admin/pages/keys">{t('Key health')}</To>
          <To to="/admin/pages/system">{t('System')}</To>
        </ul>
        {sections.map((section) => (
          <details key={section}>
            <summary>{t(section)}</summary>
            <ul>{others.filter(({ navigation }) => (navigation?.name ?? '') === section).map(({ id }) => link(id))}</ul>
          </details>
        ))}
      </nav>
    </>
  );
};
