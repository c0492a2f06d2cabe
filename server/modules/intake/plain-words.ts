const tag = /<\/?[a-z!?][^<>]*>/gi;
const labelled = /!?\[([^\]]*)\]\([^)]*\)/g;
const address = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|(?:javascript|vbscript|data|mailto):|(?:[a-z0-9-]+\.)+[a-z]{2,}[/?#])\S*/gi;
const halfTag = /<+(?=[a-z/!?])/gi;

/** What a model wrote, as words alone: without markup, links and addresses that a client would open, or load by showing them. */
export const plainWords = (text: string): string =>
  text.replace(tag, '').replace(labelled, '$1').replace(address, '').replace(halfTag, '').trim();
