/** Words as dialects and chats spell them, and what they stand for. */
export const spellings: Readonly<Record<string, string>> = {
  i: 'ich', isch: 'ist', hob: 'hab', ho: 'hab', olle: 'alle', oille: 'alle', gschluckt: 'geschluckt', gnommen: 'genommen', gsagt: 'gesagt', gschlagen: 'geschlagen', gschlogn: 'geschlagen', gschnitten: 'geschnitten',
  net: 'nicht', ned: 'nicht', nid: 'nicht', nich: 'nicht', nisch: 'nicht', nix: 'nichts', nimma: 'nimmer', nümme: 'nimmer', mog: 'mag', wui: 'will', wü: 'will', wott: 'will', mi: 'mich', mer: 'mir', ma: 'mir', umbringa: 'umbringen', lebn: 'leben', lebe: 'leben', sterbn: 'sterben', sterm: 'sterben', stirb: 'sterbe',
  heit: 'heute', heid: 'heute', hüt: 'heute', heut: 'heute', moang: 'morgen', morn: 'morgen', grod: 'gerade', grad: 'gerade', grade: 'gerade', a: 'ein', an: 'einen', nen: 'einen', ne: 'eine', vui: 'viel', vü: 'viel', koa: 'kein', koan: 'keinen', ka: 'keine', luftn: 'luft', bluat: 'blut', bluad: 'blut', kumm: 'komme', kimm: 'komme', geh: 'gehe', des: 'das', dat: 'das', wat: 'was', ick: 'ich', ik: 'ich', dod: 'tot', hods: 'hat', hod: 'hat', hot: 'hat', het: 'hat',
}; // prettier-ignore

/** How somebody speaks of danger who asks about it or tells of news, lessons and films. */
export const frames: readonly string[] = [
  '(artikel|bericht|aufsatz|hausarbeit|referat|doku|dokumentation|podcast|buch|film|serie|vortrag|seminar|kurs|unterricht|studie|nachrichten) (über|zu|zum|zur|von|im|in)',
  '(radio|zeitung|nachrichten|fernsehen|doku|film|krimi|buch) (kam|schreibt|berichtet|sagt|lief|stand|gab)',
];

/** How somebody speaks of an illness who asks what it is, or had it long ago. */
export const aside: readonly string[] = [
  'was (macht|tut|soll) man (bei|wenn jemand|wenn einer|im fall)',
  'für (meine|die|unsere) (ausbildung|prüfung|hausarbeit|schule)',
  'vor (vielen |zehn |zwanzig |vier |fünf |sechs |sieben |acht |neun |fünfzehn |dreißig |drei |zwei |einigen |ein paar |(1|2|3|4|5|6|7|8|9)(0|1|2|3|4|5|6|7|8|9|) |)jahren',
  '(im jahr |in |seit |)(19|20)(0|1|2|7|8|9)(0|1|2|3|4|5|6|7|8|9)',
  '(als|da war ich) (ich |)(kind|klein|ein kind|zehn|jugendlicher|jugendliche)',
  '(seitdem|seither|danach) (ist |geht es mir |)(alles |wieder |)(gut|in ordnung|gesund|besser)',
  '(was ist|was sind|was bedeutet|was bewirkt|was macht|wie erkennt man|erklären was|erklären sie|anzeichen für|anzeichen von|symptome von|symptome für|unterschied zwischen|vorbeugung von|für ein referat|für die schule|für den unterricht|für meine hausarbeit)',
];
