export { assess, assessByRules, type Assessment } from './assess.ts';
export { escalates, highest, type Level, levels } from './levels.ts';
export { judge } from './rules.ts';
export { type EmergencyContact, safetyText } from './texts.ts';
export { type Language, languages, spokenLanguage } from './spoken.ts';
export { vitalSigns } from './vitals.ts';
