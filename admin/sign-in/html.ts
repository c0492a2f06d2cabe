import { plainText } from '../../server/core/plain.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char]!);

/** HTML that is put together of escaped values; what is HTML already is marked so. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const asHtml = (value: unknown): string =>
  value instanceof Html
    ? value.text
    : Array.isArray(value)
      ? value.map(asHtml).join('')
      : value === undefined || value === false
        ? ''
        : escaped(plainText(value));

/** HTML with every value in it escaped. */
export const html = (parts: TemplateStringsArray, ...values: unknown[]): Html =>
  new Html(parts.map((part, i) => part + (i < values.length ? asHtml(values[i]) : '')).join(''));
