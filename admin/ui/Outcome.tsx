/** @jsx h */
import type * as React from 'react';
import { h } from './h.ts';
import { count, some, t } from './words.ts';

interface Verification {
  intact: boolean;
  events: number;
  broken: { seq: number; reason: string } | null;
}

/** What an action answered beside that it was done: a password shown once, the verdict on a chain, content under a grant. */
export const Outcome: React.FC<{ outcome: Record<string, unknown> }> = ({ outcome }) => {
  const once = outcome['shown_once'] as { password: string } | undefined;
  const verification = outcome['verification'] as Verification | undefined;
  if (once)
    return (
      <p className="outcome" role="status">
        {t('shown once')} <code className="large">{once.password}</code>
      </p>
    );
  if (verification)
    return (
      <p className={`outcome verdict ${verification.intact ? 'good' : 'bad'}`} role="status">
        {some(verification.intact ? 'chain whole' : 'chain broken', verification.events)}
        {verification.broken && ` ${t(`broken ${verification.broken.reason}`, { n: count(verification.broken.seq) })}`}
      </p>
    );
  return (
    <pre className="outcome" tabIndex={0}>
      {JSON.stringify(outcome['content'] ?? outcome['grant'] ?? outcome, null, 2)}
    </pre>
  );
};
