const RULES: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>'],
  [/\b0x[0-9a-f]{1,64}\b/gi, '<hex>'],
  [/\b(?=[a-f]{0,64}\d)[0-9a-f]{8,128}\b/gi, '<hex>'],
  [/\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s'"<>)]{1,500}/gi, '<url>'],
  [/(?:\b[A-Za-z]:)?(?:[\\/][\w.@~+-]{1,200}){2,40}/g, '<path>'],
  [/\d+(?:[.,:]\d+){0,20}/g, '<n>'],
  [/\s+/g, ' '],
];

/** The first line of a message without what changes from one occurrence to the next: numbers, ids, addresses, paths. */
export function normalise(message: string): string {
  let text = (message.split('\n', 1)[0] ?? '').slice(0, 1_000);
  for (const [pattern, by] of RULES) text = text.replace(pattern, by);
  return text.trim();
}
