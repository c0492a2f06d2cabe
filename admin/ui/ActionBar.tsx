/** @jsx h */
import type * as React from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { Act } from './Act.tsx';
import { type Action, type Resource, type Row, rowPath } from './api.ts';
import { Fragment, h, useState } from './h.ts';
import { Button } from './parts.tsx';
import { actionName } from './words.ts';

const shownAnyway = ['show', 'list', 'search'];

/** The things that may be done with a row, each as a button that opens its form. */
export const ActionBar: React.FC<{ resource: Resource; record: Row; impact?: Record<string, number> | undefined; done: () => void }> = ({
  resource,
  record,
  impact,
  done,
}) => {
  const asked = useParams()['actionName'];
  const danger = ({ custom }: Action) => Number(custom?.danger ?? false);
  const actions = record.recordActions.filter(({ name }) => !shownAnyway.includes(name)).sort((a, b) => danger(a) - danger(b));
  const navigate = useNavigate();
  const [acting, setActing] = useState<Action | null>(actions.find(({ name }) => name === asked) ?? null);
  return (
    <Fragment>
      {actions.map((action) => (
        <Button key={action.name} className={action.custom?.danger ? 'danger' : ''} onClick={() => setActing(action)}>
          {actionName(action.name)}
        </Button>
      ))}
      {acting && (
        <Act
          resource={resource}
          action={acting}
          record={record}
          impact={impact}
          done={done}
          close={() => {
            setActing(null);
            if (asked !== 'show') navigate(rowPath(resource.id, record.id), { replace: true });
          }}
        />
      )}
    </Fragment>
  );
};
