/** @jsx h */
import type * as React from 'react';
import type { Resource, Row } from './api.ts';
import { h } from './h.ts';
import { Panel } from './parts.tsx';
import { useAnswer, useNames, useResources } from './use.ts';

const Newest: React.FC<{ resource: Resource; column: string; row: string }> = ({ resource, column, row }) => {
  const id = row.split('.').pop()!;
  const { data } = useAnswer<{ records: Row[] }>(`/resources/${resource.id}/actions/list?filters.${column}=${id}&perPage=5`);
  const names = useNames(data?.records);
  return data?.records.length ? (
    <Panel resource={resource} column={column} id={id} rows={data.records} names={names} inside={id !== row} />
  ) : null;
};

/** The newest of what belongs to a row, in panels below it: of each table that points at it and can be narrowed by that. */
export const Related: React.FC<{ id: string; row: string }> = ({ id, row }) => (
  <div>
    {useResources().flatMap((resource) => {
      const column = resource.filterProperties.find(({ reference }) => reference === id);
      return column ? [<Newest key={resource.id} resource={resource} column={column.name} row={row} />] : [];
    })}
  </div>
);
