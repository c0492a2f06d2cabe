import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler, Response } from 'express';
import { mayAct } from '../access.ts';
import type { CurrentAdmin } from '../people/current.ts';
import { nonceOf } from './headers.ts';

/** Behind the data that AdminJS writes into its page unescaped. JSON has no line breaks of its own, so this cannot stand inside it. */
const endOfData = '\n        window.THEME_COMPONENTS = {};\n        window.AdminJS = { Components: {} };\n      </script>';
const fonts = '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto:300,400,500,700" type="text/css">';
const scriptTag = /<script(?= src="\/admin\/|>)/g;

/** What the styling libraries of the front end need in order to put the nonce on the styles that they add. */
const nonceScript = (nonce: string): string => `
        window.__webpack_nonce__ = ${JSON.stringify(nonce)};
        document.createElement = ((create) => function (name, options) {
          const made = create.call(document, name, options);
          if (String(name).toLowerCase() === 'style') made.setAttribute('nonce', ${JSON.stringify(nonce)});
          return made;
        })(document.createElement);`;

const stateLine = /(window\.REDUX_STATE = )(.*)(;\n)/;

interface Told {
  id: string;
  actions?: { name: string }[];
  properties?: unknown;
}

/** AdminJS tells its front end of every action there is: leaves in those that the role may take, and out what ours does not read. */
function narrowed(data: string, may: (resource: string, action: string) => boolean): string {
  return data.replace(stateLine, (_all, before: string, json: string, after: string) => {
    const state = JSON.parse(json) as { resources?: Told[] };
    for (const resource of state.resources ?? []) {
      resource.actions = resource.actions?.filter(({ name }) => may(resource.id, name)) ?? [];
      resource.properties = {};
    }
    return `${before}${JSON.stringify(state)}${after}`;
  });
}

/**
 * AdminJS's page made safe: its data cannot end their script, only its own scripts and styles carry the nonce, and nothing comes from
 * another host.
 */
export function safePage(html: string, nonce: string, may: (resource: string, action: string) => boolean): string {
  const begin = html.indexOf('<script>');
  const end = html.indexOf(endOfData);
  if (begin < 0 || end < begin) throw new Error('This is not the page that AdminJS 7.8.17 writes.');
  const head = html.slice(0, begin);
  const data = narrowed(html.slice(begin + '<script>'.length, end), may)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const rest = html
    .slice(end)
    .replace(fonts, '')
    .replace(scriptTag, `<script nonce="${nonce}"`)
    .replace('<style>', `<style nonce="${nonce}">`);
  return `${head.trimStart()}<script nonce="${nonce}">${nonceScript(nonce)}${data}${rest}`;
}

const pack = promisify(gzip);

/**
 * Sends a page compressed: it tells of every table, so most of it repeats itself. It holds nothing secret beside what a stranger could add
 * to it.
 */
async function sendPacked(res: Response, html: string): Promise<void> {
  const packed = await pack(html);
  res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Vary', 'Accept-Encoding');
  res.type('html').end(packed);
}

/** Makes every page that AdminJS sends from here on safe; its JSON answers pass as they are. */
export const safePages: RequestHandler = (req, res, next) => {
  const { role } = (req as unknown as { session: { adminUser: CurrentAdmin } }).session.adminUser;
  const send = res.send.bind(res);
  res.send = (body: unknown) => {
    const isPage = typeof body === 'string' && body.trimStart().startsWith('<!DOCTYPE html>');
    if (!isPage) return send(body);
    const html = safePage(body, nonceOf(res), (resource, action) => mayAct(role, resource, action));
    if (!/\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))) return send(html);
    void sendPacked(res, html).catch(() => res.destroy());
    return res;
  };
  next();
};
