import { either, type Rule } from './lexicon.ts';

/** Classes of what can be seen and felt of a body; every language fills all of them. */
export type BodyClasses = Record<
  | 'other' | 'small' | 'unmoving' | 'fallen' | 'ill_breath' | 'choked' | 'cannot_speak' | 'seizing' | 'not_back' | 'discoloured' | 'muddled'
  | 'drowsy' | 'vomits' | 'shaky' | 'hot' | 'rash' | 'stays' | 'neck' | 'new_baby' | 'not_feeding' | 'head_hit' | 'crash' | 'no_feeling'
  | 'one_side' | 'fails' | 'drags' | 'lost_words' | 'lost_sight' | 'headache' | 'worst' | 'sudden' | 'heart' | 'presses' | 'races' | 'spreads'
  | 'swollen' | 'airway_part' | 'trigger' | 'reacts' | 'blood' | 'flows' | 'gravely_cut' | 'inner_blood' | 'expecting' | 'womb_alarm'
  | 'cord' | 'waters' | 'sugar' | 'sugar_wrong' | 'fumes' | 'fume_ill' | 'burnt' | 'burnt_where',
  readonly string[]
>; // prettier-ignore

/** Which of them together are a sign of danger, in any order and in every language. */
export const bodyRules: readonly Rule[] = [
  ...either('collapse', 'high', ['other', 'unmoving'], 5),
  ...either('collapse', 'high', ['fallen', 'unmoving'], 8),
  ...either('collapse', 'emergency', ['other', 'fallen', 'unmoving'], 8),
  ...either('collapse', 'high', ['other', 'seizing'], 5),
  ...either('collapse', 'high', ['seizing', 'not_back'], 6),
  ...either('collapse', 'high', ['other', 'discoloured'], 2),
  ...either('collapse', 'high', ['discoloured', 'unmoving'], 8),
  ...either('chest_pain', 'high', ['discoloured', 'heart'], 8),
  ...either('breathing', 'high', ['other', 'ill_breath'], 4),
  ...either('breathing', 'high', ['ill_breath', 'discoloured'], 8),
  ...either('breathing', 'high', ['choked', 'cannot_speak'], 8),
  ...either('head_injury', 'high', ['head_hit', 'vomits'], 8),
  ...either('head_injury', 'high', ['head_hit', 'drowsy'], 10),
  ...either('head_injury', 'high', ['head_hit', 'muddled'], 10),
  ...either('head_injury', 'high', ['head_hit', 'blood'], 6),
  ...either('injury_grave', 'high', ['crash', 'no_feeling'], 10),
  ...either('injury_grave', 'high', ['crash', 'unmoving'], 8),
  { code: 'injury_grave', level: 'high', seq: ['gravely_cut'] },
  ...either('infant', 'high', ['small', 'unmoving'], 6),
  ...either('infant', 'high', ['small', 'ill_breath'], 6),
  ...either('infant', 'high', ['new_baby', 'hot'], 8),
  ...either('infant', 'high', ['new_baby', 'not_feeding'], 8),
  ...either('infant', 'high', ['hot', 'not_feeding'], 8),
  ...either('infant', 'high', ['small', 'discoloured'], 8),
  ...either('head_injury', 'high', ['crash', 'drowsy'], 9),
  ...either('head_injury', 'high', ['crash', 'muddled'], 9),
  ...either('head_injury', 'high', ['crash', 'vomits'], 10),
  ...either('sugar', 'high', ['sugar', 'unmoving'], 10),
  ...either('sepsis', 'high', ['hot', 'muddled'], 8),
  ...either('sepsis', 'high', ['hot', 'discoloured'], 8),
  ...either('sepsis', 'high', ['hot', 'unmoving'], 8),
  ...either('meningitis', 'high', ['rash', 'stays'], 6),
  ...either('meningitis', 'high', ['rash', 'neck'], 14),
  ...either('meningitis', 'high', ['hot', 'neck'], 10),
  ...either('meningitis', 'high', ['headache', 'neck'], 8),
  { code: 'stroke', level: 'high', seq: ['drags'] },
  { code: 'stroke', level: 'high', seq: ['lost_words'] },
  ...either('stroke', 'high', ['one_side', 'fails'], 3),
  ...either('stroke', 'high', ['lost_sight', 'one_side', 'fails'], 8),
  ...either('stroke', 'high', ['lost_sight', 'sudden'], 3),
  ...either('stroke', 'high', ['headache', 'worst', 'lost_sight'], 8),
  ...either('stroke', 'high', ['headache', 'worst', 'sudden'], 8),
  ...either('stroke', 'high', ['sudden', 'muddled'], 6),
  ...either('chest_pain', 'high', ['heart', 'presses'], 3),
  ...either('chest_pain', 'emergency', ['heart', 'presses', 'spreads'], 8),
  ...either('chest_pain', 'high', ['heart', 'races', 'shaky'], 7),
  ...either('anaphylaxis', 'high', ['airway_part', 'swollen'], 3),
  ...either('anaphylaxis', 'high', ['trigger', 'reacts'], 7),
  ...either('bleeding', 'high', ['blood', 'flows'], 6),
  { code: 'bleeding', level: 'high', seq: ['inner_blood'] },
  ...either('pregnancy', 'high', ['expecting', 'womb_alarm'], 8),
  ...either('pregnancy', 'high', ['waters', 'expecting'], 8),
  { code: 'pregnancy', level: 'high', seq: ['cord'] },
  ...either('sugar', 'high', ['sugar', 'sugar_wrong'], 6),
  ...either('gas', 'high', ['fumes', 'fume_ill'], 7),
  ...either('burn', 'high', ['burnt', 'burnt_where'], 5),
];
