import { bodyRules } from '../combinations-body.ts';
import { perilRules } from '../combinations-peril.ts';
import { body } from '../classes/english-body.ts';
import { peril } from '../classes/english-peril.ts';
import { joined, type Lexicon } from '../lexicon.ts';
import { idioms } from './english-idioms.ts';
import { illness } from './english-illness.ts';
import { rules, terms as situations } from './english-situations.ts';
import { aside, frames, spellings } from './english-speech.ts';
import { terms } from './english-terms.ts';

/** What people in danger say in English. */
export const english: Lexicon = {
  terms: joined(terms, illness, situations, body, peril),
  rules: [
    { code: 'suicide', level: 'emergency', seq: ['kill_self'] },
    { code: 'suicide', level: 'emergency', seq: ['want', 'die'], gap: 5 },
    { code: 'suicide', level: 'emergency', seq: ['want', 'suicide_word'], gap: 4 },
    { code: 'suicide', level: 'emergency', seq: ['i_am', 'suicidal'], gap: 3 },
    { code: 'suicide', level: 'high', seq: ['not_living'] },
    { code: 'suicide', level: 'emergency', seq: ['jump', 'height'], gap: 3 },
    { code: 'suicide', level: 'emergency', seq: ['drive', 'obstacle'], gap: 3 },
    { code: 'suicide', level: 'high', seq: ['suicidal'] },
    { code: 'overdose', level: 'emergency', seq: ['took', 'many', 'pills'], gap: 4 },
    { code: 'overdose', level: 'emergency', seq: ['pills', 'took', 'many'], gap: 8 },
    { code: 'self_harm', level: 'high', seq: ['blade', 'my_skin'], gap: 8 },
    { code: 'overdose', level: 'high', seq: ['overdose'] },
    { code: 'poisoning', level: 'emergency', seq: ['took', 'poison'], gap: 4 },
    { code: 'self_harm', level: 'high', seq: ['harm_self'] },
    { code: 'self_harm', level: 'high', seq: ['want', 'harm_self'], gap: 4 },
    { code: 'violence', level: 'emergency', seq: ['want', 'kill_other'], gap: 4 },
    { code: 'violence', level: 'review', seq: ['kill_other'] },
    { code: 'abuse', level: 'high', seq: ['abuser', 'abuses'], gap: 4 },
    { code: 'abuse', level: 'high', seq: ['victim'] },
    { code: 'voices', level: 'high', seq: ['voices', 'command'], gap: 3 },
    { code: 'chest_pain', level: 'emergency', seq: ['chest', 'pain', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'emergency', seq: ['pain', 'chest', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'high', seq: ['chest', 'pain'], gap: 2 },
    { code: 'chest_pain', level: 'high', seq: ['pain', 'chest'], gap: 4 },
    { code: 'breathing', level: 'emergency', seq: ['no_breath'] },
    { code: 'breathing', level: 'high', seq: ['short_breath'] },
    { code: 'stroke', level: 'emergency', seq: ['stroke'] },
    { code: 'stroke', level: 'emergency', seq: ['limb', 'numb', 'sudden'], gap: 5 },
    { code: 'stroke', level: 'emergency', seq: ['sudden', 'limb', 'numb'], gap: 5 },
    { code: 'suicide', level: 'high', seq: ['height', 'jumped'], gap: 5 },
    { code: 'anaphylaxis', level: 'emergency', seq: ['allergy'] },
    { code: 'bleeding', level: 'emergency', seq: ['bleeding'] },
    { code: 'collapse', level: 'emergency', seq: ['collapse'] },
    { code: 'collapse', level: 'review', seq: ['fainted'] },
    { code: 'pregnancy', level: 'emergency', seq: ['pregnant', 'bleeds'], gap: 9 },
    { code: 'pregnancy', level: 'emergency', seq: ['bleeds', 'pregnant'], gap: 9 },
    { code: 'meningitis', level: 'high', seq: ['stiff', 'fever'], gap: 9 },
    { code: 'meningitis', level: 'high', seq: ['fever', 'stiff'], gap: 9 },
    { code: 'gas', level: 'high', seq: ['gas'] },
    { code: 'dying', level: 'high', seq: ['dying'] },
    { code: 'distress', level: 'review', seq: ['hopeless'] },
    { code: 'mention', level: 'review', seq: ['suicide_word'] },
    ...rules,
    ...bodyRules,
    ...perilRules,
  ],
  negators: [
    'not',
    'no',
    'never',
    'dont',
    'doesnt',
    'didnt',
    'wont',
    'wouldnt',
    'havent',
    'hasnt',
    'hadnt',
    'isnt',
    'arent',
    'wasnt',
    'without',
    'denies',
    'denied',
    'deny',
    'zero',
    'none',
  ],
  between:
    'i im ive want wanted wanting to going gonna have has had any thoughts thought of about thinking think planning plan plans intend intending intention intentions wish desire am be been being feel feeling felt currently at all would will ever considered considering consider really actively the a an urge urges and or nor suicide suicidal self harm harming hurting killing kill hurt myself die dying dead chest pain shortness breath passive active experienced experiencing experience history signs symptoms was were going',
  adversatives: ['but', 'however', 'although', 'though', 'still', 'yet', 'anyway', 'until', 'unless', 'anymore', 'except'],
  idioms,
  frames,
  aside,
  spellings,
  topics: 'hamlet novel movie film game gamer level server daemon script essay podcast episode chapter character printer',
  accidents:
    'shaving shaved cooking chopping slicing vegetables onions onion tomatoes bread kitchen paper playing football soccer tennis basketball gym workout exercising running jogging lifting skiing skating hiking climbing gardening bike cycling fell falling slipped tripped accident accidentally oven stove iron kettle pan toaster coffee tea soup hair straightener curling broken glass sunburn sun beach dancing yoga stretching furniture hammer diy',
  common:
    'the a an and or but if of to in on at for with from by about as is are was were be been am i im ive you he she it we they my your his her our their me him them this that these those not no yes do does did dont doesnt have has had can cant could will would should what when where who how why which there here so very too just now then than because since after before all some any more most much many one two please thank thanks hello hi ok okay help want need feel get got go going know think take day days today yesterday pain doctor name years old really good bad well sick',
};
