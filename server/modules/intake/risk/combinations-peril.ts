import { either, type Rule } from './lexicon.ts';

/** Classes of what people do, plan, fear and suffer; every language fills all of them. */
export type PerilClasses = Record<
  | 'farewell' | 'finish' | 'soon' | 'gone' | 'entrust' | 'unreachable' | 'hoard' | 'deadly_thing' | 'brink' | 'lingers' | 'leap_now' | 'way_out'
  | 'no_more' | 'decided' | 'do_it' | 'burden' | 'unliving' | 'locked_in' | 'cuts' | 'sharp' | 'at_hand' | 'menacer' | 'lurks' | 'dread' | 'arms'
  | 'aims' | 'captive' | 'hiding' | 'hideout' | 'assault' | 'kill_threat' | 'stalked' | 'sexual' | 'revenge' | 'target_place' | 'intend'
  | 'harm_act' | 'victims' | 'fear_self_harm' | 'young' | 'maltreated' | 'voice' | 'orders' | 'ordered' | 'delusion' | 'summons' | 'swallowed' | 'attacked'
  | 'not_food' | 'took_something' | 'ill_after' | 'wild_food' | 'me' | 'grim' | 'calm',
  readonly string[]
>; // prettier-ignore

/** Which of them together are a sign of danger, in any order and in every language. */
export const perilRules: readonly Rule[] = [
  { code: 'suicide', level: 'high', seq: ['farewell'] },
  { code: 'suicide', level: 'high', seq: ['burden'] },
  { code: 'suicide', level: 'high', seq: ['unliving'] },
  { code: 'suicide', level: 'high', seq: ['leap_now'] },
  ...either('suicide', 'high', ['finish', 'soon'], 5),
  ...either('suicide', 'high', ['gone', 'soon'], 4),
  ...either('suicide', 'high', ['gone', 'entrust'], 8),
  ...either('suicide', 'high', ['gone', 'deadly_thing'], 10),
  ...either('suicide', 'high', ['farewell', 'unreachable'], 10),
  ...either('suicide', 'high', ['hoard', 'deadly_thing', 'soon'], 10),
  ...either('suicide', 'review', ['hoard', 'deadly_thing'], 5),
  ...either('suicide', 'high', ['lingers', 'brink'], 7),
  ...either('suicide', 'high', ['brink', 'way_out'], 6),
  ...either('suicide', 'high', ['deadly_thing', 'way_out'], 6),
  ...either('suicide', 'high', ['no_more', 'decided'], 6),
  ...either('suicide', 'high', ['no_more', 'finish'], 8),
  ...either('suicide', 'high', ['decided', 'deadly_thing'], 8),
  ...either('suicide', 'high', ['decided', 'do_it'], 8),
  ...either('suicide', 'high', ['locked_in', 'sharp'], 8),
  ...either('suicide', 'high', ['locked_in', 'unreachable'], 10),
  ...either('suicide', 'high', ['unreachable', 'deadly_thing'], 10),
  { code: 'self_harm', level: 'high', seq: ['cuts'] },
  ...either('self_harm', 'high', ['sharp', 'at_hand'], 5),
  { code: 'abuse', level: 'high', seq: ['captive'] },
  { code: 'abuse', level: 'high', seq: ['assault'] },
  { code: 'abuse', level: 'high', seq: ['kill_threat'] },
  { code: 'abuse', level: 'high', seq: ['stalked'] },
  { code: 'abuse', level: 'high', seq: ['sexual'] },
  ...either('abuse', 'high', ['menacer', 'attacked'], 7),
  ...either('abuse', 'high', ['menacer', 'lurks', 'arms'], 8),
  ...either('abuse', 'high', ['menacer', 'lurks', 'dread'], 8),
  ...either('abuse', 'high', ['hiding', 'hideout'], 4),
  ...either('abuse', 'high', ['aims', 'arms'], 3),
  ...either('abuse', 'high', ['menacer', 'arms', 'dread'], 8),
  ...either('violence', 'high', ['revenge', 'arms'], 12),
  ...either('violence', 'high', ['revenge', 'target_place'], 8),
  ...either('violence', 'high', ['target_place', 'arms', 'soon'], 10),
  { code: 'violence', level: 'high', seq: ['intend', 'harm_act', 'victims'], gap: 4 },
  ...either('violence', 'high', ['harm_act', 'victims', 'arms'], 7),
  { code: 'violence', level: 'high', seq: ['fear_self_harm'] },
  ...either('abuse', 'high', ['young', 'maltreated'], 6),
  { code: 'voices', level: 'high', seq: ['voice', 'orders', 'ordered'], gap: 6 },
  ...either('voices', 'high', ['delusion', 'harm_act'], 8),
  { code: 'summons', level: 'high', seq: ['summons'] },
  ...either('poisoning', 'high', ['swallowed', 'not_food'], 8),
  ...either('poisoning', 'high', ['took_something', 'ill_after'], 9),
  ...either('poisoning', 'high', ['took_something', 'unmoving'], 9),
  ...either('poisoning', 'high', ['wild_food', 'vomits'], 8),
  ...either('poisoning', 'high', ['wild_food', 'ill_after'], 8),
  // Cheap and generous: grave words about oneself or somebody near, for a person to look at.
  { code: 'worry', level: 'review', seq: ['me', 'grim'], gap: 7, quiet: true },
  { code: 'worry', level: 'review', seq: ['grim', 'me'], gap: 3, quiet: true },
  { code: 'worry', level: 'review', seq: ['other', 'grim'], gap: 5, quiet: true },
  { code: 'worry', level: 'review', seq: ['no_more'], quiet: true },
  { code: 'worry', level: 'review', seq: ['gone'], quiet: true },
  { code: 'worry', level: 'review', seq: ['finish'], quiet: true },
];
