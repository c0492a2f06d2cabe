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
  'if|whether|maybe|perhaps|possibly|might|could|(?:i|we|you|she|he|it|they|this|that) may|may (?:be|have|not|well|also|get|need|take)|wonder(?:ing)?|unsure|sure|certain|know|idea|clue|remember|think|suspect|afraid|worried|wants?|wanted|hope|trying|try|need|should|would|stopped|quit|used|problem|doubt|' +
  'ob|vielleicht|eventuell|moglicherweise|glaube|will|mochte|wollte|brauche|soll|sollte|wurde|wenn|falls|fruher|abgesetzt|aufgehort|weiss?|sicher|' +
  'quizas?|tal vez|creo|quiero|quisiera|necesito|podria|debo|deberia|deje|saber|se|segur[oa]|idea|duda';
/** Words of somebody who speaks of somebody else. */
const others =
  '(?:grand|step)?(?:mother|father|son|daughter|child)s?|(?:grand|step)?(?:mother|father)s?-in-law|grand(?:ma|pa)|mum(?:my)?|mom(?:my)?|dad(?:dy)?|parents?|sisters?|brothers?|siblings?|children|kids?|bab(?:y|ies)|twins?|toddler|wi(?:fe|ves)|husbands?|spouse|partners?|fianc(?:e|ee)|(?:girl|boy)?friends?|aunt|uncle|cousins?|nephew|niece|family|' +
  '(?:schwieger|gross?)?(?:mutter|vater|eltern|tochter|sohn)s?|schwester|bruders?|geschwister|(?:meine?[ms]?|unsere?[ms]?) (?:kind(?:e?s)?|enkel)|kinder|enkelin|frau|mann(?:e?s)?|freund(?:e|es|in)?|onkel|tante|neffe|nichte|oma|opa|familie|' +
  'madre|padre|mama|papa|herman[oa]s?|hij[oa]s?|niet[oa]s?|espos[oa]|pareja|mujer|marido|novi[oa]|amig[oa]s?|abuel[oa]s?|suegr[oa]|mi (?:ti|prim)[oa]|sobrin[oa]|bebe|familia';
/** Words that say so beside a date, an amount or an address. */
const anybody =
  `${others}|she|he|her|hers|his|him|they|their|them|er|ihm|ella|ellos|somebody|someone|somebody else|everybody|people|girl|boy|newborn|teenager|dogs?|cats?|pets?|hund|katze|perr[oa]|gat[oa]|colleague|neighbou?r|roommate|` +
  '(?:my|our|meine?|unsere?|mi|nuestr[oa]) \\d{1,2}[ -](?:year|jahrige?)[rsn]?(?:[ -]olds?)?';
/** Words of those whose address it may be as well. */
const places =
  'yours?|old|wrong|doctors?|dr|gp|physician|dentist|nurses?|therapist|psychiatrist|psychologist|midwife|pharmac(?:y|ist)|clinic|hospital|surgery|practice|reception|secretary|boss|manager|employer|lawyer|carers?|caregiver|guardian|landlord|emergency contact|next of kin|' +
  '(?:haus|zahn)?arzt(?:es|in)?|(?:haus|zahn)?arztes|praxis|klinik|krankenhaus|apotheke|hebamme|chefs?|nachbar(?:s|n|in)?|kolleg(?:e|en|in)|betreuer(?:in)?|notfallkontakt|' +
  'medic[oa]|doctora?|dentista|enfermer[oa]|clinica|farmacia|jef[ea]|vecin[oa]|abogad[oa]|contacto de emergencia|wrote|emailed|received|contacted|alte[nr]?|viej[oa]|antigu[oa]';
/** Words of what was and of what changed: "I lost 5 kg" is no weight, and "more than 80 kg" neither. */
const changes =
  'lost|los(?:e|ing)|gain(?:ed|ing)?|dropped|less|more|than|over|under|above|below|between|from|weniger|mehr|als|unter|uber|zwischen|abgenommen|zugenommen|verloren|menos|mas|entre|perd(?:i|ido)|bajado|subido|engordado|adelgazado';
const past =
  "was|were|(?<!have |'ve )had|took|smoked|weighed|suffered|war|hatte|hatten|gehabt|gewesen|nahm|rauchte|geraucht|wog|gewogen|estuve|estaba|tuve|tenia|era|tome|tomaba|fume|fumaba|pesaba";
/** Words of another time than today. */
const otherTimes =
  'yesterday|ago|earlier|previous(?:ly)?|former(?:ly)?|until|back then|(?:last|next) (?:night|week|month|year|time|summer|winter|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|as a (?:child|kid)|' +
  'gestern|vorgestern|damals|fruher(?:e[nrs]?)?|ehemals|bis vor|vor \\p{L}{1,9} (?:tag|woche|monat|jahr)(?:e?n)?|(?:letzte|nachste)[nrms]? (?:nacht|tag|woche|monat|jahr|mal)|' +
  'ayer|anteayer|antes|hace|anterior|(?:pasad|proxim)[oa]';
/** Words of an amount that somebody wishes for. */
const wishes =
  'like to|goal|target|ideal(?:ly)?|aim(?:ing)?|dream|hoping|ziel(?:gewicht)?|wunsch(?:gewicht)?|idealgewicht|traumgewicht|gern|meta|objetivo|gustaria';

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
const owned = (words: string): RegExp => word(`(?:${words})(?:'\\p{L}{0,2})?`);
export const ofOthers = owned(others);
export const ofAnybody = owned(anybody);
export const ofTheirs = owned(`${anybody}|${places}`);
/** "Since yesterday" it still is. */
export const ofOtherTimes = word(`(?<!(?:since|seit|desde) )(?:${otherTimes})`);
/** Words of a guess that is an answer all the same. */
export const hedges = new RegExp(wholeWord('i think|i guess|maybe|perhaps|ich glaube|vielleicht|creo(?: que)?|quizas?|tal vez'), 'gu');
export const wished = word(wishes);
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

const mark = /[\s.,:;!?]/;

/** The sentence in which something stands; where it begins one, as an address in a line of its own does, with the one before. */
export function toldWith(plain: string, { at, end }: Span): string {
  const sentence = sentenceOf(plain, { at, end });
  const least = Math.max(0, at - reach);
  let last = at;
  while (last > least && mark.test(plain[last - 1]!)) last -= 1;
  return plain.slice(last > sentence.at ? sentence.at : sentenceOf(plain, { at: last, end: last }).at, sentence.end);
}
