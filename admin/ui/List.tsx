/** @jsx h */
import type * as React from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { Act } from './Act.tsx';
import type { Action, Row } from './api.ts';
import { Filters } from './Filters.tsx';
import { Frame, Gone } from './Frame.tsx';
import { Fragment, h, useState } from './h.ts';
import { Button } from './parts.tsx';
import { Table } from './Table.tsx';
import { useAnswer, useNames, useResource } from './use.ts';
import { actionName, count, resourceName, some, t } from './words.ts';

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
  const resource = useResource(resourceId);
  const { data, fault } = useAnswer<Listed>(resource ? `/resources/${resourceId}/actions/list?${query}` : '', again);
  const names = useNames(data?.records);
  if (!resource) return <Gone />;
  const change = (values: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(values)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setQuery(next);
  };
  const filters = new URLSearchParams([...query].filter(([name]) => name.startsWith('filters.')));
  const narrowed = filters.size > 0;
  const page = Number(query.get('page') ?? 1);
  const pages = data ? Math.max(1, Math.ceil(data.meta.total / data.meta.perPage)) : 1;
  const adding = resource.resourceActions.find(({ name }) => name === 'add');
  return (
    <Frame
      title={resourceName(resource.id)}
      lead={data && some(data.meta.total === 10_000 ? 'over entries' : 'entries', data.meta.total)}
      fault={fault}
      actions={
        <Fragment>
          {adding && (
            <Button className="main" onClick={() => setActing(adding)}>
              {actionName('add')}
            </Button>
          )}
          <a className="button" href={`/admin/export/${resource.id}?${filters}`} download>
            {t('Download CSV')}
          </a>
        </Fragment>
      }
    >
      <Filters resource={resource} query={query} rows={data?.records ?? []} change={change} />
      {!data && fault === undefined && <p className="loading">{t('wait')}</p>}
      {data && (
        <Fragment>
          <Table
            resource={resource.id}
            label={resourceName(resource.id)}
            columns={resource.listProperties}
            rows={data.records}
            names={names}
            sorting={{
              by: data.meta.sortBy,
              direction: data.meta.direction,
              sort: (by) =>
                change({ sortBy: by, direction: data.meta.sortBy === by && data.meta.direction === 'desc' ? 'asc' : 'desc', page: '' }),
            }}
            empty={
              narrowed && (
                <Fragment>
                  {t('none fits')} <Button onClick={() => setQuery({})}>{t('Show all')}</Button>
                </Fragment>
              )
            }
          />
          {pages > 1 && (
            <nav className="pager" aria-label={t('Pages')}>
              <Button disabled={page <= 1} onClick={() => change({ page: String(page - 1) })}>
                {t('Back')}
              </Button>
              <span>{t('Page of', { page: count(page), pages: count(pages) })}</span>
              <Button disabled={page >= pages} onClick={() => change({ page: String(page + 1) })}>
                {t('Next')}
              </Button>
            </nav>
          )}
        </Fragment>
      )}
      {acting && <Act resource={resource} action={acting} close={() => setActing(null)} done={() => setAgain(again + 1)} />}
    </Frame>
  );
};
