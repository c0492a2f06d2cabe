import type { BlobPlace } from './blobs.ts';

const segment = /^(?!\.+$)[\w.-]+$/;

/**
 * The name, if it is one of ours; throws on anything that a signature or an address could read in two ways (dots as segments, escapes,
 * backslashes).
 */
export function blobName(at: BlobPlace): string {
  if (at.name.length > 512 || !at.name.split('/').every((part) => segment.test(part)))
    throw new RangeError('A blob name has letters, digits, ., _, - and / only.');
  return at.name;
}

const asciiOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .trim() || 'download';

const percent = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A Content-Disposition that saves the file under this name: no paths, no control characters, no quotes, at most 100 characters. */
export function attachment(fileName = 'download'): string {
  const last = fileName.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const plain = Array.from(last.replace(/[\p{Cc}\p{Cf}"<>:|?*%;]/gu, '_').replace(/^[.\s]+/, ''))
    .slice(0, 100)
    .join('');
  return `attachment; filename="${asciiOf(plain)}"; filename*=UTF-8''${percent(plain || 'download')}`;
}
