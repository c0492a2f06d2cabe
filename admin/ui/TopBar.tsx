/** @jsx h */
import type * as React from 'react';
import { h, useState } from './h.ts';
import { Button } from './parts.tsx';
import { useMe } from './use.ts';
import { lang, setLang, t, valueWord } from './words.ts';

const kept = 'longhouse.theme';
const show = (theme: string): void => void (document.documentElement.dataset['theme'] = theme);
/** What was chosen last. */
const remembered = (): string => localStorage.getItem(kept) ?? '';
show(remembered());

interface ChoiceProps {
  label: string;
  value: string;
  choices: Record<string, string>;
  choose: (value: string) => void;
}

const Choice: React.FC<ChoiceProps> = ({ label, value, choices, choose }) => (
  <label>
    {label}
    <select value={value} onChange={(event) => choose(event.target.value)}>
      {Object.entries(choices).map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

/** The search, the language, light or dark, and who is signed in. */
export const TopBar: React.FC<{ open: boolean; toggle: () => void; find: () => void }> = ({ open, toggle, find }) => {
  const me = useMe();
  const [theme, setTheme] = useState(remembered);
  return (
    <header className="bar">
      <button className="menu" aria-label={t('Menu')} aria-expanded={open} aria-controls="around" onClick={toggle}>
        ☰
      </button>
      <button className="find" aria-keyshortcuts="Control+K" onClick={find}>
        <span>{t('find')}</span> <kbd>{/Mac/.test(navigator.platform) ? '⌘' : 'Ctrl'} K</kbd>
      </button>
      <details className="me">
        <summary>
          <span className="initial" aria-hidden>
            {me.title.slice(0, 1)}
          </span>
          <span className="name">{me.title}</span>
        </summary>
        <div className="card">
          <p>
            <b>{me.title}</b>
            <br />
            <small>
              {me.email}
              <br />
              {valueWord(me.role)}
            </small>
          </p>
          <Choice label={t('Language')} value={lang()} choose={setLang} choices={{ en: 'English', de: 'Deutsch' }} />
          <Choice
            label={t('Appearance')}
            value={theme}
            choose={(chosen) => {
              setTheme(chosen);
              localStorage.setItem(kept, chosen);
              show(chosen);
            }}
            choices={{ '': t('as system'), light: t('Light'), dark: t('Dark') }}
          />
          {me.codes && (
            <a className="button" href="/admin/codes">
              {t('recovery codes')}
            </a>
          )}
          {['', '?everywhere=1'].map((how) => (
            <form key={how} method="post" action={`/admin/logout${how}`}>
              <Button type="submit">{t(how ? 'everywhere' : 'Sign out')}</Button>
            </form>
          ))}
        </div>
      </details>
    </header>
  );
};
