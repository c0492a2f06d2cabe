import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { type Action, type Answer, type Column, type Field, type Params, type Resource, type Row, send } from './api.ts';
import { Outcome } from './Outcome.tsx';
import { followOrder } from './orders.ts';
import { StepUp, useProof } from './StepUp.tsx';
import { say } from './use.ts';
import { count } from './Value.tsx';
import { actionName, columnName, explain, t, valueWord } from './words.ts';

interface Props {
  resource: Resource;
  action: Action;
  record?: Row;
  impact?: Record<string, number>;
  close: () => void;
  done: () => void;
}

type Faults = Record<string, { message: string }>;

const kindOf = ({ name, type }: Column): Field & { long?: boolean } =>
  ({ name, type: type === 'number' ? 'number' : 'text', long: type === 'textarea' }) as Field;
const fieldsOf = (resource: Resource, action: Action): (Field & { long?: boolean })[] =>
  action.name === 'edit' ? resource.editProperties.map(kindOf) : (action.custom?.fields ?? []);

/** What a form is filled with when it opens. */
const startOf = (fields: Field[], action: Action, params: Params): Record<string, string> => {
  if (action.name === 'edit')
    return { _v: String(params['_v']), ...Object.fromEntries(fields.map(({ name }) => [name, String(params[name] ?? '')])) };
  const settings = JSON.parse(typeof params['settings'] === 'string' ? params['settings'] : '{}') as {
    modules?: string[];
    device_signin?: string;
  };
  const now = (name: string): string | undefined =>
    name === 'device_signin'
      ? settings.device_signin
      : action.name === 'set_modules'
        ? settings.modules?.includes(name) === false
          ? 'off'
          : 'on'
        : undefined;
  return Object.fromEntries(
    fields.map(({ name, type, choices }) => [
      name,
      now(name) ?? (type === 'choice' ? (choices?.[0] ?? '') : name === 'plan' ? String(params['plan'] ?? '') : ''),
    ]),
  );
};

/** The form of an action: what will happen, what it hits, its fields, and the button that does it. */
export const Act: React.FC<Props> = ({ resource, action, record, impact, close, done }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const fields = fieldsOf(resource, action);
  const [values, setValues] = useState(() => startOf(fields, action, record?.params ?? {}));
  const [faults, setFaults] = useState<Faults>({});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const [following, setFollowing] = useState(false);
  const [outcome, setOutcome] = useState<Record<string, unknown> | null>(null);
  const [asked, setProof] = useProof(action);
  useEffect(() => dialog.current?.showModal(), []);
  const danger = action.custom?.danger ?? false;
  const path = record ? `records/${record.id}/${action.name}` : `actions/${action.name}`;
  const submit = async () => {
    setBusy(true);
    setWrong('');
    try {
      const { record: after, errors, notice, step_up, ordered, ...more } = await send<Answer>(`/resources/${resource.id}/${path}`, values);
      if (step_up !== undefined) setProof(step_up);
      const found = after?.errors && Object.keys(after.errors).length > 0 ? after.errors : errors;
      setFaults(found ?? {});
      if (notice?.type === 'error') return setWrong(t(notice.message));
      setFollowing(ordered !== undefined);
      const order = ordered === undefined ? undefined : await followOrder(ordered);
      if (order?.state === 'failed') return setWrong(`${t('It was tried and failed.')} ${order.why ?? ''}`);
      say(
        notice?.message === 'nothingChanged'
          ? 'Nothing was changed.'
          : order?.state === 'waiting'
            ? 'Ordered: a worker will do it.'
            : 'Done.',
      );
      done();
      if (Object.keys(more).length > 0) return setOutcome(more);
      close();
    } catch (error) {
      setWrong(t((error as Error).message));
    } finally {
      setFollowing(false);
      setBusy(false);
    }
  };
  const field = ({ name, type, choices, optional, long }: Field & { long?: boolean }) => {
    const props = {
      value: values[name] ?? '',
      'aria-invalid': faults[name] !== undefined,
      'aria-describedby': `${name}-fault`,
      onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
        setValues({ ...values, [name]: event.target.value }),
    };
    const label =
      type === 'title'
        ? t('Type {name} to confirm').replace('{name}', String(record?.params[action.custom.typed ?? ''] ?? record?.title ?? ''))
        : columnName(name);
    return (
      <label key={name}>
        {label}
        {optional && <small> {t('(may be left empty)')}</small>}
        {type === 'choice' ? (
          <select {...props}>
            {choices?.map((choice) => (
              <option key={choice} value={choice}>
                {valueWord(choice)}
              </option>
            ))}
          </select>
        ) : long ? (
          <textarea {...props} rows={10} spellCheck={false} />
        ) : (
          <input
            {...props}
            type={type === 'secret' ? 'password' : 'text'}
            autoComplete={type === 'secret' ? 'new-password' : 'off'}
            spellCheck={false}
          />
        )}
        <span className="fault" id={`${name}-fault`}>
          {faults[name] && t(faults[name].message)}
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
        <h2 id="act-title">{record ? `${actionName(action.name)}: ${record.title}` : actionName(action.name)}</h2>
        <p>{explain(resource.id, action.name)}</p>
        {impact && danger && (
          <ul className="impact">
            {Object.entries(impact).map(([name, n]) => (
              <li key={name}>
                <strong>{count(n)}</strong> {columnName(name)}
              </li>
            ))}
          </ul>
        )}
        {outcome ? <Outcome outcome={outcome} /> : fields.map(field)}
        {!outcome && (
          <StepUp
            asked={asked}
            value={values['step_up_code'] ?? ''}
            fault={faults['step_up_code']?.message}
            change={(step_up_code) => setValues({ ...values, step_up_code })}
          />
        )}
        {wrong && (
          <p className="fault" role="alert">
            {wrong}
          </p>
        )}
        <div className="actions">
          <button type="button" className="button" onClick={close}>
            {t(outcome ? 'Close' : 'Cancel')}
          </button>
          {!outcome && (
            <button type="submit" className={`button ${danger ? 'danger' : 'main'}`} disabled={busy || asked.proof === 'entra'}>
              {busy ? t(following ? 'A worker is doing it…' : 'One moment…') : actionName(action.name)}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
};
