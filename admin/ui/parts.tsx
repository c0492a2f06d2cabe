/** @jsx h */
import type * as React from 'react';
import { type Resource, type Row, tablePath } from './api.ts';
import { Fragment, h, Link } from './h.ts';
import { Table } from './Table.tsx';
import { columnName, count, resourceName, t, valueWord } from './words.ts';

/** A button that sends no form by itself; `className` says what is special about it. */
export const Button: React.FC<React.ComponentProps<'button'>> = ({ className = '', ...more }) =>
  h('button', { type: 'button', ...more, className: `button ${className}` }); // JSX would bring a helper for the spread into the bundle

/** What can be chosen, in words. */
export const Options: React.FC<{ of: string[] }> = ({ of }) => (
  <Fragment>
    {of.map((one) => (
      <option key={one} value={one}>
        {valueWord(one)}
      </option>
    ))}
  </Fragment>
);

/** A framed part of a page, with its title and an amount beside it. */
export const Card: React.FC<{ title: string; total?: React.ReactNode; className?: string; children?: React.ReactNode }> = ({
  title,
  total,
  className = '',
  children,
}) => (
  <section className={`card ${className}`}>
    <h2>
      {title} <span className="total">{total}</span>
    </h2>
    {children}
  </section>
);

/** What is known of a thing: names and values. */
export const Facts: React.FC<{ facts: [string, React.ReactNode][] }> = ({ facts }) => (
  <dl className="card record">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** How much there is of what would be hit. */
export const Impact: React.FC<{ impact: Record<string, number>; className?: string }> = ({ impact, className = '' }) => (
  <ul className={`impact ${className}`}>
    {Object.entries(impact).map(([name, n]) => (
      <li key={name}>
        <strong>{count(n)}</strong> {columnName(name)}
      </li>
    ))}
  </ul>
);

/** Lines with something at either end. */
export const Rows: React.FC<{ rows: [key: string, left: React.ReactNode, right: React.ReactNode][] }> = ({ rows }) => (
  <ul className="rows">
    {rows.map(([key, left, right]) => (
      <li key={key}>
        <span>{left}</span>
        <span>{right}</span>
      </li>
    ))}
    {rows.length === 0 && <li className="empty">{t('nothing')}</li>}
  </ul>
);

/** A list that is narrowed by a column. */
export const listPath = (resource: string, column: string, value: string): string => tablePath(`${resource}?filters.${column}=${value}`);

interface PanelProps {
  resource: Resource;
  /** The column by which the rows belong to what the page shows, and its value. */
  column: string;
  id: string;
  rows: Pick<Row, 'id' | 'params' | 'populated'>[];
  names?: Record<string, string> | undefined;
  /** They are of the organisation that what the page shows is of: it need not be said of each. */
  inside?: boolean;
}

/** The newest rows of a table that belong to something, and the way to all of them. */
export const Panel: React.FC<PanelProps> = ({ resource, column, id, rows, names, inside }) => {
  const name = resourceName(resource.id);
  return (
    <section className="panel">
      <h2>
        {name}{' '}
        {rows.length > 0 && (
          <Link to={listPath(resource.id, column, id)}>
            {t('Show all')}
            <span className="hidden"> {name}</span>
          </Link>
        )}
      </h2>
      <Table
        resource={resource.id}
        label={name}
        columns={resource.listProperties.filter(({ name: one }) => one !== column && !(inside && one === 'org_id'))}
        rows={rows}
        names={names}
      />
    </section>
  );
};
