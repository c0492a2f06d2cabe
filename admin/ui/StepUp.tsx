import * as React from 'react';
import { useEffect, useState } from 'react';
import { type Action, ask, type Proof } from './api.ts';
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

interface Props {
  asked: Asked;
  value: string;
  fault: string | undefined;
  change: (code: string) => void;
}

/** The part of a form that asks for a fresh code, or for a fresh sign-in where there is no authenticator. */
export const StepUp: React.FC<Props> = ({ asked: { proof, minutes }, value, fault, change }) =>
  proof === null ? null : proof === 'entra' ? (
    <p>
      {t('This asks for a fresh sign-in.')}{' '}
      <a href={`/admin/entra/again?next=${encodeURIComponent(window.location.pathname)}`}>{t('Confirm with Microsoft Entra ID')}</a>
    </p>
  ) : (
    <>
      <label>
        {t('Code of your authenticator')}
        <input
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby="step_up_code-hint step_up_code-fault"
          onChange={(event) => change(event.target.value)}
        />
        <span className="fault" id="step_up_code-fault">
          {fault && t(fault)}
        </span>
      </label>
      <small id="step_up_code-hint">
        {t('Or one of your recovery codes. For {minutes} minutes you are not asked again.').replace('{minutes}', String(minutes))}
      </small>
    </>
  );
