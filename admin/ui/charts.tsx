import * as React from 'react';
import { count } from './Value.tsx';
import { lang, valueWord } from './words.ts';

const days = 14;

/** The last fourteen UTC days, oldest first. */
export const lastDays = (): string[] =>
  Array.from({ length: days }, (_, i) => new Date(Date.now() - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10));

const order = ['complete', 'pending', 'failed'];

/** Amounts by day as bars, one upon the other where they are of several kinds; the figures beside it are its text. */
export const Bars: React.FC<{ label: string; rows: { day: string; n: number; status?: string }[] }> = ({ label, rows }) => {
  const found = new Set(rows.map(({ status }) => status ?? 'n'));
  const kinds = [...order.filter((kind) => found.has(kind)), ...[...found].filter((kind) => !order.includes(kind))];
  const at = (day: string, kind: string): number =>
    rows.filter((row) => row.day === day && (row.status ?? 'n') === kind).reduce((sum, { n }) => sum + n, 0);
  const sums = lastDays().map((day) => kinds.reduce((sum, kind) => sum + at(day, kind), 0));
  const top = Math.max(1, ...sums);
  const named = (day: string) => new Date(`${day}T12:00:00Z`).toLocaleDateString(lang(), { day: 'numeric', month: 'short' });
  const total = sums.reduce((sum, n) => sum + n, 0);
  return (
    <figure className="chart">
      <svg viewBox="0 0 280 90" role="img" aria-label={`${label}: ${count(total)}`} preserveAspectRatio="none">
        <line x1="0" x2="280" y1="89.5" y2="89.5" className="axis" />
        {lastDays().map((day, i) => {
          let y = 89;
          return (
            <g key={day}>
              <title>{`${named(day)}: ${kinds.map((kind) => `${kind === 'n' ? '' : `${valueWord(kind)} `}${count(at(day, kind))}`).join(', ') || 0}`}</title>
              <rect x={i * 20} y="0" width="20" height="90" className="hover" />
              {kinds.map((kind) => {
                const height = (at(day, kind) / top) * 84;
                y -= height;
                return <rect key={kind} x={i * 20 + 3} y={y} width="14" height={height} className={`bar ${kind}`} />;
              })}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span>{named(lastDays()[0]!)}</span>
        {kinds
          .filter((kind) => kind !== 'n')
          .map((kind) => (
            <span key={kind} className={`key ${kind}`}>
              {valueWord(kind)}
            </span>
          ))}
        <span>{named(lastDays()[days - 1]!)}</span>
      </figcaption>
    </figure>
  );
};
