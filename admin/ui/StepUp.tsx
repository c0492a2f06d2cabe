/** @jsx h */
import type * as React from 'react';
import { type Action, ask, awayAt, type Proof } from './api.ts';
import { h, useEffect, useState } from './h.ts';
import { t } from './words.ts';

/** Which proof is asked for, null for none, and for how many minutes one counts. */
interface Asked {
  proof: Proof | null;
  minutes: number;
}

/** What the action asks for beside being signed in, as the server says. */
export function useProof(action: Action): [Asked, (proof: Proof | null) => void] {
  const [asked, setAsked] = useState<Asked>({ proof: null, minutes: 5 });
  const asks = action.custom?.stepUp ?? false;
  useEffect(() => {
    if (asks) ask<Asked>('/pages/step_up').then(setAsked, () => setAsked({ proof: 'code', minutes: 5 }));
  }, [asks]);
  return [asked, (proof) => setAsked({ ...asked, proof })];
}

/**
 * The part of a form that asks for a fresh sign-in where there is no authenticator, and says what a code is good for where there is one.
 */
export const StepUp: React.FC<{ asked: Asked }> = ({ asked: { proof, minutes } }) =>
  proof && (
    <p className="again">
      <small>{t(`step up ${proof}`, { minutes })}</small>
      {proof === 'entra' && (
        <a className="button" href={awayAt('entra/again')}>
          {t('step up link')}
        </a>
      )}
    </p>
  );
