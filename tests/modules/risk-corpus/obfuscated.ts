/** Disguises as people use them to get past a filter, by the name of the disguise; a sentence that a disguise cannot change is not given to it. */
export const disguises: Record<string, (text: string) => string> = {
  'in capitals': (text) => text.toUpperCase(),
  'with zero-width characters': (text) => Array.from(text).join('\u200b'),
  'with soft hyphens': (text) => text.replace(/(\p{L})(?=\p{L})/gu, '$1\u00ad'),
  'in full width': (text) =>
    Array.from(text, (char) => (/[!-~]/.test(char) ? String.fromCodePoint(char.codePointAt(0)! + 0xfee0) : char)).join(''),
  'in mathematical bold': (text) =>
    Array.from(text, (char) => (/[a-z]/.test(char) ? String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97) : char)).join(''),
  'with marks on the letters': (text) =>
    text
      .normalize('NFD')
      .replace(/([aeiou])(?!\p{M})/giu, '$1\u0301')
      .normalize('NFC'),
  'with look-alikes': (text) =>
    text.replace(/[aeopcxi]/g, (letter) => ({ a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' })[letter] ?? letter),
  'with digits for letters': (text) =>
    text.replace(
      /(?<=\p{L})[ieaos]|[ieaos](?=\p{L})/giu,
      (letter) => ({ i: '1', e: '3', a: '4', o: '0', s: '5' })[letter.toLowerCase()] ?? letter,
    ),
  'with signs for letters': (text) =>
    text.replace(/(?<=[a-z])[iaes](?=[a-z])/g, (letter) => ({ i: '!', a: '@', e: '3', s: '$' })[letter] ?? letter),
  'with letters spread': (text) => Array.from(text.replace(/[^\p{L}\p{N}/.,%]+/gu, '')).join(' '),
  'with dots between': (text) => text.replace(/\p{L}+/gu, (word) => Array.from(word).join('.')),
  'with letters drawn out': (text) => text.replace(/([aeiou])(?=[a-zñß])/g, '$1$1$1$1'),
};
