/** @jsx h */
import type * as React from 'react';
import { useNavigate } from 'react-router-dom';
import { type Column, type Row, rowPath } from './api.ts';
import { h, Link } from './h.ts';
import { isAmount, Value } from './Value.tsx';
import { columnName, t } from './words.ts';

interface Sorting {
  by: string;
  direction: 'asc' | 'desc';
  sort: (by: string) => void;
}

interface Props {
  resource: string;
  label: string;
  columns: Column[];
  rows: Pick<Row, 'id' | 'params' | 'populated'>[];
  names?: Record<string, string> | undefined;
  sorting?: Sorting;
  /** What is said where there are no rows. */
  empty?: React.ReactNode;
}

/** Rows as a table; the first column that leads nowhere else leads to the row. On a narrow screen each row is a card of its own. */
export const Table: React.FC<Props> = ({ resource, label, columns, rows, names, sorting, empty }) => {
  const navigate = useNavigate();
  const own = columns.findIndex(({ reference }) => !reference);
  if (rows.length === 0) return <div className="card empty">{empty || t(`empty ${resource}`)}</div>;
  return (
    <div className="table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={isAmount(column) ? 'amount' : undefined}
                aria-sort={sorting?.by === column.name ? `${sorting.direction}ending` : undefined}
              >
                {sorting && column.isSortable ? (
                  <button className="sort" onClick={() => sorting.sort(column.name)}>
                    {columnName(column.name, resource)}
                    <span aria-hidden>{sorting.by === column.name ? (sorting.direction === 'asc' ? ' ↑' : ' ↓') : ''}</span>
                  </button>
                ) : (
                  columnName(column.name, resource)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a')) navigate(rowPath(resource, row.id));
              }}
            >
              {columns.map((column, i) => {
                const value = <Value column={column} row={row} names={names} />;
                return (
                  <td key={column.name} data-label={columnName(column.name, resource)} className={isAmount(column) ? 'amount' : undefined}>
                    {i === own ? <Link to={rowPath(resource, row.id)}>{value}</Link> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
