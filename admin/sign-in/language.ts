import type { Request, Response } from 'express';
import { readCookie } from '../door/cookies.ts';
import { type Language, languages } from './words.ts';

const kept = 'longhouse_language';
const asLanguage = (value: unknown): Language | undefined => languages.find((one) => one === value);

/** The first language that the browser asks for and we speak; English where there is none. */
export function preferred(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', q] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/);
    return { language: asLanguage(tag.split('-')[0]), q: q === undefined ? 1 : Number(q) };
  });
  const [best] = wanted.filter(({ language, q }) => language && q > 0).sort((a, b) => b.q - a.q);
  return best?.language ?? 'en';
}

/** The language of a page: as chosen by its switch and kept, else as the browser asks. The console's own pages read the same cookie. */
export function languageOf(req: Request, res?: Response): Language {
  const chosen = asLanguage(req.query['lang']);
  if (chosen !== undefined) res?.cookie(kept, chosen, { path: '/admin', sameSite: 'strict', secure: req.secure, maxAge: 365 * 86_400_000 });
  return chosen ?? asLanguage(readCookie(req, kept)) ?? preferred(req.headers['accept-language']);
}
