import type { Frame } from '../types.ts';

const SCHEME = /^[a-z][a-z0-9+.-]{1,30}:\/\//i;
const OUTSIDE =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor|\.cargo|\.rustup|\.pnpm|\.yarn|gems|rubygems|__pypackages__)\/|^\/?rustc\/|\/pkg\/mod\/|\/lib\/(?:python\d[\d.]*|ruby\/\d[\d.]*)\/|\/usr\/local\/go\/src\/|\/go\/src\/(?:runtime|net|internal)\/|\/libexec\/src\/|^webpack\/(?:bootstrap|runtime)/;
const JDK = /^(?:java|javax|jdk|sun|com\/sun|kotlin|kotlinx|scala|groovy|clojure)\//;
const SOURCELESS = /^(?:node:|internal\/|<|native |evalmachine|\[|wasm:|chrome-extension:|moz-extension:)/;

/** Whether the frame's file is the language's own, a dependency's or no file at all: such frames are never mapped. */
export function isOutside(frame: Frame): boolean {
  const { file, language } = frame;
  if (file === null || SOURCELESS.test(file)) return true;
  if (language === 'java' || language === 'kotlin') return JDK.test(file);
  const path = file.replaceAll('\\', '/');
  if (language === 'go' && /(?:^|\/)src\/(?:runtime|testing|net|internal|syscall)\//.test(path)) return true;
  return OUTSIDE.test(path);
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The segments of a frame's path without scheme, host, drive, query, '.' and '..'. */
export function segmentsOf(file: string): string[] {
  const scheme = SCHEME.exec(file);
  const plain =
    scheme === null ? file : decoded((file.slice(scheme[0].length).split(/[?#]/, 1)[0] ?? '').replace(/^\/{0,2}\([\w-]{1,40}\)/, ''));
  const segments: string[] = [];
  for (const segment of plain.replace(/\?[^/\\]*$/, '').split(/[\\/]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.' && !/^[A-Za-z]:$/.test(segment)) segments.push(segment);
  }
  return segments;
}
