/** @jsx h */
import type * as React from 'react';
import { type Action, type Answer, type Field, type Params, type Resource, type Row, send } from './api.ts';
import { h, useState } from './h.ts';
import { Outcome } from './Outcome.tsx';
import { followOrder } from './orders.ts';
import { Button, Impact, Options } from './parts.tsx';
import { StepUp, useProof } from './StepUp.tsx';
import { say, useModal } from './use.ts';
import { nameOf } from './Value.tsx';
import { actionName, columnName, explain, message, t } from './words.ts';

interface Props {
  resource: Resource;
  action: Action;
  record?: Row;
  impact?: Record<string, number> | undefined;
  close: () => void;
  done: () => void;
}

type Faults = Record<string, { message: string }>;

const fieldsOf = (resource: Resource, action: Action): Field[] =>
  action.name === 'edit'
    ? resource.editProperties.map(({ name, type, availableValues }) =>
        availableValues
          ? { name, type: 'choice', choices: availableValues.map(({ value }) => value) }
          : { name, type: type === 'textarea' ? 'long' : 'text' },
      )
    : (action.custom?.fields ?? []);

interface Settings {
  modules?: string[];
  limits?: Record<string, number>;
  device_signin?: string;
}

/** What a form is filled with when it opens: what holds now, else the first choice. */
const startOf = (fields: Field[], params: Params): Record<string, string> => {
  const { modules, limits, ...others } = JSON.parse(String(params['settings'] ?? '{}')) as Settings;
  const now = ({ name, choices }: Field) =>
    params[name] ??
    (others as Params)[name] ??
    limits?.[name] ??
    (choices && (modules?.includes(name) === false ? 'off' : choices[0])) ??
    '';
  return { ...Object.fromEntries(fields.map((field) => [field.name, String(now(field))])), _v: String(params['_v']) };
};

/** The form of an action: what will happen, what it hits, its fields, and the button that does it. */
export const Act: React.FC<Props> = ({ resource, action, record, impact, close, done }) => {
  const dialog = useModal();
  const fields = fieldsOf(resource, action);
  const [values, setValues] = useState(() => startOf(fields, record?.params ?? {}));
  const [faults, setFaults] = useState<Faults>({});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState('');
  const [outcome, setOutcome] = useState<Record<string, unknown> | null>(null);
  const [asked, setProof] = useProof(action);
  const danger = action.custom?.danger ?? false;
  const path = record ? `records/${record.id}/${action.name}` : `actions/${action.name}`;
  const submit = async () => {
    setBusy('wait');
    setWrong('');
    try {
      const { record: after, errors, notice, step_up, ordered, ...more } = await send<Answer>(`/resources/${resource.id}/${path}`, values);
      if (step_up !== undefined) setProof(step_up);
      const found = after?.errors && Object.keys(after.errors).length > 0 ? after.errors : errors;
      setFaults(found ?? {});
      if (notice?.type === 'error') return setWrong(message(notice.message));
      if (ordered) setBusy('under way');
      const order = ordered ? await followOrder(ordered) : undefined;
      if (order?.state === 'failed') return setWrong(`${t('failed')} ${message(order.why ?? '')}`);
      done();
      if (Object.keys(more).length > 0) return setOutcome(more);
      say(notice?.message === 'nothingChanged' ? 'nothing changed' : order?.state === 'waiting' ? 'ordered' : 'done');
      close();
    } catch (error) {
      setWrong(message((error as Error).message));
    } finally {
      setBusy('');
    }
  };
  const field = ({ name, type, choices, optional }: Field) => {
    const props = {
      value: values[name] ?? '',
      'aria-invalid': faults[name] !== undefined,
      'aria-describedby': `${name}-fault`,
      onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
        setValues({ ...values, [name]: event.target.value }),
    };
    const label =
      type === 'title'
        ? t('Type to confirm', { name: String(record?.params[action.custom.typed ?? ''] ?? record?.title ?? '') })
        : columnName(name, resource.id);
    return (
      <label key={name}>
        {label}
        {optional && <small> {t('optional')}</small>}
        {type === 'choice' ? (
          <select {...props}>
            <Options of={choices ?? []} />
          </select>
        ) : type === 'long' ? (
          h('textarea', { ...props, rows: 10, spellCheck: false })
        ) : (
          h('input', {
            ...props,
            type: type === 'secret' ? 'password' : 'text',
            autoComplete: type === 'secret' ? 'new-password' : type === 'code' ? 'one-time-code' : 'off',
            inputMode: type === 'code' ? 'numeric' : undefined,
            spellCheck: false,
          })
        )}
        <span className="fault" id={`${name}-fault`}>
          {faults[name] && message(faults[name].message)}
        </span>
      </label>
    );
  };
  return (
    <dialog ref={dialog} aria-labelledby="act-title" onClose={close} className={danger ? 'danger' : ''}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 id="act-title">{record ? `${actionName(action.name)}: ${nameOf(record)}` : actionName(action.name)}</h2>
        <p>{explain(resource.id, action.name)}</p>
        {impact && danger && <Impact impact={impact} />}
        {outcome ? <Outcome outcome={outcome} /> : fields.map(field)}
        {!outcome && asked.proof === 'code' && field({ name: 'step_up_code', type: 'code' })}
        {!outcome && <StepUp asked={asked} />}
        {wrong && (
          <p className="fault" role="alert">
            {wrong}
          </p>
        )}
        <div className="actions">
          <Button onClick={close}>{t(outcome ? 'Close' : 'Cancel')}</Button>
          {!outcome && (
            <Button type="submit" className={danger ? 'main danger' : 'main'} disabled={busy !== '' || asked.proof === 'entra'}>
              {busy ? t(busy) : /^(edit|set_)/.test(action.name) ? t('Save') : actionName(action.name)}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
};
