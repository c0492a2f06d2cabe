import { bodyRules } from '../combinations-body.ts';
import { perilRules } from '../combinations-peril.ts';
import { body } from '../classes/german-body.ts';
import { peril } from '../classes/german-peril.ts';
import { joined, type Lexicon } from '../lexicon.ts';
import { idioms } from './german-idioms.ts';
import { illness } from './german-illness.ts';
import { rules, terms as situations } from './german-situations.ts';
import { aside, frames, spellings } from './german-speech.ts';
import { terms } from './german-terms.ts';

/** What people in danger say in German. */
export const german: Lexicon = {
  terms: joined(terms, illness, situations, body, peril),
  rules: [
    { code: 'suicide', level: 'emergency', seq: ['kill_self'] },
    { code: 'suicide', level: 'emergency', seq: ['want', 'die'], gap: 5 },
    { code: 'suicide', level: 'high', seq: ['not_living'] },
    { code: 'suicide', level: 'emergency', seq: ['want', 'suicide_word'], gap: 5 },
    { code: 'suicide', level: 'emergency', seq: ['mir_mich', 'kill_verb'], gap: 5 },
    { code: 'overdose', level: 'emergency', seq: ['took', 'many', 'pills'], gap: 5 },
    { code: 'overdose', level: 'emergency', seq: ['many', 'pills', 'took'], gap: 5 },
    { code: 'suicide', level: 'high', seq: ['height', 'leap'], gap: 4 },
    { code: 'suicide', level: 'high', seq: ['go', 'off_height'], gap: 4 },
    { code: 'suicide', level: 'high', seq: ['leap', 'height'], gap: 4 },
    { code: 'suicide', level: 'emergency', seq: ['how_many', 'pills', 'die'], gap: 6 },
    { code: 'self_harm', level: 'high', seq: ['mir_mich', 'self_injure'], gap: 4 },
    { code: 'overdose', level: 'high', seq: ['overdose'] },
    { code: 'poisoning', level: 'emergency', seq: ['took', 'poison'], gap: 4 },
    { code: 'poisoning', level: 'emergency', seq: ['poison', 'took'], gap: 3 },
    { code: 'self_harm', level: 'high', seq: ['harm_self'] },
    { code: 'violence', level: 'emergency', seq: ['want', 'kill_other'], gap: 5 },
    { code: 'violence', level: 'high', seq: ['kill_other'] },
    { code: 'abuse', level: 'high', seq: ['abuser', 'abuses'], gap: 4 },
    { code: 'abuse', level: 'high', seq: ['victim'] },
    { code: 'abuse', level: 'high', seq: ['abuser', 'hurt_me'], gap: 8 },
    { code: 'voices', level: 'high', seq: ['voices', 'command', 'harm_verb'], gap: 5 },
    { code: 'chest_pain', level: 'emergency', seq: ['chest', 'pain', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'emergency', seq: ['pain', 'chest', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'emergency', seq: ['chest_pain', 'arm'], gap: 9 },
    { code: 'chest_pain', level: 'high', seq: ['chest', 'pain'], gap: 3 },
    { code: 'chest_pain', level: 'high', seq: ['pain', 'chest'], gap: 3 },
    { code: 'chest_pain', level: 'high', seq: ['chest_pain'] },
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
  negators: [
    'nicht',
    'kein',
    'keine',
    'keinen',
    'keinerlei',
    'keiner',
    'nie',
    'niemals',
    'nich',
    'ohne',
    'weder',
    'verneint',
    'bestreitet',
  ],
  between:
    'die der den das dem absicht absichten gedanken gedanke an ans daran gedacht mich mir zu zum wirklich einfach je jemals vor habe hatte haben aktuell akut konkreten konkrete pläne plan oder und noch einen eine ein wunsch von wegen vom aus suizid selbstmord sterben umbringen umzubringen töten schmerzen vorhandene bekannt',
  adversatives: ['aber', 'doch', 'jedoch', 'trotzdem', 'dennoch', 'sondern', 'außer', 'bis', 'mehr'],
  idioms,
  frames,
  aside,
  spellings,
  topics: 'roman film krimi level server prozess skript aufsatz podcast kapitel drucker werther',
  accidents:
    'kochen gekocht rasieren rasiert gemüse zwiebel zwiebeln papier papierkante sport fußball tennis handball turnen training trainieren joggen laufen skifahren klettern wandern fahrrad radfahren gestürzt gestolpert ausgerutscht gefallen hingefallen unfall versehen versehentlich ofen herd bügeleisen pfanne tee kaffee suppe sonne sonnenbrand strand glas dose gartenarbeit garten umzug tanzen yoga heben säge hammer haare nägel brot tomate küche küchenmesser herdplatte',
  common:
    'der die das den dem des ein eine einen einer und oder aber wenn ist sind war waren bin bist sein habe hab hat haben hatte ich du er sie es wir ihr mich mir dich dir ihn ihm uns mein meine meinen meinem dein nicht kein keine ja nein auf in im an am zu zum zur mit von vom bei nach aus für über unter vor seit bis als wie was wer wo warum wann wieso dass daß weil so sehr auch nur noch schon mehr viel heute gestern morgen jetzt immer wieder bitte danke hallo hilfe kann will möchte muss soll werde wird würde geht gut schlecht weh schmerzen arzt jahre alt tag tage man dann da hier',
};
