/** @jsx h */
import type * as React from 'react';
import { useNavigate } from 'react-router-dom';
import type { Hit } from '../shapes.ts';
import { ask, pagePath, rowPath } from './api.ts';
import { h, useEffect, useState } from './h.ts';
import { useModal } from './use.ts';
import { Badge } from './Value.tsx';
import { oneOf, some, t } from './words.ts';

const pauseMs = 150;

/** The search over organisations and people, by keyboard alone: Ctrl-K opens it, arrows choose, Enter opens the page. */
export const Finder: React.FC<{ close: () => void }> = ({ close }) => {
  const dialog = useModal();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<Hit[] | null>(null);
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  useEffect(() => {
    document.getElementById(`hit-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useEffect(() => {
    if (text.trim() === '') return setHits(null);
    let here = true;
    const timer = setTimeout(() => {
      ask<{ hits: Hit[] }>(pagePath('find', 'q', text)).then(
        ({ hits: found }) => {
          if (!here) return;
          setHits(found);
          setChosen(0);
        },
        () => here && setHits([]),
      );
    }, pauseMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [text]);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    navigate(rowPath(hit.resource, hit.id));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits?.length) {
      event.preventDefault();
      setChosen((chosen + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') open(hits?.[chosen]);
  };
  return (
    <dialog
      ref={dialog}
      className="finder"
      aria-label={t('find')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <input
        role="combobox"
        aria-expanded={Boolean(hits?.length)}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={hits?.length ? `hit-${chosen}` : undefined}
        aria-label={t('find')}
        placeholder={t('find by')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      <ul id="hits" role="listbox" aria-label={t('Found')}>
        {hits?.map((hit, i) => (
          <li key={hit.id} id={`hit-${i}`} role="option" aria-selected={i === chosen} onClick={() => open(hit)}>
            <b>{hit.title}</b>
            <span>{hit.about}</span>
            <small>{hit.status && hit.status !== 'active' ? <Badge value={hit.status} /> : oneOf(hit.resource)}</small>
          </li>
        ))}
      </ul>
      <p role="status" className={hits?.length === 0 ? 'empty' : 'hidden'}>
        {hits && (hits.length ? some('n found', hits.length) : t('none found', { text }))}
      </p>
      <p className="keys">{t('search keys')}</p>
    </dialog>
  );
};
