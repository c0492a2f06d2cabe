import { parseArgs } from 'node:util';
import { StartFault } from '../../run/start-fault.ts';
import type { Expected } from './checks.ts';

const usage = `npm run smoke -- https://host [--serves api,console] [--commit <sha>] [--wait <seconds>] [--http <http address>]`;

/** What was typed; a StartFault with how to type it. */
export function smokeOptions(args: string[]): { expected: Expected; waitMs: number } {
  const { values, positionals } = parsed(args);
  const [address = ''] = positionals;
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') throw new StartFault(`Say which deployment: ${usage}`);
  const url = new URL(address);
  const serves = (values.serves ?? 'api').split(',');
  if (!serves.every((part) => part === 'api' || part === 'console')) throw new StartFault(`--serves takes api, console or both: ${usage}`);
  const seconds = Number(values.wait ?? 0);
  if (!Number.isInteger(seconds) || seconds < 0) throw new StartFault(`--wait takes seconds: ${usage}`);
  const expected: Expected = {
    url,
    plain: new URL(values.http ?? `http://${url.hostname}/`),
    serves: serves as Expected['serves'],
    ...(values.commit !== undefined && { commit: values.commit }),
  };
  return { expected, waitMs: seconds * 1_000 };
}

function parsed(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args, allowPositionals: true, options: { serves: text, commit: text, wait: text, http: text } });
  } catch (error) {
    throw new StartFault(`${(error as Error).message.split('\n')[0] ?? ''} ${usage}`);
  }
}
