import { html } from './html.ts';
import { fault, type Look, page } from './pages.ts';
import { words } from './words.ts';

/** How many recovery codes are left, the form that makes ten new ones, and the way on. */
export function codesPage(
  look: Look,
  { left, csrf, next, wrong }: { left: number; csrf: string; next: string; wrong?: string | undefined },
): string {
  const say = words[look.lang];
  return page(
    look,
    say.codes_left(left),
    html`<p>${say.codes_new}</p>
      ${fault(wrong)}
      <form method="post" action="/admin/codes">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="next" value="${next}" />
        <label for="code">${say.code}</label>
        <input
          id="code"
          type="text"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          required
          maxlength="40"
          aria-describedby="code-hint"
        />
        <p class="hint" id="code-hint">${left > 0 && say.codes_or} ${say.codes_lost}</p>
        <button type="submit" class="button ${left < 4 && 'main'}">${say.codes_make}</button>
      </form>
      <p class="other"><a class="button ${left >= 4 && 'main'}" href="${next}">${say.open}</a></p>`,
  );
}
