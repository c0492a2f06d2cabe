import * as React from 'react';
import { Link } from 'react-router-dom';
import { type Column, type Params, type Row, rowPath } from './api.ts';
import { lang, t, valueWord } from './words.ts';

const tones: Record<string, string[]> = {
  good: ['active', 'complete', 'completed', 'ok', 'done', 'ready', 'succeeded', 'accepted', 'valid', 'confirmed', 'handled', 'success'],
  wait: ['pending', 'waiting', 'created', 'running', 'retry', 'queued', 'suspended', 'unverified', 'untested', 'processing'],
  bad: ['failed', 'dead', 'deleting', 'revoked', 'invalid', 'refused', 'denied', 'expired', 'error', 'broken'],
};
const badged = ['status', 'state', 'outcome', 'role', 'plan', 'kind', 'provider', 'actor_kind'];
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A state in a word, with the colour of what it means. */
export const Badge: React.FC<{ value: string }> = ({ value }) => {
  const tone = Object.keys(tones).find((name) => tones[name]?.includes(value)) ?? 'plain';
  return <span className={`badge ${tone}`}>{valueWord(value)}</span>;
};

/** How long ago or ahead a moment is; the exact moment on hover. */
export const When: React.FC<{ at: string }> = ({ at }) => {
  const moment = new Date(at);
  const seconds = (moment.getTime() - Date.now()) / 1_000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const words = new Intl.RelativeTimeFormat(lang(), { numeric: 'auto' }).format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
  return (
    <time dateTime={at} title={moment.toLocaleString(lang(), { dateStyle: 'full', timeStyle: 'long' })}>
      {words}
    </time>
  );
};

/** A number as it is written where the reader lives. */
export const count = (n: number): string => n.toLocaleString(lang());

const idLike = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const nameOf = ({ title, params }: NonNullable<Row['populated']>[string] & object): string =>
  idLike.test(title) || title === '' ? String(params['display_name'] ?? `…${title.slice(-6)}`) : title;

interface Shown {
  column: Column;
  params: Params;
  populated?: Row['populated'];
  people?: Record<string, string>;
  whole?: boolean;
}

/** A cell, as a person reads it: names before ids, moments as distances, states as badges. */
export const Value: React.FC<Shown> = ({ column, params, populated, people, whole }) => {
  const { name, type, reference } = column;
  const value = params[name];
  if (value === null || value === undefined || value === '') return <span className="none">–</span>;
  const text = String(value);
  if (reference) {
    const other = populated?.[name];
    const known = people?.[text] ?? (other && nameOf(other));
    return (
      <Link to={rowPath(reference, text)} title={text.split('.').pop()}>
        {known ?? `…${text.slice(-6)}`}
      </Link>
    );
  }
  if (typeof value === 'boolean') return <span>{t(value ? 'yes' : 'no')}</span>;
  if (type === 'datetime') return <When at={text} />;
  if (badged.includes(name)) return <Badge value={text} />;
  if (type === 'textarea') return whole ? <pre tabIndex={0}>{text}</pre> : <code>{text.replace(/\s+/g, ' ').slice(0, 60)}</code>;
  if (typeof value === 'number') return <span className="number">{name === 'year' ? value : count(value)}</span>;
  if (idLike.test(text)) return <code title={text}>{whole ? text : (people?.[text] ?? `…${text.slice(-6)}`)}</code>;
  if (/^[0-9a-f]{32,}$/.test(text)) return <code title={text}>{whole ? text : text.slice(0, 10)}</code>;
  return <span className="text">{whole || text.length < 70 ? text : `${text.slice(0, 66)}…`}</span>;
};
