import * as React from 'react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { send } from './api.ts';
import { type Order, underWay } from './orders.ts';
import { Frame } from './Frame.tsx';
import { say, useAnswer, useMe } from './use.ts';
import { count } from './Value.tsx';
import { t } from './words.ts';

interface Health {
  current: string | null;
  total: number;
  left: number;
  by_kek: { kek_kid: string; n: number }[];
  rewrap: Order | null;
}

/** Under which key the organisations' keys are wrapped, and how far wrapping them anew is. */
export const Keys: React.FC = () => {
  const [again, setAgain] = useState(0);
  const [wrong, setWrong] = useState('');
  const { data, fault } = useAnswer<Health>('/pages/keys', again);
  const me = useMe();
  useEffect(() => {
    const next = underWay(data?.rewrap) ? setTimeout(() => setAgain((n) => n + 1), 2_000) : undefined;
    return () => clearTimeout(next);
  }, [data]);
  if (!data) return <Frame title={t('Key health')} fault={fault} />;
  const done = data.total - data.left;
  const rewrap = async () => {
    try {
      await send('/pages/keys');
      say('Ordered: a worker will do it.');
      setAgain(again + 1);
    } catch (error) {
      setWrong((error as Error).message);
    }
  };
  return (
    <Frame
      title={t('Key health')}
      lead={t('Every organisation has keys of its own; they are wrapped by one key that never leaves its vault.')}
      fault={wrong || undefined}
      actions={
        me.role === 'admin' &&
        data.left > 0 &&
        !underWay(data.rewrap) && (
          <button type="button" className="button main" onClick={() => void rewrap()}>
            {t('Wrap the rest anew')}
          </button>
        )
      }
    >
      <section className="card">
        <h2>{t('Wrapped under the current key')}</h2>
        {data.current === null ? (
          <p className="fault">{t('The vault does not answer.')}</p>
        ) : (
          <>
            <p>
              <strong className="big">{`${count(done)} / ${count(data.total)}`}</strong>
            </p>
            <progress value={done} max={data.total || 1} aria-label={t('Wrapped under the current key')} />
            <p>
              <code>{data.current}</code>
            </p>
            {underWay(data.rewrap) && <p role="status">{t('A worker is doing it…')}</p>}
            {data.rewrap?.state === 'failed' && <p className="fault">{data.rewrap.why}</p>}
          </>
        )}
      </section>
      <section className="card">
        <h2>{t('By wrapping key')}</h2>
        <ul className="rows">
          {data.by_kek.map(({ kek_kid, n }) => (
            <li key={kek_kid}>
              <code>{kek_kid}</code>
              <span>{count(n)}</span>
            </li>
          ))}
        </ul>
        <p className="foot">
          <Link to="/admin/resources/org_keys">{t('All keys of organisations')}</Link>
        </p>
      </section>
    </Frame>
  );
};
