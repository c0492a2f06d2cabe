import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ask, rowPath } from './api.ts';
import { resourceName, t } from './words.ts';

interface Hit {
  resource: string;
  id: string;
  title: string;
  about: string;
}

const pauseMs = 150;

/** The search over organisations and people, by keyboard alone: Ctrl-K opens it, arrows choose, Enter opens the page. */
export const Finder: React.FC<{ close: () => void }> = ({ close }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [hits, setHits] = useState<Hit[] | null>(null);
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (text.trim() === '') return setHits(null);
    let here = true;
    const timer = setTimeout(() => {
      ask<{ hits: Hit[] }>(`/pages/find?q=${encodeURIComponent(text)}`).then(
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
    <dialog ref={dialog} className="finder" aria-label={t('Find an organisation or a person')} onClose={close}>
      <input
        role="combobox"
        aria-expanded={Boolean(hits?.length)}
        aria-controls="hits"
        aria-activedescendant={hits?.length ? `hit-${chosen}` : undefined}
        aria-label={t('Find an organisation or a person')}
        placeholder={t('Name, slug, e-mail or id')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <ul id="hits" role="listbox" aria-label={t('Found')}>
        {hits?.map((hit, i) => (
          <li key={hit.id} id={`hit-${i}`} role="option" aria-selected={i === chosen} onClick={() => open(hit)}>
            <b>{hit.title}</b>
            <span>{hit.about}</span>
            <small>{resourceName(hit.resource)}</small>
          </li>
        ))}
      </ul>
      {hits?.length === 0 && <p className="empty">{t('Nothing of that name.')}</p>}
    </dialog>
  );
};
