import path from 'node:path';
import { homeLinks, type HomeFacts } from '../home/index.ts';

/** What happened in a start, with the milliseconds since the program began. */
export type Lap = (what: string) => void;

/** Prints each lap as it happens. */
export const laps =
  (print: (line: string) => void): Lap =>
  (what) =>
    print(`  ${`${Math.round(performance.now())} ms`.padStart(9)}  ${what}`);

/** What there is to say once everything is up. */
export interface Announcement {
  url: string;
  facts: HomeFacts;
  dir: string;
  /** Where the sign-in data of the demo organisation are, if there is one. */
  demo?: string;
  firstStart: boolean;
}

/** The lines for the person at the terminal once everything is up: where to go, and on a first start what to type next. */
export function announcement({ url, facts, dir, demo, firstStart }: Announcement): string {
  const places = [
    ['Home', `${url}/`],
    ...homeLinks(facts)
      .filter(({ key }) => key !== 'openapi' && key !== 'readiness')
      .map(({ title, href, about }) => [title, href === null ? about : `${url}${href}`]),
    ['Data', shown(dir)],
    ...(demo === undefined ? [] : [['Demo sign-in', shown(demo)]]),
  ];
  const lines = places.map(([title = '', where = '']) => `  ${title.padEnd(14)} ${where}`);
  const next = firstStart && facts.tryNext !== undefined ? ['', `Next, in another terminal: ${facts.tryNext}`] : [];
  return ['', 'Longhouse is up. Ctrl-C stops it.', '', ...lines, ...next, ''].join('\n');
}

const shown = (file: string): string => {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
};
