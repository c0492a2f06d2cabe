import { Html, html } from './html.ts';

/** A page of the sign-in: plain HTML, without script. */
export const page = (title: string, body: Html, head = html``): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Longhouse</title>
        <link rel="icon" href="/admin/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/admin/sign-in.css" />
        ${head}
      </head>
      <body>
        <main>
          <h1><img src="/admin/logo.svg" alt="" width="40" height="40" />Longhouse <span>staff console</span></h1>
          ${body}
        </main>
      </body>
    </html> `.text;

const fault = (text: string | undefined): Html => (text === undefined ? html`` : html`<p class="fault" role="alert">${text}</p>`);

/** Where e-mail, password and code are entered; Entra ID beside it where it is configured. */
export const signInPage = ({ email = '', next, entra, wrong }: { email?: string; next: string; entra: boolean; wrong?: string }): string =>
  page(
    'Sign in',
    html`${fault(wrong)}
      <form method="post" action="/admin/login">
        <input type="hidden" name="next" value="${next}" />
        <label>E-mail<input type="email" name="email" value="${email}" autocomplete="username" required autofocus maxlength="254" /></label>
        <label>Password<input type="password" name="password" autocomplete="current-password" required maxlength="128" /></label>
        <label
          >Code of your authenticator<input
            type="text"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="40"
            aria-describedby="code-hint"
        /></label>
        <p class="hint" id="code-hint">Or one of your recovery codes. Leave it empty at your first sign-in.</p>
        <button type="submit">Sign in</button>
      </form>
      ${entra && html`<p class="other"><a href="/admin/entra">Sign in with Microsoft Entra ID</a></p>`}`,
  );

/** Where an authenticator is enrolled: the QR code, the secret to type, and the first code. */
export const enrolPage = ({ qr, secret, csrf, wrong }: { qr: string; secret: string; csrf: string; wrong?: string }): string =>
  page(
    'Enrol your authenticator',
    html`<h2>Enrol your authenticator</h2>
      <p>Scan this with an authenticator app, then enter the code that it shows.</p>
      ${fault(wrong)}
      <div class="qr" role="img" aria-label="QR code for your authenticator">${new Html(qr)}</div>
      <p class="hint">No camera? Type this key: <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form method="post" action="/admin/enrol">
        <input type="hidden" name="csrf" value="${csrf}" />
        <label
          >Code<input type="text" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus maxlength="10"
        /></label>
        <button type="submit">Enrol and sign in</button>
      </form>`,
  );

/** The recovery codes, shown this once. */
export const recoveryPage = (codes: readonly string[]): string =>
  page(
    'Your recovery codes',
    html`<h2>Your recovery codes</h2>
      <p>Keep these where you keep secrets. Each signs you in once without your authenticator. They are not shown again.</p>
      <ul class="codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p><a class="button" href="/admin">I have kept them: open the console</a></p>`,
  );

/** Leads on from the way back from Entra ID, as a step of our own site; `next` is a path of the console. */
export const arrivedPage = (next: string): string =>
  page(
    'Signed in',
    html`<p><a class="button" href="${next}">Open the console</a></p>`,
    html`<meta http-equiv="refresh" content="0; url=${next}" />`,
  );
