import type { Rule, Terms } from '../lexicon.ts';

const those =
  '(mich|uns|mama|meine mama|meine mutter|meinen vater|papa|meinen papa|meine schwester|meinen bruder|die kinder|meine kinder|unsere kinder|meinen sohn|meine tochter|das baby|meine frau|meinen mann)';

/** What is happening around somebody who writes in German, by what it means; joined with the other terms of the language. */
export const terms: Terms = {
  pills: [
    '(ibu|ibus|novalgin|sertralin|citalopram|fluoxetin|quetiapin|lithium|zopiclon|zolpidem|codein|tramadol|tilidin|morphium|morphin|methadon|heroin|diazepam|lorazepam|alprazolam|valium|xanax|betablocker|blutverdünner|herztabletten|blutdrucktabletten|schlaftablette|tabs|schmerzpillen)',
  ],
  took: ['(gefressen|reingehauen|eingeschmissen|geschmissen|gespritzt|runtergewürgt)'],
  many: ['(zu viel|viel zu viel|zuviel|zuviele|dutzende|massenhaft|doppelte|dreifache|halbe flasche|ne flasche)'],
  poison: [
    '(spülmaschinentab|spülmaschinentabs|waschmittel|waschpulver|spiritus|terpentin|verdünner|backofenreiniger|wc reiniger|toilettenreiniger|entkalker|säure|lauge|lampenöl|grillanzünder)',
  ],
  child: ['(baby|kind|sohn|tochter|kleine|kleiner|kleinkind|säugling|enkel|enkelin|kleinen)'],
  limp: [
    '(ganz |total |völlig |schon |)(blau|schlaff|leblos|grau|bläulich)',
    'atmet (so |ganz |sehr |nur noch |)(komisch|langsam|flach|schwer|seltsam|röchelnd|kaum)',
  ],
  collapse: [
    '(spuckt|spucken|hat|aus|vorm|vor dem) (mund |)schaum',
    '(schaum) (vorm|aus dem|vor dem) mund',
    'verdreht die augen',
    '(reagiert|rührt sich|bewegt sich) (gar |überhaupt |)(nicht|nimmer|kaum)',
    'kommt nicht (mehr |)zu sich',
    '(nicht|kaum) (mehr |)(bei bewusstsein|wach zu kriegen|wach zu bekommen|aufzuwecken|ansprechbar)',
  ],
  face: ['(mundwinkel|gesicht|gesichtshälfte|mund|lid|augenlid)'],
  droops: ['(hängt|hängend|hängende|hängenden|schief|runtergefallen|gelähmt|verzogen|herunter)'],
  speaks: ['(redet|spricht|rede|sprechen|reden|sprache|worte|wörter)'],
  nonsense: ['(wirr|wirres|unsinn|unverständlich|lallend|durcheinander|kauderwelsch|verwaschen|nicht raus|nicht mehr raus|wirres zeug)'],
  allergen: [
    '(stich|gestochen|biene|wespe|bienenstich|wespenstich|nüsse|nuss|erdnüsse|erdnuss|garnelen|penicillin|antibiotikum|spritze|impfung|quaddeln|ausschlag|allergie|allergisch|nesselsucht)',
  ],
  airway: [
    '(keine luft|kaum luft|kaum noch luft|atemnot|nicht schlucken|hals geht zu|hals macht zu|hals schwillt|hals wird eng|zunge schwillt|zunge dick|lippen dick|lippen schwellen|gesicht schwillt|pfeift beim atmen|röchle|röchelt)',
  ],
  allergy: ['(hals|kehle|rachen|luftröhre) (geht|macht|schnürt|schnürt sich|ging) (mir |immer |langsam |gerade |)(zu|mehr zu)'],
  bleeding: [
    '(so|sehr|extrem|unglaublich|voll|total|ziemlich|zu|ganz) viel blut',
    'blut (spritzt|strömt|läuft|schießt|überall)',
    '(blute|blutet|bluten) (so |ganz |sehr |)(viel|stark|doll|arg|schlimm|durch)',
    '(tiefer|schlimmer|fester) als (ich wollte|gedacht|gewollt|geplant)',
    'zu tief geschnitten',
  ],
  attacker: [
    '(er|sie|mann|ehemann|freund|frau|partner|vater|papa|stiefvater|mutter|mama|bruder|onkel|ex|exfreund|exmann|typ|nachbar|jemand|der)',
  ],
  attacks: [
    `(haut|schlägt|schlagt|prügelt|verprügelt|würgt|tritt|sticht|verdrischt|vermöbelt|quält|bedroht) (gerade |grad |jetzt |schon wieder |wieder |immer |)${those}`,
    '(sticht|bringt|schlägt|knallt|stecht) (mich|uns|sie|mama|die kinder) (noch |heute |gleich |alle |)(ab|um|tot)',
    `(hat|hatte) ${those} (gerade |grad |heute |eben |wieder |)(geschlagen|gehauen|getreten|gewürgt|verprügelt|gestoßen|gestochen)`,
    '(hämmert|schlägt|tritt|haut|klopft wie wild) (gegen|an|auf|ein) (die|meine) (tür|haustür|wohnungstür|badtür)',
    '(steht|wartet) (vor|hinter) der tür und',
    '(hat|hält|holt) mein (handy|telefon|schlüssel) (kaputt|weg|zerstört|zerschlagen|versteckt|genommen)',
  ],
  holds: ['(hat|hält|mit|holt|nimmt|fuchtelt)'],
  weapon: ['(messer|waffe|pistole|axt|hammer|beil|knarre|schläger|baseballschläger|gewehr|machete)'],
  afraid: ['(angst|versteckt|verstecke|eingeschlossen|hilfe|bewegen|panik|droht|will rein|sagt er|sagt sie|ruft)'],
  fear_self: ['(angst|drang|kurz davor|davor|zwang|impuls)'],
  harm_them: [
    '(baby|kind|kinder|kindern|tochter|sohn|frau|mann|mutter|ihm|ihr|ihnen|jemandem) (gleich |heute |noch |)(was |etwas |)(antue|antun|anzutun|antu|wehtue|umbringe|verletze)',
  ],
  kill_other: [
    '(knall|knalle|stech|steche|mach|mache|schieß|schieße) (ich |)(sie|ihn|die|euch|alle|den|meine|meinen)( alle|)( heute| morgen| jetzt|) (ab|kalt|nieder|über den haufen)',
  ],
  kill_self: [
    '(werf|werfe|schmeiß|schmeiße|leg|lege|stürz|stürze|spring|springe) (ich |)(mich |)(heute |gleich |jetzt |morgen |nachher |)(vor|unter) (den|die|einen|das|an) (zug|bahn|u bahn|s bahn|lkw|laster|auto|bus)',
  ],
  edge: ['(brücke|dach|hochhaus|klippe|gleise|gleisen|geländer|bahnsteigkante|autobahnbrücke|schienen)'],
  stands: ['(stehe|steh|sitze|sitz|bin|warte|klettere|gehe)'],
  upon: ['(auf|am|an|oben auf|überm|vor)'],
  means: ['(strick|seil|schlinge|pistole|waffe|knarre|klinge|rasierklinge|gürtel|revolver)'],
  ready: [
    '(bereit|liegt|liegen|keller|garage|dachboden|neben mir|vor mir|in der hand|gekauft|besorgt|geladen|geknotet|aufgehängt|versteckt|heute)',
  ],
  have: ['(habe|hab|hob|liegt|mein|der|die|den|einen|nen|eine|ne)'],
  not_living: [
    '(niemand|keiner|kein mensch) (wird|würd|würde) (mich |)(je |jemals |)(vermissen|merken|bemerken)',
    '(wach|wache) (ich |)(morgen |heute nacht |dann |)(nicht|nimmer|nie) (mehr |wieder |)auf',
    '(sagt|sag) (meinen|meinem|meiner|den) (kindern|eltern|mann|frau|sohn|tochter|mutter|familie) (dass|das|ich)',
    '(briefe|abschied|zettel) (sind |ist |habe ich |hab ich |)(geschrieben|hinterlassen)',
    '(heute|heut|morgen|gleich|heute nacht) (mache|mach|tue|tu|ziehe|zieh) ich es',
    '(heute|heut|morgen|bald|jetzt) (ist|isch) (endgültig |alles |)(schluss|vorbei|ende|aus)',
  ],
  urgent: ['(gerade|grad|jetzt|gleich|heute|heut|minuten|sofort|hilfe|bitte|schnell|plötzlich|notfall|seit eben|vorhin|angst)'],
  grave: [
    '(blut|blutet|blute|messer|pistole|waffe|strick|tabletten|pillen|sterben|tot|tod|umbringen|schlägt|prügelt|haut|würgt|bewusstlos|blau|atmet|atmen|luft|verschluckt|geschluckt|springen|aufgehängt|erhängen|vergiftet|taub|geschwollen|schwillt|reagiert|krampft|ertrinken|brennt|kotzt)',
  ],
};

