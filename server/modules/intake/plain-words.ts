const tag = /<\/?[a-z!?][^<>]*>/gi;
const halfTag = /(?<!<)<+(?=[a-z/\\!?])/gi;
const labelled = /!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;
const definition = /^([ \t>]{0,20})\[([^[\]\n]{1,999})\]:(.*)$/gm;
const scheme = '(?:javascript|vbscript|data|mailto|tel|https?|ftp|file):(?=\\S)';
const host = '(?<![a-z0-9.-])[a-z0-9.-]*\\.[a-z]{2,}[/?#\\\\]';
const address = `(?:(?:[a-z][a-z0-9+.-]{0,30}:)?[/\\\\]{2,}(?=[^\\s/\\\\])|www\\.|${scheme}|${host})\\S*`;
const addresses = new RegExp(address, 'gi');
const anAddress = new RegExp(address, 'i');

/** `[1]: //a.example` goes wholly; without its brackets what is no address defines nothing any more. */
const undefine = (_line: string, lead: string, label: string, rest: string): string =>
  anAddress.test(rest) ? '' : `${lead}${label}:${rest}`;

/**
 * What a model wrote, as words alone: without markup, links and addresses that a client would open, or load by showing them. What is taken
 * out can bring two pieces of an address together, so addresses go after all that stands between.
 */
export const plainWords = (text: string): string =>
  text
    .replace(tag, '')
    .replace(halfTag, '')
    .replace(labelled, '$1')
    .replace(labelled, '$1') // an image in a link
    .replace(definition, undefine)
    .replace(tag, '')
    .replace(halfTag, '')
    .replace(addresses, '')
    .trim();
