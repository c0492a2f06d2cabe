/** @jsx h */
import type * as React from 'react';
import { useParams } from 'react-router-dom';
import { ActionBar } from './ActionBar.tsx';
import { type Resource, type Row, tablePath } from './api.ts';
import { Frame, Gone } from './Frame.tsx';
import { Fragment, h, Link, useState } from './h.ts';
import { Organisation } from './Organisation.tsx';
import { Facts } from './parts.tsx';
import { Related } from './Related.tsx';
import { useAnswer, useNames, useResource } from './use.ts';
import { Badge, nameOf, Value } from './Value.tsx';
import { columnName, dotted, oneOf, resourceName, valueWord } from './words.ts';

/** What the page of a row is called: its name, or what it is and whose, of which kind, or the end of its number. */
const titleOf = ({ id, titleProperty: { name: column, reference, availableValues } }: Resource, record: Row): string => {
  const other = reference && record.populated?.[column];
  const own = nameOf(other || record);
  const name = ['job', 'event', 'purpose'].reduce((text, kind) => dotted(kind, text), availableValues ? valueWord(own) : own);
  return reference || availableValues || /^[…\d]|^[0-9a-f]{10}$/.test(name) ? `${oneOf(id)} · ${name}` : name;
};

/** One row: its name, what may be done with it, its visible columns, and what belongs to it. */
const Record: React.FC<{ resourceId: string; recordId: string }> = ({ resourceId, recordId }) => {
  const [again, setAgain] = useState(0);
  const { data, fault } = useAnswer<{ record?: Row }>(`/resources/${resourceId}/records/${recordId}/show`, again);
  const names = useNames(data?.record && [data.record]);
  const resource = useResource(resourceId);
  const above = <Link to={tablePath(resourceId)}>{resourceName(resourceId)}</Link>;
  if (resource && !data && fault === undefined) return <Frame title={oneOf(resourceId)} above={above} />;
  // Of a row that is not there AdminJS answers what it would say of one.
  if (!resource || !data?.record?.recordActions) return <Gone above={above} />;
  const { record } = data;
  const name = titleOf(resource, record);
  const state = record.params['status'] ?? record.params['state'];
  return (
    <Frame
      tab={`${name} · ${oneOf(resourceId)}`}
      title={
        <Fragment>
          {name} {typeof state === 'string' && <Badge value={state} />}
        </Fragment>
      }
      above={above}
      actions={<ActionBar resource={resource} record={record} done={() => setAgain(again + 1)} />}
    >
      <Facts
        facts={resource.showProperties.map((column) => [
          columnName(column.name, resourceId),
          <Value whole column={column} row={record} names={names} />,
        ])}
      />
      <Related id={resourceId} row={recordId} />
    </Frame>
  );
};

/** The page of a row; an organisation has one of its own. */
export const Show: React.FC = () => {
  const { resourceId = '', recordId = '' } = useParams();
  return resourceId === 'orgs' ? (
    <Organisation key={recordId} id={recordId} />
  ) : (
    <Record key={`${resourceId} ${recordId}`} resourceId={resourceId} recordId={recordId} />
  );
};
