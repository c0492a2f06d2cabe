/** @jsx h */
import type * as React from 'react';
import { h } from './h.ts';
import { useTitle } from './use.ts';
import { message, t } from './words.ts';

interface Props {
  title: React.ReactNode;
  /** The title in the browser's tab, where `title` is not plain text. */
  tab?: string;
  lead?: React.ReactNode;
  above?: React.ReactNode;
  actions?: React.ReactNode;
  fault?: string | undefined;
  children?: React.ReactNode;
}

/** A page: its title, what can be done, and its content; says so while it is loading and where it could not be had. */
export const Frame: React.FC<Props> = ({ title, tab, lead, above, actions, fault, children }) => {
  useTitle(tab ?? (typeof title === 'string' ? title : 'Longhouse'));
  return (
    <main id="main" tabIndex={-1}>
      {above && <p className="above">{above}</p>}
      <header className="page">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {fault !== undefined && (
        <p className="card fault" role="alert">
          {message(fault)}
        </p>
      )}
      {children === undefined && fault === undefined ? <p className="loading">{t('wait')}</p> : children}
    </main>
  );
};

/** Stands where there is nothing, or no more. */
export const Gone: React.FC<{ above?: React.ReactNode }> = ({ above }) => (
  <Frame title={t('nowhere')} lead={t('gone')} above={above}>
    {null}
  </Frame>
);
