/** @jsx h */
import type * as React from 'react';
import type { Column, Resource, Row } from './api.ts';
import { h } from './h.ts';
import { Button, Options } from './parts.tsx';
import { nameOf } from './Value.tsx';
import { columnName, t, valueWord } from './words.ts';

interface Props {
  resource: Resource;
  query: URLSearchParams;
  rows: Row[];
  change: (values: Record<string, string>) => void;
}

const prefix = 'filters.';

/** What the list is narrowed by, each to be taken away; and the form that narrows it. A few values are chosen, the rest is typed. */
export const Filters: React.FC<Props> = ({ resource, query, rows, change }) => {
  const columns = resource.filterProperties.filter(({ type }) => type !== 'datetime');
  const given = [...query].filter(([name, value]) => name.startsWith(prefix) && value !== '');
  const shown = (name: string, value: string): string => {
    const other = rows[0]?.populated?.[name];
    const column = columns.find((one) => one.name === name);
    return column?.reference && other && value.endsWith(other.id.split('.').pop()!)
      ? nameOf(other)
      : column?.availableValues
        ? valueWord(value)
        : value;
  };
  const field = ({ name, availableValues, reference }: Column) => {
    const props = { name: prefix + name, defaultValue: query.get(prefix + name) ?? '' };
    return (
      <label key={name}>
        {columnName(name, resource.id)}
        {availableValues ? (
          <select {...props}>
            <option value="">{t('Any')}</option>
            <Options of={availableValues.map(({ value }) => value)} />
          </select>
        ) : (
          h('input', { ...props, placeholder: reference ? t('Name or id') : undefined, autoComplete: 'off' })
        )}
      </label>
    );
  };
  return (
    <div className="filters">
      {given.length > 0 && (
        <ul className="chips">
          {given.map(([name, value]) => {
            const what = `${columnName(name.slice(prefix.length), resource.id)}: ${shown(name.slice(prefix.length), value)}`;
            return (
              <li key={name}>
                <button aria-label={t('Remove filter', { what })} onClick={() => change({ [name]: '', page: '' })}>
                  {what} <span aria-hidden>✕</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <details>
        <summary>{t('Filter')}</summary>
        <form
          key={query.toString()}
          onSubmit={(event) => {
            event.preventDefault();
            const typed = [...new FormData(event.currentTarget)].map(([name, value]) => [
              name,
              typeof value === 'string' ? value.trim() : '',
            ]);
            change({ ...(Object.fromEntries(typed) as Record<string, string>), page: '' });
          }}
        >
          {columns.map(field)}
          <Button type="submit" className="main">
            {t('Apply')}
          </Button>
        </form>
      </details>
    </div>
  );
};
