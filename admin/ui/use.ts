import { useEffect, useState } from 'react';
import { useSelector } from 'react-redux';
import { ask, type Resource } from './api.ts';
import { t } from './words.ts';

/** Who is signed in. */
export interface Me {
  email: string;
  title: string;
  role: string;
}

interface State {
  resources: Resource[];
  session: Me;
}

/** The tables that whoever is signed in may see. */
export const useResources = (): Resource[] => useSelector((state: State) => state.resources);

/** Who is signed in. */
export const useMe = (): Me => useSelector((state: State) => state.session);

/** What the server answers to a path; asked anew when the path or `again` changes. */
export function useAnswer<T>(path: string, again = 0): { data?: T; fault?: string } {
  const [answer, setAnswer] = useState<{ path: string; data?: T; fault?: string }>({ path });
  useEffect(() => {
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

/** Names the page in the browser's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Longhouse`;
  }, [title]);
}

/** Tells whoever uses the console what has happened, in the one place that is read aloud. */
export const say = (text: string): void => void window.dispatchEvent(new CustomEvent('longhouse:say', { detail: t(text) }));
