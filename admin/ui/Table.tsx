import * as React from 'react';
import { useNavigate } from 'react-router-dom';
import { Link } from 'react-router-dom';
import { type Column, type Row, rowPath } from './api.ts';
import { Value } from './Value.tsx';
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
  people?: Record<string, string>;
  sorting?: Sorting;
}

/** Rows as a table; the first column leads to the row. On a narrow screen each row is a card of its own. */
export const Table: React.FC<Props> = ({ resource, label, columns, rows, people, sorting }) => {
  const navigate = useNavigate();
  return (
    <div className="table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                {...(sorting?.by === column.name && { 'aria-sort': sorting.direction === 'asc' ? 'ascending' : 'descending' })}
              >
                {sorting && column.isSortable ? (
                  <button type="button" className="sort" onClick={() => sorting.sort(column.name)}>
                    {columnName(column.name)}
                    <span aria-hidden="true">{sorting.by === column.name ? (sorting.direction === 'asc' ? ' ↑' : ' ↓') : ''}</span>
                  </button>
                ) : (
                  columnName(column.name)
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
                const value = <Value column={column} params={row.params} populated={row.populated} {...(people && { people })} />;
                return (
                  <td key={column.name} data-label={columnName(column.name)}>
                    {i === 0 && !column.reference ? <Link to={rowPath(resource, row.id)}>{value}</Link> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty">{t('Nothing here yet.')}</p>}
    </div>
  );
};
