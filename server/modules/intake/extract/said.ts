import { type Span, wholeWord } from './finds.ts';

/** No sentence is looked at further than this to either side, in characters. */
export const reach = 300;

const word = (words: string): RegExp => new RegExp(wholeWord(words), 'u');

/** Words that turn what they stand with into its contrary, in aligned text; "don't" also as "dont" and "don t". */
export const negatives =
  "no|not|never|none|nothing|nobody|neither|nor|without|cannot|non|nil|hardly|den(?:y|ies|ied)|(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|sha|should|was|were|wo|would)n[' ]?t|" +
  'kein(?:e|en|em|er|es|erlei)?|nicht|nichts|nie|niemals|niemand|ohne|weder|kaum|nein|nunca|jamas|sin|ni|nada|nadie|tampoco|ningun(?:[oa]s?)?';
/** Words of somebody who asks, guesses, wishes or has given up. */
const doubts =
  'if|whether|maybe|perhaps|possibly|might|could|wonder(?:ing)?|unsure|sure|certain|know|idea|clue|remember|think|suspect|afraid|worried|wants?|wanted|hope|trying|try|need|should|would|stopped|quit|used|problem|doubt|' +
  'ob|vielleicht|eventuell|moglicherweise|glaube|will|mochte|wollte|brauche|soll|sollte|wurde|wenn|falls|fruher|abgesetzt|aufgehort|weiss?|sicher|' +
  'quizas?|tal vez|creo|quiero|quisiera|necesito|podria|debo|deberia|deje|saber|se|segur[oa]|idea|duda';
/** Words of somebody who speaks of somebody else. */
const others =
  '(?:grand)?(?:mother|father|son|daughter)s?|mum|mom|dad|parents?|sisters?|brothers?|child|children|kids?|wife|husband|partner|(?:girl|boy)?friends?|aunt|uncle|cousin|family|' +
  'mutter|vater|eltern|schwester|bruder|sohn|tochter|(?:mein|unser) kind|kinder|frau|mann|freund|freundin|oma|opa|familie|' +
  'madre|padre|mama|papa|herman[oa]s?|hij[oa]s?|espos[oa]|mujer|marido|novi[oa]|amig[oa]|abuel[oa]|familia';
/** Words of what was and of what changed: "I lost 5 kg" is no weight, and "more than 80 kg" neither. */
const changes =
  'lost|los(?:e|ing)|gain(?:ed|ing)?|dropped|less|more|than|over|under|above|below|between|from|weniger|mehr|als|unter|uber|zwischen|abgenommen|zugenommen|verloren|menos|mas|entre|perd(?:i|ido)|bajado|subido|engordado|adelgazado';
const past = 'was|were|had|war|hatte|hatten|gehabt|gewesen|estuve|estaba|tuve|tenia|era';

/** Words that take back a part of what is denied, wherever they stand: "except penicillin", "sonst". */
const takenBack =
  'except(?:ing|ions?)?|excluding|other than|apart|aside|besides|beyond|unless|otherwise|only|just|merely|save|barring|bis auf|' +
  'auss?er|ausgenommen|ausnahme|abgesehen|sonst|ansonsten|nur|bloss?|lediglich|salvo|excepto|excepcion|menos|aparte|fuera de|solo|solamente|unicamente|por lo demas|mas que';
/** Words that do so where they stand behind it. */
const objections = 'but|though|although|however|aber|sondern|jedoch|allerdings|obwohl|pero|sino|aunque|sin embargo';

export const negative = word(negatives);
const exceptional = word(takenBack);
const objecting = word(`${takenBack}|${objections}`);
export const doubtful = word(doubts);
export const ofOthers = word(others);
export const changed = word(changes);
export const ofThePast = word(past);

const sentenceEnd = '[!?;\\n]|\\.(?=\\s|$)';
const clauseEnd = `${sentenceEnd}|,(?=\\s|$)|${wholeWord('and|but|und|aber|y|pero')}`;

function around(plain: string, { at, end }: Span, border: string): Span {
  const before = plain.slice(Math.max(0, at - reach), at);
  const last = Array.from(before.matchAll(new RegExp(border, 'gu'))).at(-1);
  const next = new RegExp(border, 'u').exec(plain.slice(end, end + reach));
  return {
    at: last ? at - before.length + last.index + last[0].length : at - before.length,
    end: next ? end + next.index : Math.min(plain.length, end + reach),
  };
}

/** The sentence in which something stands. */
export const sentenceOf = (plain: string, span: Span): Span => around(plain, span, sentenceEnd);

/** The part of the sentence in which something stands, between commas and joining words. */
export const clauseOf = (plain: string, span: Span): Span => around(plain, span, clauseEnd);

/** The words of the clause around something, without it. */
export function besides(plain: string, span: Span): string {
  const clause = clauseOf(plain, span);
  return `${plain.slice(clause.at, span.at)} ${plain.slice(span.end, clause.end)}`;
}

const ages = /\b\d{1,3}[\s-]*(?:years?|yrs?|yo|y\/o|jahre|anos)(?:[\s-]*(?:old|alt))?/g;
const filler =
  /^(?:i|i'?m|am|it'?s|it|is|an?|have|about|around|approximately|roughly|now|please|yes|ich|bin|habe|eine?|etwa|ungefahr|circa|ca|jetzt|bitte|ja|soy|tengo|mido|peso|una?|unos|ahora|por|favor|si)$/;

/** Whether somebody says just this of themselves: nothing beside it in its clause that could mean something else. */
export const standsAlone = (plain: string, span: Span): boolean =>
  besides(plain, span)
    .replace(ages, ' ')
    .split(/[^\p{L}\p{N}']+/u)
    .every((one) => one === '' || filler.test(one));

const nextSentence = new RegExp(`^[\\s.,:;!?…–—-]*(?:(?:and|und|y)\\s+)?${wholeWord(`${takenBack}|${objections}`)}`, 'u');

/** Whether a part of what is denied here is taken back in its sentence, or where the next begins. */
export function takesBack(plain: string, denied: Span): boolean {
  const { at, end } = sentenceOf(plain, denied);
  return (
    exceptional.test(plain.slice(at, denied.at)) ||
    objecting.test(plain.slice(denied.end, end)) ||
    nextSentence.test(plain.slice(end, end + reach))
  );
}

/** Whether an answer that begins with no takes a part of it back. */
export const answerTakesBack = (plain: string): boolean => objecting.test(plain);
