/** Letters of other alphabets that look like Latin ones, and letters that no decomposition makes plain. */
const lookalikes: Record<string, string> = {
  а: 'a', в: 'b', г: 'r', д: 'd', е: 'e', ё: 'e', з: '3', и: 'n', к: 'k', м: 'm', н: 'h', о: 'o', п: 'n', р: 'p', с: 'c', т: 't',
  у: 'y', х: 'x', ѕ: 's', і: 'i', ї: 'i', ј: 'j', ԁ: 'd', һ: 'h', ӏ: 'l', ь: 'b', ա: 'w', օ: 'o', ո: 'n', ս: 'u', ց: 'g',
  α: 'a', β: 'b', γ: 'y', δ: 'd', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', ς: 's', τ: 't', υ: 'u', χ: 'x', ω: 'w',
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ĸ: 'k', ŋ: 'n', ſ: 's', ɑ: 'a', ɡ: 'g', ɩ: 'i', ɪ: 'i', ʟ: 'l', ᴋ: 'k', ɴ: 'n', ᴅ: 'd', ᴇ: 'e', ᴍ: 'm', ʏ: 'y', ꜱ: 's', ᴜ: 'u', ᴄ: 'c', ᴀ: 'a', ʀ: 'r', ᴛ: 't', ᴡ: 'w', ᴏ: 'o',
  ɐ: 'a', ǝ: 'e', ɟ: 'f', ɥ: 'h', ᴉ: 'i', ʞ: 'k', ן: 'l', ɯ: 'm', ɹ: 'r', ʇ: 't', ʍ: 'w', ʎ: 'y',
}; // prettier-ignore

/** Alphabets of emoji, by the code of their A: flags, and letters in black squares and circles. */
const pictured = [0x1f1e6, 0x1f170, 0x1f150];

function pictureLetter(char: string): string | undefined {
  const code = char.codePointAt(0)!;
  const from = code < 0x1f150 ? undefined : pictured.find((first) => code >= first && code < first + 26);
  return from === undefined ? undefined : String.fromCharCode(97 + code - from);
}

/** Whether a word mixes alphabets, as only a disguise does, or is made of look-alikes alone beside Latin ones. */
const foreign = /(?!\p{Script=Latin})\p{L}|[ɐǝɟɥᴉʞɯɹʇʍʎ]/u;

/**
 * The text in small plain letters: compatibility forms, case, marks, invisible characters and apostrophes gone, look-alikes as what they
 * look like. `disguised` is false for a text that is simply written in another alphabet.
 */
export function plainLetters(text: string): { plain: string; disguised: boolean } {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/['’‘ʼ`´]/g, '');
  const disguised = bare.split(/\s+/).some((word) => foreign.test(word) && /[a-z]/.test(word));
  let plain = '';
  for (const char of bare) plain += lookalikes[char] ?? pictureLetter(char) ?? char;
  return { plain, disguised };
}
