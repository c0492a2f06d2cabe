/** @jsx h */
import type * as React from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { tablePath } from './api.ts';
import { Broken } from './Broken.tsx';
import { Dashboard } from './Dashboard.tsx';
import { Finder } from './Finder.tsx';
import { Gone } from './Frame.tsx';
import { h, useEffect, useState } from './h.ts';
import { Keys } from './Keys.tsx';
import { List } from './List.tsx';
import { Show } from './Show.tsx';
import { Sidebar } from './Sidebar.tsx';
import { System } from './System.tsx';
import { TopBar } from './TopBar.tsx';
import { onSay } from './use.ts';
import { lang, loadWords, t } from './words.ts';

/** What is shown at which address. */
const pages: [path: string, Page: React.FC][] = [
  ['/admin', Dashboard],
  [tablePath(':resourceId'), List],
  [tablePath(':resourceId/actions/:actionName'), List],
  [tablePath(':resourceId/records/:recordId/:actionName'), Show],
  ['/admin/pages/keys', Keys],
  ['/admin/pages/system', System],
  ['*', Gone],
];

/** The whole console, in place of AdminJS's own front end: the way around, the pages, the search, and what has just happened. */
const Application: React.FC = () => {
  const [open, setOpen] = useState(false);
  const [finding, setFinding] = useState(false);
  const [said, setSaid] = useState('');
  const [ready, setReady] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => {
    const show = () => setReady(true);
    loadWords().then(show, show);
  }, []);
  useEffect(() => {
    document.documentElement.lang = lang();
    onSay(setSaid);
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        setFinding(true);
      }
      if (event.key === 'Escape') setOpen(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 6_000);
    return () => clearTimeout(timer);
  }, [said]);
  if (!ready) return null;
  return (
    <div className="console">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Sidebar open={open} close={() => setOpen(false)} />
      <div className="side">
        <TopBar open={open} toggle={() => setOpen(!open)} find={() => setFinding(true)} />
        <Broken key={pathname}>
          <Routes>
            {pages.map(([path, Page]) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
          </Routes>
        </Broken>
      </div>
      {finding && <Finder close={() => setFinding(false)} />}
      <p className="said" role="status">
        {said}
      </p>
    </div>
  );
};

export default Application;
