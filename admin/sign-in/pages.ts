import { Html, html } from './html.ts';
import { type Language, languages, words } from './words.ts';

/** What every page of the sign-in is made with: its language, and its own address where one can switch to another. */
export interface Look {
  lang: Language;
  at?: string;
}

const names: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const languageSwitch = ({ lang, at }: Look): Html =>
  at === undefined
    ? html``
    : html`<nav aria-label="${words[lang].language}">
        ${languages.map((one) =>
          one === lang
            ? html`<span lang="${one}" aria-current="true">${names[one]}</span>`
            : html`<a lang="${one}" hreflang="${one}" href="${at}${at.includes('?') ? '&' : '?'}lang=${one}">${names[one]}</a>`,
        )}
      </nav>`;

/** A page of the sign-in: plain HTML in the palette of the console, without script. */
export const page = (look: Look, title: string, body: Html, head = html``): string =>
  html`<!doctype html>
    <html lang="${look.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Longhouse</title>
        <link rel="icon" href="/admin/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/admin/console.css" />
        <link rel="stylesheet" href="/admin/sign-in.css" />
        ${head}
      </head>
      <body class="door">
        <header>
          <p class="brand">
            <img src="/admin/logo.svg" alt="" width="40" height="40" /><span>Longhouse<small>${words[look.lang].console}</small></span>
          </p>
          ${languageSwitch(look)}
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;

/** What was wrong with the form, above it; nothing where all was right. */
export const fault = (text: string | undefined): Html =>
  text === undefined ? html`` : html`<p class="wrong" id="wrong" role="alert">${text}</p>`;

/** Where e-mail, password and code are entered; Entra ID beside it where it is configured. */
export function signInPage(
  look: Look,
  { email = '', next, entra, wrong }: { email?: string; next: string; entra: boolean; wrong?: string | undefined },
): string {
  const say = words[look.lang];
  // After a fault what was typed rightly stands there still: on with the next.
  const first = email === '';
  return page(
    look,
    say.sign_in,
    html`${fault(wrong)}
      <form method="post" action="/admin/login">
        <input type="hidden" name="next" value="${next}" />
        <label for="email">${say.email}</label>
        <input
          id="email"
          type="email"
          name="email"
          value="${email}"
          autocomplete="username"
          required
          ${first && 'autofocus'}
          maxlength="254"
        />
        <label for="password">${say.password}</label>
        <input
          id="password"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          ${!first && 'autofocus'}
          maxlength="128"
        />
        <label for="code">${say.code}</label>
        <input
          id="code"
          type="text"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          maxlength="40"
          aria-describedby="code-hint"
        />
        <p class="hint" id="code-hint">${say.code_hint}</p>
        <button type="submit" class="button main">${say.sign_in}</button>
      </form>
      ${entra && html`<p class="other"><a class="button" href="/admin/entra">${say.by_entra}</a></p>`}`,
  );
}

/** Where an authenticator is enrolled: the QR code, the secret to type, and the first code. */
export function enrolPage(look: Look, { qr, secret, csrf, wrong }: { qr: string; secret: string; csrf: string; wrong?: string }): string {
  const say = words[look.lang];
  return page(
    look,
    say.enrol,
    html`<p>${say.enrol_why}</p>
      ${fault(wrong)}
      <form method="post" action="/admin/enrol">
        <input type="hidden" name="csrf" value="${csrf}" />
        <ol class="steps">
          <li>
            <p>${say.scan}</p>
            <div class="qr" role="img" aria-label="${say.qr}">${new Html(qr)}</div>
            <p class="hint">${say.key}</p>
            <p class="secret"><code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
          </li>
          <li>
            <label for="code">${say.enter}</label>
            <input
              id="code"
              class="digits"
              type="text"
              name="code"
              inputmode="numeric"
              pattern="[0-9 ]*"
              autocomplete="one-time-code"
              required
              autofocus
              maxlength="10"
            />
          </li>
        </ol>
        <button type="submit" class="button main">${say.enrol_do}</button>
      </form>`,
  );
}

/** The recovery codes, shown this once. */
export function recoveryPage(look: Look, codes: readonly string[]): string {
  const say = words[look.lang];
  return page(
    look,
    say.codes,
    html`<p>${say.codes_why}</p>
      <ol class="codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p><a class="button main" href="/admin">${say.codes_kept}</a></p>`,
  );
}

/** Leads on from the way back from Entra ID, as a step of our own site; `next` is a path of the console. */
export const arrivedPage = (look: Look, next: string): string =>
  page(
    look,
    words[look.lang].arrived,
    html`<p><a class="button main" href="${next}">${words[look.lang].open}</a></p>`,
    html`<meta http-equiv="refresh" content="0; url=${next}" />`,
  );

/** What went wrong, for people. */
export const faultPage = (look: Look, { title, detail, request_id }: { title: string; detail: string; request_id: string }): string =>
  page(
    look,
    title,
    html`${detail !== '' && html`<p>${detail}</p>`}
      <p class="hint">${words[look.lang].request} <code>${request_id}</code></p>
      <p><a class="button main" href="/admin">${words[look.lang].back}</a></p>`,
  );
