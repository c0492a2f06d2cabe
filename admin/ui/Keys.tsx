/** @jsx h */
import type * as React from 'react';
import type { KeyHealth } from '../shapes.ts';
import { send, tablePath } from './api.ts';
import { Frame } from './Frame.tsx';
import { Fragment, h, Link, useEffect, useState } from './h.ts';
import { underWay } from './orders.ts';
import { Button, Card, Rows } from './parts.tsx';
import { say, useAnswer, useMe } from './use.ts';
import { count, message, t } from './words.ts';

/** Under which key the organisations' keys are wrapped, and how far wrapping them anew is. */
export const Keys: React.FC = () => {
  const [again, setAgain] = useState(0);
  const [wrong, setWrong] = useState('');
  const { data, fault } = useAnswer<KeyHealth>('/pages/keys', again);
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
      say('ordered');
      setAgain(again + 1);
    } catch (error) {
      setWrong((error as Error).message);
    }
  };
  return (
    <Frame
      title={t('Key health')}
      lead={t('keys lead')}
      fault={wrong || undefined}
      actions={
        me.role === 'admin' &&
        data.left > 0 &&
        !underWay(data.rewrap) && (
          <Button className="main" onClick={() => void rewrap()}>
            {t('rewrap')}
          </Button>
        )
      }
    >
      <Card title={t('wrapped')}>
        {data.current === null ? (
          <p className="fault">{t('no vault')}</p>
        ) : (
          <Fragment>
            <p>
              <strong className="big">{`${count(done)} / ${count(data.total)}`}</strong>
            </p>
            <progress value={done} max={data.total || 1} aria-label={t('wrapped')} />
            <p>
              <code>{data.current}</code>
            </p>
            {underWay(data.rewrap) && <p role="status">{t('under way')}</p>}
            {data.rewrap?.state === 'failed' && <p className="fault">{message(data.rewrap.why ?? '')}</p>}
          </Fragment>
        )}
      </Card>
      <Card title={t('by key')}>
        <Rows rows={data.by_kek.map(({ kek_kid, n }) => [kek_kid, <code>{kek_kid}</code>, count(n)])} />
        <p className="foot">
          <Link to={tablePath('org_keys')}>{t('all keys')}</Link>
        </p>
      </Card>
    </Frame>
  );
};
