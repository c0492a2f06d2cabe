import type { FormField } from '../form-shapes.ts';
import { type Span, wholeWord } from './finds.ts';
import type { Reading } from './reading.ts';
import {
  answerTakesBack,
  clauseOf,
  doubtful,
  negative,
  negatives,
  ofOthers,
  ofOtherTimes,
  ofThePast,
  reach,
  sentenceOf,
  takesBack,
} from './said.ts';

const plainYes = new RegExp(
  '^(?:yes|yep|yeah|yup|y|sure|certainly|of course|correct|i do|i am|i have|(?:yes )?i (?:consent|agree)|ja|jawohl|klar|naturlich|genau|einverstanden|si|claro(?: que si)?|correcto|por supuesto|de acuerdo)$',
);
const plainNo = new RegExp(
  "^(?:no|nope|nah|n|none|nothing|never|not at all|of course not|i(?: am|'?m| have) not|i (?:do|have)(?: not|n'?t)(?: (?:consent|agree))?|" +
    'nein|nee|gar nicht|gar keine|keine?n?|nichts|nie|uberhaupt nicht|naturlich nicht|claro que no|por supuesto que no|en absoluto|tampoco|ningun[oa]s?|nada|nunca)$',
);
const beginsWithYes = /^(?:yes|yep|yeah|yup|ja|jawohl)\s/;
const beginsWithNo = /^(?:no|nope|nah|nein|nee)\s+(?:i|i'm|we|she|he|it|they|not|ich|wir|yo|tengo|tomo|soy|estoy|fumo)(?![\p{L}'])/u;
const thanks = /\b(?:please|thanks|thank you|bitte|danke|por favor|gracias)$/;

/** The parts of an answer, as somebody says them one after the other. */
const partsOf = (plain: string): string[] =>
  plain
    .split(/[.,;:!?\n¡¿–—]+/)
    .map((part) => part.trim().replace(thanks, '').trim())
    .filter((part) => part !== '');

/** Yes or no as a whole part, or what a part begins with where the rest does not unsay it. */
function saidBy(part: string, wholeOnly: boolean): boolean | undefined {
  if (plainYes.test(part)) return true;
  if (plainNo.test(part)) return false;
  if (wholeOnly || doubtful.test(part)) return undefined;
  if (beginsWithYes.test(part)) return negative.test(part) ? undefined : true;
  return beginsWithNo.test(part) ? false : undefined;
}

/** The answer to a question that was put just now; nothing where its parts do not agree, or where "only" or the like takes back a no. */
function direct(plain: string): boolean | undefined {
  const [first, ...rest] = partsOf(plain).map((part) => saidBy(part, false));
  if (first === false && answerTakesBack(plain)) return undefined;
  return rest.some((other) => other !== undefined && other !== first) ? undefined : first;
}

/** Yes or no where nothing else is said: how a question is answered that only its person's own word answers. */
export function ownWord(plain: string): boolean | undefined {
  const said = new Set(partsOf(plain).map((part) => saidBy(part, true)));
  return said.size === 1 ? [...said][0] : undefined;
}

/** Words that may stand between a denial and what is denied; with any other it is not known what is denied. */
const between =
  'any|known|drug|food|have|has|had|having|got|takes?|taken|taking|use|using|on|am|currently|regularly|regular|of|an?|ever|been|prescribed|prescription|allergic|' +
  'bekannten?|habe|nehme|bin|irgendwelche|regelmass?ige?n?|tengo|tiene|tomo|toma|tomando|soy|estoy|ningun(?:[oa]s?)?|conocidas?|algun(?:[oa]s?)?|de|a';
const denial = new RegExp(`${wholeWord(negatives)}\\s+(?:(?:${between})\\s+){0,4}$`, 'u');
/** One kind is denied and not all: "no allergies to penicillin", "no medication allergies". */
const ofOne = /^\s+(?:(?:to|against|gegen|auf|al?|frente)\s+(?!any)|allerg|medica|medicine)/;
const deniesThePast = /^(?:did|had|was|were)n[' ]?t/;
const answeredNo = new RegExp(`^\\s*[:=?–-]+\\s*(?:no|none|nil|nein|keine?n?|ningun[oa]?s?|nothing|nada|n)\\s*(?:[.,;!\\n]|$)`, 'u');
const answeredYes = new RegExp(`^\\s*[?]\\s*(?:yes|yeah|ja|si)(?![\\p{L}\\p{N}'])`, 'u');
/** A denial of something else, behind a joining word: "… and have no pain". */
const nextClause = new RegExp(
  `${wholeWord('and|but|und|aber|y|pero')}(?!.*${wholeWord('none|nothing|nichts|nada|ningun[oa]s?')}).*$`,
  'su',
);

/** What somebody says of the thing itself where they name it: that it is so, that it is not, or nothing that is sure. */
function mention(plain: string, hint: Span): boolean | undefined {
  const sentence = sentenceOf(plain, hint);
  // What stands further away could unsay it.
  if (hint.at - sentence.at >= reach || sentence.end - hint.end >= reach) return undefined;
  const before = plain.slice(sentence.at, hint.at);
  const after = plain.slice(hint.end, sentence.end);
  const behind = plain.slice(hint.end, hint.end + 40);
  const clause = clauseOf(plain, hint);
  const inClause = plain.slice(clause.at, clause.end);
  const earlier = ofOtherTimes.test(inClause);
  const denied = denial.exec(before);
  if (denied) {
    const lead = before.slice(0, denied.index);
    const unsure =
      doubtful.test(before) ||
      ofOthers.test(before) ||
      ofThePast.test(plain.slice(clause.at, sentence.at + lead.length)) ||
      deniesThePast.test(denied[0]);
    if (!unsure && !earlier && !ofOne.test(behind) && !takesBack(plain, hint)) return unlessTwice(lead, denied[0]);
  }
  if (negative.test(before)) return undefined;
  if (answeredNo.test(behind)) return takesBack(plain, hint) ? undefined : false;
  const open = plain[sentence.end] === '?' && !answeredYes.test(behind);
  const unsure = doubtful.test(before) || ofOthers.test(before) || earlier || ofThePast.test(inClause);
  return open || unsure || negative.test(after.replace(nextClause, '')) ? undefined : true;
}

/** "No tengo ninguna" denies once, "never without" does not deny at all. */
const unlessTwice = (before: string, denied: string): false | undefined =>
  negative.test(before) && !/^\s*ningun/.test(denied) ? undefined : false;

/** Who names it more often says more of it than can be read here. */
const mostMentions = 30;

const leadingNo = /^\s*(?:no|nope|nah|nein|nee)\s*,/;

/**
 * Yes or no to the field: what was answered when it was asked, or what is said where it is named; nothing where the two, or two places,
 * differ.
 */
export function booleanIn(reading: Reading, { hints = [] }: FormField, asked: boolean): boolean | undefined {
  const { plain } = reading;
  // The no that answers denies nothing of what comes behind it: "No, I take medication" is no answer.
  const spoken = asked ? plain.replace(leadingNo, (answer) => ' '.repeat(answer.length)) : plain;
  const named = hints.flatMap((hint) => reading.places(hint));
  if (named.length > mostMentions) return undefined;
  const said = new Set(
    [...named.map((hint) => mention(spoken, hint)), asked ? direct(plain) : undefined].filter((one) => one !== undefined),
  );
  return said.size === 1 ? [...said][0] : undefined;
}
