/** @jsx h */
import type * as React from 'react';
import { h } from './h.ts';
import { brief, dayOf } from './Value.tsx';
import { count, locale, t, valueWord } from './words.ts';

/** The last UTC days, oldest first. */
const lastDays = (days: number): string[] =>
  Array.from({ length: days }, (_, i) => new Date(Date.now() - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10));

/** How much it is over all rows. */
export const sum = (rows: { n: number }[]): number => rows.reduce((all, { n }) => all + n, 0);

const order = ['complete', 'pending', 'failed', 'n'];

interface BarsProps {
  label: string;
  rows: { day: string; n: number; status?: string }[];
  days?: number;
  /** An amount that a day should not exceed, drawn as a line where it is not far above the bars. */
  limit?: number;
}

/** Amounts by day as bars, one upon the other where they are of several kinds; the figures beside it are its text. */
export const Bars: React.FC<BarsProps> = ({ label, rows, days = 14, limit = 0 }) => {
  const kinds = order.filter((kind) => rows.some(({ status = 'n' }) => status === kind));
  const at = (day: string, kind: string): number => sum(rows.filter((row) => row.day === day && (row.status ?? 'n') === kind));
  const all = lastDays(days);
  const sums = all.map((day) => kinds.reduce((all, kind) => all + at(day, kind), 0));
  const most = Math.max(...sums);
  const line = limit > 0 && limit < most * 3 ? limit : 0;
  const top = Math.max(1, most, line);
  const wide = 280 / days;
  const named = (day: string) => dayOf(day).toLocaleDateString(locale, { day: 'numeric', month: 'short' });
  const total = sums.reduce((all, n) => all + n, 0);
  return (
    <figure className="chart">
      <small className="top" aria-hidden>
        {t(most > 0 ? 'most in a day' : 'nothing', { n: brief(most) })}
      </small>
      <svg viewBox="0 0 280 90" role="img" aria-label={`${label}: ${count(total)}`} preserveAspectRatio="none">
        <line x1="0" x2="280" y1="89.5" y2="89.5" className="axis" />
        {all.map((day, i) => {
          let y = 89;
          return (
            <g key={day}>
              <title>{`${named(day)}: ${kinds.map((kind) => `${kind === 'n' ? '' : `${valueWord(kind)} `}${count(at(day, kind))}`).join(', ') || 0}`}</title>
              <rect x={i * wide} y="0" width={wide} height="90" className="hover" />
              {kinds.map((kind) => {
                const height = (at(day, kind) / top) * 84;
                y -= height;
                return <rect key={kind} x={(i + 0.15) * wide} y={y} width={wide * 0.7} height={height} className={`bar ${kind}`} />;
              })}
            </g>
          );
        })}
        {line > 0 && <line x1="0" x2="280" y1={89 - (line / top) * 84} y2={89 - (line / top) * 84} className="limit" />}
      </svg>
      <figcaption>
        <span>{named(all[0]!)}</span>
        {kinds
          .filter((kind) => kind !== 'n')
          .map((kind) => (
            <span key={kind} className={`key ${kind}`}>
              {valueWord(kind)}
            </span>
          ))}
        <span>{named(all[days - 1]!)}</span>
      </figcaption>
    </figure>
  );
};

/** How much of what may be used is used. */
export const Meter: React.FC<{ label: string; used: number; limit: number; written?: (n: number) => string }> = ({
  label,
  used,
  limit,
  written = count,
}) => {
  const part = limit > 0 ? used / limit : 1;
  const percent = part > 0 && part < 0.01 ? '< 1' : count(Math.round(part * 100));
  return (
    <div className={`meter${part >= 0.9 ? ' alarm' : ''}`}>
      <p>
        <span>{label}</span>
        <strong>{`${percent} %`}</strong>
      </p>
      <progress value={Math.min(1, part)} max={1} aria-label={label} />
      <small>{t('of limit', { used: written(used), limit: written(limit) })}</small>
    </div>
  );
};
