import { choiceFrom, dateFrom, flagFrom, hostFrom, listFrom, numberFrom, originFrom, principalFrom, textFrom, urlFrom } from './parse.ts';

/** What a process does; a setting may be required of some of them only. */
export const processRoles = ['api', 'admin', 'worker'] as const;
export type ProcessRole = (typeof processRoles)[number];

/** What production asks of one setting: that it is set (by these roles), that it is not, an https address, a strong secret. */
export interface ProductionRule {
  required?: readonly ProcessRole[];
  refused?: string;
  https?: true;
  strong?: true;
}

interface Options<T> {
  default?: T;
  secret?: true;
  aliases?: readonly string[];
  production?: ProductionRule;
}

/** One setting: how its text is read, what it is when unset, and what is said about it. `parse` throws an Error 'must be …'. */
export interface Setting<T = unknown> {
  readonly type: string;
  readonly about: string;
  readonly default: T;
  readonly secret: boolean;
  readonly aliases: readonly string[];
  readonly production: ProductionRule;
  parse(text: string): T;
}

type Given<T, O> = O extends { default: T } ? T : T | undefined;

const kind =
  <T>(type: string, parse: (text: string) => T) =>
  <const O extends Options<T>>(about: string, options?: O): Setting<Given<T, O>> => ({
    type,
    about,
    default: options?.default as Given<T, O>,
    secret: options?.secret ?? false,
    aliases: options?.aliases ?? [],
    production: options?.production ?? {},
    parse: parse as (text: string) => Given<T, O>,
  });

export const text = kind<string>('text', textFrom());
export const slug = kind<string>('slug', textFrom(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a slug of small letters, digits and hyphens'));
export const container = kind<string>(
  'container',
  textFrom(/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a blob container name: small letters, digits, hyphens'),
);
export const flag = kind<boolean>('flag', flagFrom);
export const date = kind<Date>('date', dateFrom);
export const url = kind<string>('url', urlFrom(['http:', 'https:']));
export const mailUrl = kind<string>('url', urlFrom(['smtp:', 'smtps:']));

/** A whole number within limits, both included. */
export const number = (min: number, max: number) => kind<number>(`${min}..${max}`, numberFrom(min, max));

/** One of the words given. */
export const choice = <const C extends readonly string[]>(...words: C) => kind<C[number]>(words.join('|'), choiceFrom(words));

/** Comma lists: blanks are ignored. */
export const choices = <const C extends readonly string[]>(...words: C) => kind<C[number][]>('list', listFrom(choiceFrom(words)));
export const texts = kind<string[]>('list', listFrom(textFrom()));
export const origins = kind<string[]>('list of origins', listFrom(originFrom));
export const principals = kind<string[]>('list of identities', listFrom(principalFrom));
export const vaultNames = kind<string[]>(
  'list of names',
  listFrom(textFrom(/^[0-9a-zA-Z-]{1,127}$/, 'a list of secret names: letters, digits, hyphens')),
);
export const hosts = kind<string[]>('list of hosts', listFrom(hostFrom));