/** Which of these, one after the other, are a sign of danger. */
export const rules: readonly Rule[] = [
  { code: 'poisoning', level: 'emergency', seq: ['child', 'pills', 'took'], gap: 5 },
  { code: 'collapse', level: 'emergency', seq: ['child', 'limp'], gap: 4 },
  { code: 'stroke', level: 'high', seq: ['face', 'droops'], gap: 3 },
  { code: 'stroke', level: 'high', seq: ['droops', 'face'], gap: 1 },
  { code: 'stroke', level: 'high', seq: ['speaks', 'nonsense'], gap: 3 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['allergen', 'airway'], gap: 10 },
  { code: 'anaphylaxis', level: 'emergency', seq: ['airway', 'allergen'], gap: 10 },
  { code: 'abuse', level: 'high', seq: ['attacker', 'attacks'], gap: 4 },
  { code: 'abuse', level: 'high', seq: ['attacker', 'holds', 'weapon', 'afraid'], gap: 8 },
  { code: 'abuse', level: 'review', seq: ['attacker', 'holds', 'weapon'], gap: 3 },
  { code: 'violence', level: 'high', seq: ['fear_self', 'harm_them'], gap: 6 },
  { code: 'suicide', level: 'high', seq: ['stands', 'upon', 'edge'], gap: 3 },
  { code: 'suicide', level: 'high', seq: ['have', 'means', 'ready'], gap: 3 },
  { code: 'urgency', level: 'review', seq: ['grave', 'urgent'], gap: 12 },
  { code: 'urgency', level: 'review', seq: ['urgent', 'grave'], gap: 12 },
];
