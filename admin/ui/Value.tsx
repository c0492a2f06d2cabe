/** @jsx h */
import type * as React from 'react';
import { type Column, type Row, rowPath } from './api.ts';
import { h, Link } from './h.ts';
import { count, dotted, lang, locale, message, t, valueWord } from './words.ts';

const states = ['status', 'state', 'outcome', 'level'];
/** Columns whose values are dotted names, and what they name. */
const dottedKinds: Record<string, string> = { action: 'event', job: 'job', purpose: 'purpose', ordered: 'order' };
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A state in a word; the style sheet gives it the colour of what it means. */
export const Badge: React.FC<{ value: string }> = ({ value }) => (
  <span className="badge" data-value={value}>
    {valueWord(value)}
  </span>
);

/** How long ago or ahead a moment is; the exact moment on hover. */
export const When: React.FC<{ at: string }> = ({ at }) => {
  const moment = new Date(at);
  const seconds = (moment.getTime() - Date.now()) / 1_000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
  return (
    <time dateTime={at} title={moment.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'long' })}>
      {words}
    </time>
  );
};

/** A day, at noon, so that no time zone makes another one of it. */
export const dayOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

const written = (day: string, dateStyle: 'full' | 'medium' = 'medium'): string => dayOf(day).toLocaleDateString(locale, { dateStyle });

/** A day, as it is written where the reader lives; its weekday and year on hover. */
const Day: React.FC<{ day: string }> = ({ day }) => (
  <time dateTime={day} title={written(day, 'full')}>
    {written(day)}
  </time>
);

/** A large number in few characters. */
export const brief = (n: number): string =>
  n < 10_000 ? count(n) : n.toLocaleString(lang(), { notation: 'compact', maximumFractionDigits: 1 });

/** Bytes, in the unit that suits. */
export const bytes = (n: number): string => {
  const step = n < 1 ? 0 : Math.min(4, Math.floor(Math.log2(n) / 10));
  const amount = n / 1_024 ** step;
  return `${amount.toLocaleString(locale, { maximumFractionDigits: amount < 10 && step ? 1 : 0 })} ${['B', 'kB', 'MB', 'GB', 'TB'][step]}`;
};

const measured = (name: string, n: number): string =>
  name === 'year' ? String(n) : name === 'size' ? bytes(n) : name === 'duration_ms' ? `${count(n / 1_000)} s` : count(n);

/** Whether a column holds amounts, which stand under each other by their last figure. */
export const isAmount = ({ name, type }: Column): boolean => type === 'number' && name !== 'year';

const idLike = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const dayLike = /^\d{4}-\d\d-\d\d$/;
const hashLike = /^[0-9a-f]{32,}$/;

/** What a row is called, where it has a name that a person can read; else the end of its id. */
export const nameOf = ({ title, id, params }: Pick<Row, 'id' | 'title' | 'params'>): string =>
  !title || idLike.test(title)
    ? String(params['display_name'] ?? `…${id.slice(-6)}`)
    : hashLike.test(title)
      ? title.slice(0, 10)
      : dayLike.test(title)
        ? written(title)
        : title;

interface Shown {
  column: Column;
  row: Pick<Row, 'params' | 'populated'>;
  /** Names of rows by their ids. */
  names?: Record<string, string> | undefined;
  whole?: boolean;
}

/** A cell, as a person reads it: names before ids, moments as distances, states as badges. */
export const Value: React.FC<Shown> = ({
  column: { name, type, reference, availableValues },
  row: { params, populated },
  names,
  whole,
}) => {
  const value = params[name];
  if (value === null || value === undefined || value === '') return <span className="none">–</span>;
  const text = (['why', 'detail'].includes(name) ? message : String)(String(value));
  const key = text.split('.').pop()!;
  const kind = dottedKinds[name];
  if (reference) {
    const other = populated?.[name];
    const called = names?.[key] ?? (other ? nameOf({ ...other, id: key }) : `…${key.slice(-6)}`);
    return (
      <Link to={rowPath(reference, text)} title={called} className={whole ? '' : 'cut'}>
        {called}
      </Link>
    );
  }
  if (typeof value === 'boolean') return <span>{t(value ? 'yes' : 'no')}</span>;
  if (type === 'datetime') return <When at={text} />;
  if (dayLike.test(text)) return <Day day={text} />;
  if (states.includes(name)) return <Badge value={text} />;
  if (availableValues || name === 'plan' || name === 'module') return <span>{valueWord(text)}</span>;
  if (kind) return <span title={text}>{dotted(kind, text)}</span>;
  if (type === 'textarea') return whole ? <pre tabIndex={0}>{text}</pre> : <code>{text.replace(/\s+/g, ' ').slice(0, 60)}</code>;
  if (typeof value === 'number') return <span className="number">{measured(name, value)}</span>;
  if (name === 'scopes')
    return (
      <span className="many">
        {text.split(', ').map((one) => (
          <code key={one}>{one}</code>
        ))}
      </span>
    );
  if (names?.[text]) return <span title={text}>{names[text]}</span>;
  if (idLike.test(text) || hashLike.test(text))
    return <code title={text}>{whole ? text : idLike.test(text) ? `…${text.slice(-6)}` : text.slice(0, 10)}</code>;
  return (
    <span className={whole ? 'text' : 'text cut'} title={!whole && text.length > 36 ? text : undefined}>
      {text}
    </span>
  );
};
