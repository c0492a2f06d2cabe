import { useRef } from 'react';
import { useSelector } from 'react-redux';
import { ask, pagePath, type Resource, type Row } from './api.ts';
import { useEffect, useState } from './h.ts';
import { t } from './words.ts';

/** Who is signed in. */
export interface Me {
  email: string;
  title: string;
  role: string;
  codes: boolean;
}

interface State {
  resources: Resource[];
  session: Me;
}

/** The tables that whoever is signed in may see. */
export const useResources = (): Resource[] => useSelector((state: State) => state.resources);

/** The table of this name, where whoever is signed in may see it. */
export const useResource = (name: string): Resource | undefined => useResources().find(({ id }) => id === name);

/** Who is signed in. */
export const useMe = (): Me => useSelector((state: State) => state.session);

/** What the server answers to a path; asked anew when the path or `again` changes, not at all while it is empty. */
export function useAnswer<T>(path: string, again = 0): { data?: T; fault?: string } {
  const [answer, setAnswer] = useState<{ path: string; data?: T; fault?: string }>({ path });
  useEffect(() => {
    if (path === '') return;
    let here = true;
    ask<T>(path).then(
      (data) => here && setAnswer({ path, data }),
      (error: Error) => here && setAnswer({ path, fault: error.message }),
    );
    return () => {
      here = false;
    };
  }, [path, again]);
  return answer.path === path ? answer : {};
}

/** Columns that may hold the id of any row. */
const pointing = ['actor_id', 'target'];

/** The names of what the rows point at without saying where it is. */
export function useNames(rows: Pick<Row, 'params'>[] = []): Record<string, string> | undefined {
  const pairs = rows.flatMap(({ params }) =>
    pointing.filter((name) => params[name]).map((name) => `${params['org_id'] ?? ''}.${params[name]}`),
  );
  return useAnswer<Record<string, string>>(pairs.length > 0 ? pagePath('names', 'of', pairs.join(',')) : '').data;
}

/** Names the page in the browser's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Longhouse`;
  }, [title]);
}

/** A dialog that stands open over the page for as long as it is there. */
export const useModal = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
};

let tell: (text: string) => void = () => {};

/** Who shows what has happened. */
export const onSay = (show: typeof tell): void => {
  tell = show;
};

/** Tells whoever uses the console what has happened, in the one place that is read aloud. */
export const say = (key: string): void => tell(t(key));
