import * as React from 'react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { Act } from './Act.tsx';
import type { Action, Row } from './api.ts';
import { Frame } from './Frame.tsx';
import { Table } from './Table.tsx';
import { useAnswer, useResources } from './use.ts';
import { count } from './Value.tsx';
import { actionName, columnName, resourceName, t } from './words.ts';

interface Listed {
  records: Row[];
  meta: { total: number; page: number; perPage: number; sortBy: string; direction: 'asc' | 'desc' };
}

/** A table of the console: its rows, narrowed, sorted and leafed through by the address alone. */
export const List: React.FC = () => {
  const { resourceId = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const [again, setAgain] = useState(0);
  const [acting, setActing] = useState<Action | null>(null);
  const resource = useResources().find(({ id }) => id === resourceId);
  const { data, fault } = useAnswer<Listed>(`/resources/${resourceId}/actions/list?${query}`, again);
  if (!resource) return <Frame title={t('Nothing lives here.')}>{null}</Frame>;
  const change = (values: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(values)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setQuery(next);
  };
  const filters = new URLSearchParams([...query].filter(([name]) => name.startsWith('filters.')));
  const filterColumns = resource.filterProperties.filter(({ type }) => type !== 'datetime');
  const shownFilters = filterColumns.some(({ name }) => query.has(`filters.${name}`));
  const pages = data ? Math.max(1, Math.ceil(data.meta.total / data.meta.perPage)) : 1;
  const page = Number(query.get('page') ?? 1);
  const adding = resource.resourceActions.find(({ name }) => name === 'add');
  return (
    <Frame
      title={resourceName(resource.id)}
      lead={data && `${count(data.meta.total)} ${t(data.meta.total === 1 ? 'entry' : 'entries')}`}
      fault={fault}
      actions={
        <>
          {adding && (
            <button type="button" className="button main" onClick={() => setActing(adding)}>
              {actionName('add')}
            </button>
          )}
          <a className="button" href={`/admin/export/${resource.id}?${filters}`} download>
            {t('Download as CSV')}
          </a>
        </>
      }
    >
      <details className="filters" open={shownFilters}>
        <summary>{t('Narrow down')}</summary>
        <form
          key={query.toString()}
          onSubmit={(event) => {
            event.preventDefault();
            const given = [...new FormData(event.currentTarget)].map(([name, value]) => [
              name,
              typeof value === 'string' ? value.trim() : '',
            ]);
            change({ ...(Object.fromEntries(given) as Record<string, string>), page: '' });
          }}
        >
          {filterColumns.map(({ name }) => (
            <label key={name}>
              {columnName(name)}
              <input name={`filters.${name}`} defaultValue={query.get(`filters.${name}`) ?? ''} />
            </label>
          ))}
          <button type="submit" className="button main">
            {t('Show')}
          </button>
          <button type="button" className="button" onClick={() => setQuery({})}>
            {t('Show all')}
          </button>
        </form>
      </details>
      {data && (
        <>
          <Table
            resource={resource.id}
            label={resourceName(resource.id)}
            columns={resource.listProperties}
            rows={data.records}
            sorting={{
              by: data.meta.sortBy,
              direction: data.meta.direction,
              sort: (by) =>
                change({ sortBy: by, direction: data.meta.sortBy === by && data.meta.direction === 'desc' ? 'asc' : 'desc', page: '' }),
            }}
          />
          {pages > 1 && (
            <nav className="pager" aria-label={t('Pages')}>
              <button type="button" className="button" disabled={page <= 1} onClick={() => change({ page: String(page - 1) })}>
                {t('Back')}
              </button>
              <span>{`${t('Page')} ${count(page)} / ${count(pages)}`}</span>
              <button type="button" className="button" disabled={page >= pages} onClick={() => change({ page: String(page + 1) })}>
                {t('Next')}
              </button>
            </nav>
          )}
        </>
      )}
      {acting && <Act resource={resource} action={acting} close={() => setActing(null)} done={() => setAgain(again + 1)} />}
    </Frame>
  );
};
