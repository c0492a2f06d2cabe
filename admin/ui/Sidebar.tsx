/** @jsx h */
import type * as React from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { Fragment, h, useState } from './h.ts';
import { useResources } from './use.ts';
import { resourceName, t } from './words.ts';

const pages: Record<string, [path: string, label: string][]> = {
  Security: [['keys', 'Key health']],
  Staff: [['system', 'System']],
};
const sections = ['Organisations', 'Work', 'Products', 'Security', 'Staff'];
const kept = 'longhouse.sections';
/** The sections that stood open last. */
const remembered = (): string[] => (localStorage.getItem(kept) ?? 'Organisations Work Security').split(' ');

/** The way around, by section; which of them are open is remembered. */
export const Sidebar: React.FC<{ open: boolean; close: () => void }> = ({ open, close }) => {
  const resources = useResources();
  const { pathname } = useLocation();
  const [opened, setOpened] = useState(remembered);
  const toggle = (section: string, on: boolean) => {
    const next = [...opened.filter((one) => one !== section), ...(on ? [section] : [])];
    localStorage.setItem(kept, next.join(' '));
    setOpened(next);
  };
  const linksOf = (section: string): [string, string][] => [
    ...resources
      .filter(({ navigation }) => navigation?.name === section)
      .map(({ id }): [string, string] => [`resources/${id}`, resourceName(id)]),
    ...(pages[section] ?? []).map(([path, label]): [string, string] => [`pages/${path}`, t(label)]),
  ];
  return (
    <Fragment>
      {open && <div className="veil" onClick={close} />}
      <nav className={open ? 'around open' : 'around'} id="around" aria-label={t('Console')}>
        <NavLink to="/admin" end className="brand">
          <img src="/admin/logo.svg" alt="" width="34" height="34" />
          <span>
            Longhouse <small>{t('staff console')}</small>
          </span>
        </NavLink>
        <ul>
          <li>
            <NavLink to="/admin" end>
              {t('Dashboard')}
            </NavLink>
          </li>
        </ul>
        {sections.map((section) => {
          const links = linksOf(section);
          const here = links.some(([to]) => pathname.startsWith(`/admin/${to}`));
          return (
            <details key={section} open={here || opened.includes(section)}>
              <summary
                onClick={(event) => {
                  event.preventDefault();
                  toggle(section, !opened.includes(section));
                }}
              >
                {t(`section ${section}`)}
              </summary>
              <ul>
                {links.map(([to, label]) => (
                  <li key={to}>
                    <NavLink to={`/admin/${to}`}>{label}</NavLink>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </nav>
    </Fragment>
  );
};
