import { bodyRules } from '../combinations-body.ts';
import { perilRules } from '../combinations-peril.ts';
import { body } from '../classes/spanish-body.ts';
import { peril } from '../classes/spanish-peril.ts';
import { joined, type Lexicon } from '../lexicon.ts';
import { idioms } from './spanish-idioms.ts';
import { illness } from './spanish-illness.ts';
import { rules, terms as situations } from './spanish-situations.ts';
import { aside, frames, spellings } from './spanish-speech.ts';
import { terms } from './spanish-terms.ts';

/** What people in danger say in Spanish. */
export const spanish: Lexicon = {
  terms: joined(terms, illness, situations, body, peril),
  rules: [
    { code: 'suicide', level: 'emergency', seq: ['kill_self'] },
    { code: 'suicide', level: 'emergency', seq: ['want', 'die'], gap: 3 },
    { code: 'suicide', level: 'high', seq: ['not_living'] },
    { code: 'suicide', level: 'high', seq: ['suicidal'] },
    { code: 'suicide', level: 'high', seq: ['want', 'suicide_word'], gap: 4 },
    { code: 'overdose', level: 'emergency', seq: ['took', 'many', 'pills'], gap: 5 },
    { code: 'overdose', level: 'emergency', seq: ['many', 'pills', 'took'], gap: 5 },
    { code: 'suicide', level: 'high', seq: ['height', 'leap'], gap: 4 },
    { code: 'overdose', level: 'emergency', seq: ['pills', 'took', 'many'], gap: 8 },
    { code: 'overdose', level: 'high', seq: ['overdose'] },
    { code: 'poisoning', level: 'emergency', seq: ['took', 'poison'], gap: 4 },
    { code: 'self_harm', level: 'high', seq: ['harm_self'] },
    { code: 'violence', level: 'emergency', seq: ['want', 'kill_other'], gap: 4 },
    { code: 'violence', level: 'high', seq: ['kill_other'] },
    { code: 'abuse', level: 'high', seq: ['abuser', 'abuses'], gap: 5 },
    { code: 'abuse', level: 'high', seq: ['victim'] },
    { code: 'voices', level: 'high', seq: ['voices', 'command', 'harm_verb'], gap: 4 },
    { code: 'chest_pain', level: 'emergency', seq: ['chest', 'pain', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'emergency', seq: ['pain', 'chest', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'high', seq: ['pain', 'chest'], gap: 4 },
    { code: 'chest_pain', level: 'high', seq: ['chest', 'pain'], gap: 3 },
    { code: 'breathing', level: 'emergency', seq: ['no_breath'] },
    { code: 'breathing', level: 'high', seq: ['short_breath'] },
    { code: 'stroke', level: 'emergency', seq: ['stroke'] },
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
  negators: ['no', 'nunca', 'jamás', 'ni', 'sin', 'tampoco', 'niega', 'ningún', 'ninguna'],
  between:
    'he ha había pensado pienso pensar estoy en pensamientos pensamiento de ideas idea intención intenciones quiero quería deseo tengo tenía tiene ganas voy a iba me lo la el los las un una que nunca jamás realmente actualmente plan planes y o ni suicidio suicida suicidas matarme morir morirme hacerme daño cortarme dolor hay presenta refiere antecedentes siento sentido',
  adversatives: ['pero', 'sino', 'aunque', 'todavía', 'igual', 'hasta', 'más', 'mas'],
  idioms,
  frames,
  aside,
  spellings,
  topics: 'novela película nivel servidor ensayo podcast capítulo personaje impresora hamlet',
  accidents:
    'cocinando cocinar afeitándome afeitarme papel fútbol tenis jugando gimnasio entrenando corriendo esquiando escalando bicicleta bici caí caída resbalé tropecé accidente accidentalmente horno plancha sartén café sopa playa vidrio jardín mudanza bailando yoga martillo tomate cebolla cebollas verduras cocina pelando peluquería pelo uñas flequillo',
  common:
    'el la los las un una unos unas y o pero si es son era soy estoy está están estaba ser estar he ha han hay tengo tiene tenía yo tú él ella nosotros ellos me te se le lo nos mi mis tu tus su sus no sí en a al de del con por para sin desde hasta que qué como cómo cuando cuándo dónde quién porque muy más menos mucho mucha también ya solo hoy ayer mañana ahora siempre nunca gracias hola ayuda puedo quiero necesito voy duele dolor bien mal médico años día días todo nada algo esto eso este esta',
};
