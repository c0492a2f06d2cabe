import * as React from 'react';
import { useState } from 'react';
import { useMe } from './use.ts';
import { lang, setLang, t, valueWord } from './words.ts';

const kept = 'longhouse.theme';
const show = (theme: string): void => {
  if (theme === '') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};
show(localStorage.getItem(kept) ?? '');

/** The search, the language, light or dark, and who is signed in. */
export const TopBar: React.FC<{ open: boolean; toggle: () => void; find: () => void }> = ({ open, toggle, find }) => {
  const me = useMe();
  const [theme, setTheme] = useState(localStorage.getItem(kept) ?? '');
  return (
    <header className="bar">
      <button type="button" className="menu" aria-label={t('Menu')} aria-expanded={open} aria-controls="around" onClick={toggle}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M2 5h16M2 10h16M2 15h16" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </button>
      <button type="button" className="find" onClick={find}>
        <span>{t('Find an organisation or a person')}</span> <kbd>Ctrl K</kbd>
      </button>
      <details className="me">
        <summary>
          <span className="initial" aria-hidden="true">
            {me.title.slice(0, 1)}
          </span>
          <span className="name">{me.title}</span>
        </summary>
        <div className="card">
          <p>
            <b>{me.title}</b>
            <br />
            <small>
              {me.email} · {valueWord(me.role)}
            </small>
          </p>
          <label>
            {t('Language')}
            <select value={lang()} onChange={(event) => setLang(event.target.value)}>
              <option value="en">English</option>
              <option value="de">Deutsch</option>
            </select>
          </label>
          <label>
            {t('Appearance')}
            <select
              value={theme}
              onChange={(event) => {
                setTheme(event.target.value);
                localStorage.setItem(kept, event.target.value);
                show(event.target.value);
              }}
            >
              <option value="">{t('As the system')}</option>
              <option value="light">{t('Light')}</option>
              <option value="dark">{t('Dark')}</option>
            </select>
          </label>
          <form method="post" action="/admin/logout">
            <button type="submit" className="button">
              {t('Sign out')}
            </button>
          </form>
          <form method="post" action="/admin/logout?everywhere=1">
            <button type="submit" className="button">
              {t('Sign out everywhere')}
            </button>
          </form>
        </div>
      </details>
    </header>
  );
};
