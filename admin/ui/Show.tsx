import * as React from 'react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ActionBar } from './ActionBar.tsx';
import type { Row } from './api.ts';
import { Frame } from './Frame.tsx';
import { Organisation } from './Organisation.tsx';
import { useAnswer, useResources } from './use.ts';
import { Badge, Value } from './Value.tsx';
import { columnName, resourceName, t } from './words.ts';

const unnamed = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^$/;

/** One row: its name, what may be done with it, and its visible columns. */
const Record: React.FC<{ resourceId: string; recordId: string }> = ({ resourceId, recordId }) => {
  const [again, setAgain] = useState(0);
  const { data, fault } = useAnswer<{ record: Row }>(`/resources/${resourceId}/records/${recordId}/show`, again);
  const resource = useResources().find(({ id }) => id === resourceId);
  const above = <Link to={`/admin/resources/${resourceId}`}>{resourceName(resourceId)}</Link>;
  if (!resource || !data) return <Frame title={resourceName(resourceId)} above={above} fault={fault} />;
  const { record } = data;
  const name = unnamed.test(record.title) ? `${resourceName(resourceId)} …${record.id.slice(-6)}` : record.title;
  const state = record.params['status'] ?? record.params['state'];
  return (
    <Frame
      tab={`${name} · ${resourceName(resourceId)}`}
      title={
        <>
          {name} {typeof state === 'string' && <Badge value={state} />}
        </>
      }
      above={above}
      actions={<ActionBar resource={resource} record={record} done={() => setAgain(again + 1)} />}
    >
      <dl className="card record">
        {resource.showProperties.map((column) => (
          <div key={column.name}>
            <dt>{columnName(column.name)}</dt>
            <dd>
              <Value whole column={column} params={record.params} populated={record.populated} />
            </dd>
          </div>
        ))}
      </dl>
      {resourceId === 'users' && (
        <p>
          <Link to={`/admin/resources/memberships?filters.user_id=${recordId}`}>{t('Organisations of this person')}</Link>
        </p>
      )}
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
