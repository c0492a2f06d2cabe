import type { Terms } from '../lexicon.ts';

const them =
  '(ihn|sie|ihm|jemanden|alle|meine frau|meinen mann|meinen freund|meine freundin|meinen ex|meine mutter|meinen vater|meine schwester|meinen bruder|meinen sohn|meine tochter|mein baby|mein kind|meine kinder|das baby|die kinder|meinen chef|meinen nachbarn|meine familie|meine eltern|leute|menschen|meine mitschüler|meinen lehrer|diese leute)';

/** What people in danger say in German, by what it means; parts of the rules. */
export const terms: Terms = {
  kill_self: [
    '(mich|mir) (selbst |selber |heute |jetzt |einfach |endlich |bald |)(umbringen|umzubringen|umbringe|umgebracht|töten|zu töten|erhängen|zu erhängen|erhänge|aufhängen|aufzuhängen|erschießen|zu erschießen|erschieße|ertränken|zu ertränken|vergiften|zu vergiften|erstechen|zu erstechen|ersticken|auslöschen|abknallen|hinrichten|abmurksen|vergasen)',
    '(bringe|bring|töte|erhänge|erschieße|erschieß|vergifte|hänge|häng) mich (heute |jetzt |bald |morgen |einfach |gleich |noch |)(um|selbst|auf|heute|jetzt|morgen|bald)',
    '(mir|mein) (das |eigenes |)leben (zu |)(nehmen|beenden|nehme|beende|genommen)',
    '(nehme|nehm|beende) (mir |)(heute |jetzt |bald |morgen |)(das|mein) leben',
    'meinem leben (ein ende|heute ein ende|jetzt ein ende|selbst ein ende|ein ende zu) (setzen|machen|bereiten|setze|mache)',
    '(selbstmord|suizid|selbsttötung) (begehen|zu begehen|machen|begehe|verüben|geplant|planen)',
    '(selbstmordgedanken|suizidgedanken|selbstmordpläne|suizidpläne|suizidal|selbstmordgefährdet|suizidgefährdet|lebensmüde|selbstmordabsichten|suizidabsichten|todeswunsch|todessehnsucht)',
    '(plan|pläne|gedanken|gedanke) (an|für|zum|über) (den |einen |meinen |)(selbstmord|suizid|tod|freitod)',
    '(pulsadern|handgelenke|adern|kehle) (auf|durch|aufzu|)(schneiden|ritzen|geschnitten|schlitzen|schneide)',
    '(pulsadern|adern|kehle) (aufschneiden|aufzuschneiden|durchschneiden|aufgeschnitten|aufschlitzen)',
    '(kugel|pistole|waffe|knarre) (in|an|durch) (den|meinen|die|meine|meiner) (kopf|schläfe|mund|birne)',
    '(abschiedsbrief|abschiedsbriefe)',
    '(strick|schlinge|seil) (um|an) (den|meinen|meinem) hals',
    '(vor|unter|auf|vorn) (den|einen|die|dem|der) (zug|zuges|s bahn|u bahn|lkw|bahn|gleise|schienen|bus|auto) (werfen|zu werfen|schmeißen|springen|legen|werfe|lege|springe|zu legen|zu springen)',
    'mich auf die (gleise|schienen)',
    '(von|vom|aus dem|aus der|aus einem) (der |einer |einem |dem |)(brücke|dach|hochhaus|balkon|fenster|turm|parkhaus|felsen|klippe|haus)( zu|) (springen|stürzen|werfen|springe|stürze)',
    '(springe|spring|stürze|werfe|schmeiße) (mich |ich |ich mich |)(heute |jetzt |gleich |morgen |bald |)(von|vom|aus|vor|unter)',
    '(gegen|an|in) (einen|den|die|eine) (baum|wand|mauer|brückenpfeiler|gegenverkehr) (fahren|zu fahren|rasen|lenken)',
    'freitod',
    '(mache|mach|machen|gemacht) schluss mit (allem|dem leben|meinem leben)',
    'schluss mit (dem|meinem) leben',
    'mir was (antun|anzutun|antue)',
    'mir etwas (antun|anzutun|antue)',
    '(tue|tu) mir (was|etwas|heute etwas|heute was|bald was) an',
    'schluss (zu |)machen mit (dem|meinem) leben',
    'mit (dem|meinem) leben (schluss|abgeschlossen|fertig|ein ende)',
    'dem ganzen ein ende (setzen|machen|bereiten)',
  ],
  mir_mich: ['(mich|mir)'],
  kill_verb: [
    '(umbringen|umzubringen|umbringe|erhängen|erhänge|erschießen|erschieße|aufhängen|ertränken|töten|das leben nehmen|das leben zu nehmen|die pulsadern|die kugel geben|den goldenen schuss)',
  ],
  want: [
    '(will|möchte|würde|wollte|werde|wünsche|wünschte|plane|überlege|denke|denk|gedanken|vorhabe|habe vor|hab vor|kurz davor|bereit|muss|sehne|beschlossen|entschieden|drang|lust|hoffe|am liebsten|könnte|versuche|träume|lieber|wär)',
  ],
  die: [
    '(sterben|tot sein|tot wäre|tot|wär tot|nicht mehr leben|nicht mehr da sein|nicht mehr aufwachen|nie mehr aufwachen|nie wieder aufwachen|einschlafen und nie|für immer einschlafen|nicht mehr existieren|weg vom leben|nimmer leben|für immer schlafen|verrecken|krepieren)',
  ],
  not_living: [
    '(will|möchte|mag|wollte|kann) (einfach |so |ich |heute |eigentlich |)(nicht|nimmer|nich|net|nie) (mehr |länger |weiter |)(leben|weiterleben|da sein|aufwachen|existieren|auf der welt sein|am leben sein|hier sein)',
    'keine lust mehr (zu leben|auf das leben|auf mein leben|aufs leben|am leben)',
    '(keinen|kein) (sinn|grund|ziel|ausweg) (mehr |)(im leben|zu leben|zum leben|weiterzuleben|am leben zu bleiben|außer dem tod|als den tod)',
    '(anderen |)(ausweg|weg|lösung) (mehr |)(als|außer) (den tod|dem tod|zu sterben|selbstmord|suizid)',
    'nicht mehr am leben',
    '(leben|dasein) (hat|ist|macht) (für mich |einfach |doch |)(keinen sinn|nicht mehr lebenswert|nichts mehr wert|sinnlos|keinen sinn mehr|nicht lebenswert|eine qual|unerträglich)',
    '(wäre|wär|bin|sind|seid|geht es) (ich |) (besser |)(tot|dran ohne mich)',
    '(wäre|wär) (ich |)(doch |nur |endlich |lieber |am liebsten |besser |bloß |)(tot|gestorben|nie geboren|nicht mehr da|nicht geboren|nicht mehr am leben)',
    '(ohne mich|wenn ich tot bin|wenn ich weg bin|wenn ich tot wäre|wenn ich nicht mehr da) (besser|wäre|wären|geht|sind|bin)',
    '(wären|wäre|sind) (ohne mich|alle ohne mich|sie ohne mich|meine kinder ohne mich|meine familie ohne mich) besser (dran|)',
    '(wären|wäre|sind|ist|seid) (alle |)besser dran (ohne mich|wenn ich)',
    '(niemand|keiner) würde (mich vermissen|merken|bemerken|es merken|es bemerken)',
    '(nicht|nie|nimmer) (mehr |wieder |)(aufwachen|wach werden)',
    '(verdiene|verdien) (es |)(zu sterben|nicht zu leben|den tod)',
    '(lebensmüde|des lebens müde|müde vom leben|leben satt|leben so satt|lebens überdrüssig)',
    '(habe|hab) das leben (so |)satt',
    '(morgen|bald|nächste woche) (bin|werde) ich (nicht mehr da|tot|nicht mehr am leben|nicht mehr hier|nicht mehr leben)',
    '(lebt wohl|leb wohl|lebe wohl|das ist mein abschied|abschied für immer|mein letzter tag|meine letzte nacht|meine letzten worte|mein letzter abend|meine letzte nachricht)',
    '(wenn ihr das lest|wenn du das liest)',
    '(wie viele|wieviele|genug) (tabletten|schlaftabletten|pillen|paracetamol|ibuprofen) (braucht|muss|reichen|sind|zum|um)',
    '(schmerzlos|schmerzfrei|schnell) (zu |)sterben',
    'am besten sterben',
    'tödliche dosis',
    'alles (verschenkt|geregelt für danach)',
  ],
  overdose: ['(überdosis|überdosiert)'],
  took: [
    '(genommen|nehmen|geschluckt|schlucken|schlucke|eingenommen|einnehmen|eingeworfen|nehme|gesammelt|gehortet|getrunken|trinken|trank|nahm|schluckte|einwerfen|gespart|verschluckt|verschluckte|reingezogen|runtergespült|hinuntergespült|runtergeschluckt|gekippt|geschlürft|gegessen|intus)',
  ],
  many: [
    '(alle|ganze|ganzen|packung|packungen|schachtel|handvoll|hand voll|zu viele|viel zu viele|flasche|sämtliche|zwanzig|dreißig|vierzig|fünfzig|hundert|20|25|30|40|50|60|80|100|blister|unmengen|haufen)',
  ],
  pills: [
    '(tabletten|pillen|schlaftabletten|paracetamol|ibuprofen|aspirin|tavor|medikamente|insulin|schlafmittel|antidepressiva|beruhigungsmittel|kapseln|schmerzmittel|schmerztabletten|opiate|benzos|tropfen)',
  ],
  poison: [
    '(bleichmittel|abflussreiniger|rohrreiniger|frostschutzmittel|rattengift|gift|knopfzelle|knopfbatterie|batterie|pflanzenschutzmittel|spülmittel|chlor|benzin|methanol|reiniger|chlorreiniger)',
  ],
  harm_self: [
    '(mich|mir) (selbst |selber |wieder |absichtlich |jeden tag |ständig |immer wieder |oft |heimlich |)(ritzen|zu ritzen|ritze|geritzt|verletzen|zu verletzen|verletze|verletzt|schneiden|zu schneiden|schneide|geschnitten|verbrennen|zu verbrennen|verbrannt|verstümmeln|wehtun|weh tun|wehzutun|schlagen|aushungern|bestrafen)',
    '(ritze|ritz|verletze|schneide|schneid|verbrenne|verstümmele) (ich |)(mich|mir) (selbst|wieder|immer|absichtlich|jeden|ständig|oft|heimlich|die arme|in die arme|in den arm|in die beine|den arm|manchmal|abends|nachts|seit|regelmäßig|an den|am)',
    '(ritze|ritz) (ich |)mich',
    '(selbstverletzung|selbstverletzend|selbstverletzendes|svv|selbstverletzungen)',
    '(klinge|klingen|rasierklinge|rasierklingen|messer|zigarette|zigaretten|feuerzeug) (an|in|auf) (meinen|meine|meinem|meiner|den|die|dem|der) (arm|arme|haut|bein|beine|handgelenk|oberschenkel|unterarm|armen|beinen)',
    '(arme|beine|unterarme|oberschenkel|haut|arm) (wieder |blutig |)(aufgeritzt|geritzt|ritzen|aufritzen|aufgeschnitten|zerschnitten|blutig gekratzt|verbrannt mit)',
  ],
  kill_other: [
    `${them} (heute |morgen |jetzt |einfach |am liebsten |alle |noch |)(umbringen|umzubringen|umbringe|töten|zu töten|erschießen|zu erschießen|erstechen|zu erstechen|erwürgen|zu erwürgen|abstechen|abstechen|abzustechen|vergiften|zu vergiften|abknallen|abzuknallen|ersticken|zu ersticken|verprügeln|ertränken|verletzen|wehtun|kaltmachen|ermorden)`,
    `(töte|erschieße|ersteche|erwürge|ermorde|vergifte) (ich |)${them}`,
    `(bringe|bring|steche|stech) (ich |)${them} (um|ab|heute um|noch um)`,
    '(meinem|dem|unserem|meinen|meiner) (baby|kind|sohn|kindern|tochter|mann|frau) (etwas|was) (antue|antun|anzutun|tue)',
    'amok (laufen|zu laufen|lauf)',
    'amoklauf',
    '(schule|büro|haus|krankenhaus|kirche|moschee|synagoge) (in die luft|anzünden|anzuzünden|stürmen|sprengen|abfackeln)',
    '(waffe|messer|bombe|knarre) (mit in|mit zur|in) (die |der |)(schule|arbeit|büro)',
  ],
  go: ['(gehe|geh|gehen|will|steige)'],
  off_height: ['(von|vom) (der |)(brücke|dach|hochhaus|balkon|turm|klippe)'],
  hurt_me: [
    'mich (getreten|geschlagen|gewürgt|verprügelt|vergewaltigt|bedroht|misshandelt|missbraucht)',
    'mir (gestern |heute |schon |dabei |)(die|den|eine|einen|das) (nase|arm|rippe|rippen|kiefer|finger|zahn|jochbein) gebrochen',
  ],
  abuser: [
    '(er|sie|mann|ehemann|freund|frau|partner|vater|papa|stiefvater|mutter|mama|onkel|bruder|trainer|lehrer|ex|pfleger|jemand|typ|chef|opa)',
  ],
  abuses: [
    '(schlägt|schlug|prügelt|verprügelt|würgt|würgte|vergewaltigt|vergewaltigte|missbraucht|missbrauchte|bedroht|tritt|verbrennt|misshandelt|begrapscht|verfolgt|stalkt|sperrt|zwingt|belästigt) (mich|uns|mir)',
    '(hat|haben|hätte) mich (gestern |heute |wieder |schon |oft |immer wieder |gerade |als kind |mehrmals |fast |)(geschlagen|verprügelt|gewürgt|vergewaltigt|missbraucht|mit dem messer bedroht|bedroht|getreten|misshandelt|eingesperrt|angegriffen|gezwungen|zusammengeschlagen|unsittlich berührt|angefasst|zum sex gezwungen)',
    '(droht|drohte|gedroht) (mir |uns |) (mich |uns |)(umzubringen|zu töten|zu erschießen|abzustechen|mit dem tod)',
    '(bringt|wird|will) (mich|uns|die kinder) (um|umbringen|töten|noch umbringen|erschießen)',
    'fasst (mich|mir) (an|nachts|zwischen|unten)',
    '(lässt|läßt) mich nicht aus (dem haus|der wohnung)',
    '(richtet|hält) (eine|die) (waffe|pistole|messer|knarre) auf (mich|uns)',
  ],
  victim: [
    '(bringt|schlägt|sticht|prügelt) (er|sie|mein mann|mein ex|mein vater|mein freund) mich (noch |irgendwann |heute |)(um|tot|ab|nieder)',
    '(wurde|bin|worden|werde) (ich |)(gestern |heute |gerade |von (ihm|meinem (mann|freund|vater|onkel|ex|stiefvater|chef|trainer)) |zu hause |)(vergewaltigt|missbraucht|geschlagen|verprügelt|gewürgt|misshandelt|sexuell (missbraucht|belästigt)|niedergestochen|angeschossen|entführt|festgehalten|zusammengeschlagen)',
    'angst (dass|daß) (er|sie|mein mann|mein freund|mein ex|mein vater) (mich|uns|die kinder) (umbringt|tötet|erschießt|umbringen|schlägt|ersticht)',
    '(trau|traue) mich nicht nach hause',
    'bin in gefahr',
    'todesangst vor',
  ],
  voices: ['(stimmen|stimme|gott|der teufel|dämonen|satan|der fernseher|das radio)'],
  command: [
    '(sagen|sagt|befehlen|befiehlt|flüstern|flüstert|wollen|will|verlangen|verlangt|drängen|fordern|schreien|zwingen|zwingt) (mir |mich |dass ich |daß ich |ich soll |)',
  ],
  harm_verb: [
    '(umbringen|umzubringen|töten|zu töten|springen|zu springen|verletzen|zu verletzen|schneiden|sterben|zu sterben|erstechen|weh zu tun|wehtun|etwas antun|anzutun|soll|sterbe|springe)',
  ],
  height: [
    '(dach|dachkante|brücke|balkon|fenster|fensterbrett|hochhaus|klippe|parkhaus|turm|gleise|gleisen|schienen|bahnsteig|bahnsteigkante)',
  ],
  leap: [
    '(springen|springe|gesprungen|runterspringen|runterzuspringen|stürzen|stürze|hinunterstürzen|lege|legen|werfe|werfen|zu springen|spring|fallen lassen|runter|hinunter)',
  ],
  how_many: ['(wie viele|wieviele|wie viel|wieviel|welche)'],
  self_injure: [
    '(selbst verletzen|selbst zu verletzen|selber verletzen|selbst verletze|ritzen|zu ritzen|selbst wehtun|selbst weh tun|selbst bestrafen|blutig)',
  ],
  hopeless: [
    '(hoffnungslos|wertlos|depressiv|depression|depressionen|halte es nicht mehr aus|halte das nicht mehr aus|kann nicht mehr|keine kraft mehr|verzweifelt|unerträglich|panikattacke|zur last|hasse mich|hasse mein leben|sinnlos|keinen ausweg|aufgeben)',
  ],
  suicide_word: [
    '(suizid|selbstmord|selbstmordversuch|suizidversuch|umgebracht|erhängt|vergewaltigung|vergewaltigt|missbrauch|missbraucht|misshandelt)',
  ],
};
