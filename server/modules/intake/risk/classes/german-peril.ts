import type { PerilClasses } from '../combinations-peril.ts';

/** What people do, plan, fear and suffer, in German. */
export const peril: PerilClasses = {
  farewell: [
    '(sag|sagt|sagts|richtet) (bitte |)(meinen|meiner|meinem|den|der|unseren|ihnen|allen|mama|papa) (jungs|mädels|kindern|sohn|tochter|frau|mann|familie|eltern|freunden|söhnen|töchtern|)(dass |das |)(papa|mama|ich|ihr vater|ihre mutter) (sie|ihn|euch|alle|es) (immer |)(geliebt|liebt|lieb|liebe|versucht)',
    '((abschiedsbrief|abschiedsbriefe|abschiedsnachricht|abschiedsvideo|abschied) (ist |sind |)(geschrieben|liegt|liegen|fertig|genommen|gefunden|)|(briefe|brief|zettel) (an (alle|meine|euch)|)(sind |ist |)(geschrieben und|liegen auf|liegt auf))',
    '((lebt|leb|lebe) (alle |)wohl|(tschüss|ciao|machts gut|macht es gut|adieu|servus|baba) (ihr lieben|an alle|für immer|meine lieben|welt|und danke für alles|und verzeiht|mama|papa)|danke für alles (und |)(verzeiht|lebt|es tut|macht))',
    '(sag|sagt|richte|richtet) (mama|papa|meiner|meinem|meinen|der mama|ihr|ihm|ihnen|allen|den kindern|bitte|bitte meiner) (mutter |vater |frau |mann |kindern |eltern |tochter |sohn |familie |aus |)(dass |)(ich |)(hab |habe |)(sie|ihn|ich|es|das|lieb|liebe)',
    '((mein|meine|das ist mein|das ist meine|zum) (letzte|letzter|letztes|letzten|letzte) (nachricht|abend|tag|mal|gruß|post|wort|worte)|(nie|nicht|nimmer|nie mehr) (wieder |mehr |)(sehen|von mir hören|hören|seht ihr mich|siehst du mich)|seht (ihr |)(mich|ihn|sie|uns) (nie|nicht|nimmer) (mehr |)(wieder|mehr))',
    '((verzeiht|verzeih|vergebt|vergib) mir|es tut mir leid (für alles|was ich|dass ich euch))',
  ],
  finish: [
    '((mach|mache|machen|zieh|setze|setz) (ich |ich heute |heute |heute abend |jetzt |dem |allem |)(abend |)(schluss mit (allem|dem|meinem|mir)|ein ende|dem ein ende)|(bring|bringe|bringen) (ich |)(es|das) (heute |heute abend |heute nacht |morgen |jetzt |endlich |)(zu ende|hinter mich)|(es|alles|dann|heute) (ist|isch|wird) (es |alles |)(endlich |dann |)(vorbei|aus|schluss)|beende (ich |)(es|alles|das|mein)|nehme sie alle|nehm sie alle|schluss mit allem|(hab|habe|bin) (mit |)(allem|dem leben|der welt) (fertig|abgeschlossen)|fertig mit (allem|dem leben|der welt))',
  ],
  soon: [
    '(heute|heut|heit|heute abend|heute nacht|jetzt|gleich|morgen|morgen früh|am wochenende|nach dem wochenende|bald|nächste woche|sofort|nachher|wenn (alle|sie|er|meine frau|mein mann|mama|die anderen) (schlafen|schläft|weg|weg ist|geht|aus dem)|für immer|endgültig|in (einer|zwei|fünf|zehn) (stunde|stunden|minuten)|bis morgen früh)',
  ],
  gone: [
    '((bin|werde|werd|wird es) (ich |mich |)(morgen |dann |bald |heute |)(nicht|nimmer|nicht mehr|nimmer mehr) (mehr |)(da|hier|leben|geben|aufwachen|am leben|sein|unter euch)|(nicht|nimmer|nie) (mehr |)(da (bin|sein)|heimkommen|zurückkommen|nach hause kommen|aufwachen)|wenn ich (weg|tot|nicht mehr da|nimmer da|gegangen) bin|(sehen|seht|siehst) (wir |ihr |)(ihn|mich|sie|uns) (nie|nicht|nimmer) (wieder|mehr)|nie wieder sehen|verschwinde (ich |)für immer|komm nicht (mehr |)wieder|fall (ich |)(euch |keinem |niemandem |)(nicht mehr |)zur last)',
  ],
  entrust: [
    '((passt|pass|kümmert|kümmer|schaut|schau|nehmt|nimm|sorgt) (gut |bitte |euch |dich |bitte gut |euch bitte |)(auf |um |nach |)(die|meine|den|meinen|mein|das) (katze|hund|kinder|tiere|mama|mutter|papa|oma|schwester|bruder|kleine|kleinen|vögel|hasen)|(hab|habe) (ich |)(meine|meinen|mein|alle) (hund|katze|sachen|tiere|kleider|gitarre|pflanzen) (hergegeben|verschenkt|weggegeben|abgegeben)|verschenkt|testament|beerdigung|passwörter)',
  ],
  unreachable: [
    '((handy|telefon) (ist |)(aus|tot|ausgeschaltet)|(geht|nimmt|antwortet|meldet|reagiert|macht) (sich |)(nicht|nimmer) (mehr |)(ran|ab|ans telefon|auf|)|(ist |)(verschwunden|abgehauen|vermisst|weggelaufen|weggefahren)|nicht (mehr |)(erreichbar|auffindbar|zu erreichen|heimgekommen|nach hause gekommen)|keiner weiß wo|mitgenommen)',
  ],
  hoard: [
    '(gesammelt|gehortet|gespart|gekauft|bestellt|besorgt|geholt|habe|hab|aufgehoben|versteckt|gestohlen|geklaut|gefunden|gezählt|geladen|bereit|bereitgelegt|liegt|liegen|liegt schon|hängt|hängen|geknotet|genug|reichen)',
  ],
  deadly_thing: [
    '(tabletten|pillen|schlaftabletten|schmerzmittel|medikamente|kapseln|paracetamol|insulin|opiate|morphium|fentanyl|strick|seil|schlinge|gürtel|waffe|pistole|gewehr|jagdgewehr|schrotflinte|revolver|knarre|patronen|munition|messer|klinge|klingen|rasierklinge|rasierklingen|skalpell|helium|holzkohle|schlauch|rattengift|gift|plastiktüte)',
  ],
  brink: [
    '(brücke|dach|hausdach|dachkante|klippe|klippen|felsen|felskante|geländer|balkon|gleise|gleis|gleisen|schienen|bahndamm|bahnsteig|bahnsteigkante|kante|fensterbrett|fenstersims|hochhaus|parkhaus|turm|kran|fluss|staudamm|u bahn|autobahn|autobahnbrücke|bahnübergang|viadukt)',
  ],
  lingers: [
    '(stehe|steh|stehen|steht|sitze|sitz|sitzt|schaue|schau|starre|starr|schaut|geklettert|klettere|kletter|geh|gehe|geht|laufe|lauf|liege|lieg|liegt|warte|wart|bin (am|auf|an|oben)|fahr|fahre|unterwegs|auf dem weg|geh da jetzt hin|geh ich|oben auf|hänge|lehne|da jetzt hin)',
  ],
  leap_now: [
    '((ich |)(spring|springe) (jetzt|gleich|heute|runter|einfach|da runter)|(will|werde|werd|möchte|könnte|würde am liebsten) (einfach |da |jetzt |gleich |nur noch |)(springen|runterspringen|runter springen|hinunterspringen)|ein schritt und (es ist |)(vorbei|aus)|droht zu springen|will springen)',
  ],
  way_out: [
    '((die |der |das |)(einzige|einziger|beste|letzte|letzter|einfachste) (lösung|ausweg|weg|möglichkeit|erlösung|option)|lösung|ausweg|erlösung|ruft mich|rufen mich|verlockend|zieht mich an|wäre so (einfach|leicht)|denke (nur noch |ständig |dauernd |die ganze zeit )(daran|dran|an)|geh (ich |)da (jetzt |)hin|überlege (die ganze zeit|dauernd|ständig))',
  ],
  no_more: [
    '((kann|halt|halte|mag|will|schaff|schaffe|pack|packe|ertrag|ertrage) (ich |)(das |es |einfach |das alles |alles |)(nicht|nimmer|nicht mehr|nich mehr|nimma) (mehr |)(aus |)(so |)(weiter|weitermachen|mehr|länger|aus|das)|keine (hoffnung|kraft|zukunft|perspektive) (mehr|)|kein ausweg|keinen ausweg|(alles|es) (hat |ist |macht )(alles |)(keinen sinn|sinnlos|hoffnungslos|egal)|hasse (mein leben|mich)|hab (alles |)satt|geb (mich |)auf|gebe mich auf|am ende (meiner kräfte|mit allem))',
  ],
  do_it: [
    '(mach|mache|tu|tue|zieh|ziehe) (ich |)(es|das) (wenn|sobald|nachher|dann|heute|heut|durch)',
    '(mach|mache|tu|tue|zieh|ziehe) ich (es|das)( durch|)',
  ],
  decided: [
    'alles (vorbereitet|geplant|geregelt|bereit|bereitgelegt)',
    '((habe|hab) (ich |mich |es |mir |)(jetzt |endlich |schon |)(entschieden|entschluss|beschlossen|den tag|einen tag|datum|ausgesucht|geplant|alles vorbereitet|alles geplant)|mein entschluss|entschluss steht|kein zurück|heute ist (der tag|es soweit|es so weit)|es ist (so weit|soweit|zeit)|ich weiß (wie|wann|wo) ich|der plan steht|heute nehme ich|heute nehm ich)',
  ],
  burden: [
    '((seid|sind|wärt|wären|wäre|geht es|gehts|ist|wird es) (ihr |euch |allen |alle |sie |ihnen |allen |meine familie |meinen kindern |die kinder |)(alle |viel |doch |allen |)(besser|glücklicher) (dran |)(ohne mich|wenn ich|)|ohne mich (seid|sind|wär|wäre|wären|geht|gehts|haben|hätten|ist)|(niemand|keiner|keinem|kein mensch|niemandem) (wird |würde |würd |werd |)(mich |)(vermissen|fehlen|fehle ich|interessiert ob ich|merkt ob ich|merken wenn|weinen)|(nur |bloß |allen |jedem |euch |)(eine|ne|zur) last (für|fallen|falle|bin))',
  ],
  unliving: [
    '(will|möchte|mag|wollte) (einfach |nur |nur noch |am liebsten |)(verschwinden|weg sein|nicht mehr existieren|mich auflösen|nicht mehr da sein)',
    '((will|möchte|mag|wollte|sagt sie|sagt er|möcht) (einfach |nur |nur noch |am liebsten |eigentlich |sie |er |nicht mehr |)(sterben|tot sein|nicht mehr leben|nicht mehr da sein|nicht mehr aufwachen|einschlafen und nie|nie (wieder|mehr) aufwachen|für immer schlafen|nimmer leben|nimma leben|nicht mehr sein)|(bringt|brachte|hängt|erschießt|vergiftet|wirft|tötet) sich (um|auf|vor|selbst|heute)|(sich|sich selbst|sich selber) (umbringen|das leben nehmen|was antun|etwas antun|töten|erschießen|aufhängen|erhängen|umzubringen|vor den zug|vom dach|was anzutun|etwas anzutun)|(nie|nicht|nimmer) (wieder|mehr) aufwachen|(leben) (ist |hat |)(nicht mehr lebenswert|nichts mehr wert|keinen sinn mehr))',
  ],
  locked_in: [
    '((hat |)(sich|mich) (im|in|in ihrem|in seinem|in der|im bad|in meinem) (bad |badezimmer |zimmer |klo |keller |wohnung |schlafzimmer |toilette |)(eingeschlossen|eingesperrt|verbarrikadiert)|sperrt sich (im|in|ein)|schließt sich (im|in|ein))',
  ],
  cuts: [
    '((ritzt|ritzen|ritze|ritz|schneidet|schneide|verbrennt|verletzt|verletze|verbrenne|schlägt|brenne|brenn|kratze) (ich |)(mich|sich|sie sich|er sich) (selbst |selber |)(grade |gerade |wieder |schon wieder |jetzt |die |am |im |in |mit |tief|blutig|selbst|selber|auf|das|an)|(sich|mich) (wieder |selbst |selber |gerade |absichtlich |viel |)(zu tief |)(geritzt|aufgeritzt|geschnitten|zu tief|ritzen|ritzt|verletzt)|(arm|arme|handgelenk|pulsadern|bein|oberschenkel) (aufgeschnitten|aufgeschlitzt|aufgeritzt|zerschnitten)|ritzt (sie |)(sich |)(wieder|grade|gerade))',
  ],
  sharp: [
    '(rasierklinge|rasierklingen|klinge|klingen|rasiermesser|skalpell|teppichmesser|cutter|messer|scherbe|scherben|schere|tabletten|strick|pistole|waffe)',
  ],
  at_hand: [
    '(in der hand|in meiner hand|in den händen|vor mir|neben mir|am (handgelenk|arm|hals)|an (der kehle|den pulsadern|meinem arm)|(sitze|sitz|bin|liege|lieg|hocke) (hier |allein |im bad |in der badewanne |)mit|keiner (ist |)(da|zuhause|zu hause)|niemand (ist |)(da|zuhause|zu hause)|ganz allein|allein zuhause|um den hals|unterm kopfkissen|auf der haut)',
  ],
  menacer: [
    '(er|sie|mann|ehemann|freund|frau|partner|papa|vater|stiefvater|stiefpapa|mama|mutter|bruder|onkel|cousin|ex|exfreund|exmann|ex freund|typ|typen|kerl|nachbar|jemand|vermieter|mitbewohner|stalker|einbrecher|fremder|männer|zuhälter|dealer|sohn|der)',
  ],
  lurks: [
    '((steht|wartet|lauert|ist|hämmert|klopft|schlägt|tritt|randaliert|brüllt|schreit) (schon |wieder |jetzt |draußen |unten |vor|gegen|an|hinter)|(vor|hinter|an|gegen) (der|die|meiner|meine|unserer|unsere) (tür|haustür|wohnungstür|badtür|badezimmertür|wohnung|haus|arbeit)|draußen|vorm haus|vor dem haus|im haus|in der wohnung|im garten|im treppenhaus|sucht (mich|uns)|kommt (gleich |bald |heute |jetzt |)(heim|nach hause|wieder|zurück|her|rein|hoch|rauf)|(heim|zurück|wieder)kommt|verfolgt|will rein|bricht ein|eingebrochen|nebenan|nebenzimmer|weiß wo (ich|wir) wohn|besoffen|betrunken|rastet aus|tobt|schmeißt)',
  ],
  dread: [
    '(angst|panik|fürchte|hilfe|helft|versteckt|verstecke|eingeschlossen|eingesperrt|kann nicht (weg|raus|telefonieren|reden|sprechen|rufen)|komm nicht raus|gefahr|bedroht|droht|drohung|schlägt (mich|uns)|geschlagen|umbringen|bringt (mich|uns) um|zittere|zitter|bitte|kinder sind|was soll ich)',
  ],
  arms: [
    '(messer|waffe|waffen|pistole|gewehr|jagdgewehr|knarre|revolver|flinte|machete|axt|beil|hammer|schläger|baseballschläger|brecheisen|eisenstange|stange|flasche|benzin|säure|schwert|schraubenzieher|schraubendreher|bombe|sprengstoff|munition|klinge|schere|gürtel|knüppel|küchenmesser)',
  ],
  aims: [
    '(richtet|zielt|zielte|hält (mir|uns|ihr|ihm)|hielt mir|fuchtelt|bedroht (mich|uns|sie)|droht (mir|uns)|geht (mit|auf mich|auf uns)|kommt mit|rennt mit|auf mich (los|zu|gerichtet)|jagt mich mit|an (den|meinen|die) (kopf|hals|kehle)|am hals|an der kehle|vor die nase|sticht|schießt|zückt|gezogen|gezückt)',
  ],
  captive: [
    '((lässt|lässst|lassen|läßt|lasst) (mich|uns|sie) (hier |einfach |)(nicht|nimmer|nie) (mehr |)(raus|aus|weg|gehen|telefonieren|hier raus|heim|fort|allein|zu|schlafen|essen)|(hat|haben|hält|halten|sperrt|sperren) (mich|uns) (hier |im |in |)(eingesperrt|eingeschlossen|gefangen|fest|festgehalten|ein|keller|gefesselt)|(eingesperrt|festgehalten|gefesselt|entführt|verschleppt|gefangen gehalten|geisel|als geisel)|(pass|reisepass|ausweis|papiere|handy) (weggenommen|abgenommen|wegnehmen)|darf (nicht|nie) (raus|aus dem haus|telefonieren))',
  ],
  hiding: ['(versteckt|verstecke|versteck|verstecken|eingeschlossen|eingesperrt|verbarrikadiert|sitze|sitz|bin|flüstere|hocke)'],
  hideout: [
    '(im schrank|im kleiderschrank|unter dem bett|unterm bett|im keller|am dachboden|auf dem dachboden|in der abstellkammer|(im bad|badezimmer|auf dem klo|in der toilette|im schlafzimmer) (eingeschlossen|eingesperrt|versteckt|mit den kindern|verbarrikadiert)|vor (ihm|meinem (mann|vater|ex|freund|stiefvater))|in der garage)',
  ],
  assault: [
    '(kopf|gesicht|mich|sie|ihn) (gegen|an|auf) (die|den|das) (heizung|wand|tür|tisch|boden|kante|mauer|schrank|herd) (geknallt|geschlagen|gestoßen|geschleudert|gehauen|geworfen|gedrückt)',
    '(er|der|sie|typ|mann) bringt (sie|ihn|mich|uns|das kind|die kinder) (um|noch um)',
    '((hat|hatte) (mich|uns|mir|die kinder|mama|meine mutter|mein) (gestern |heute |wieder |schon wieder |gerade |grad |eben |heute nacht |gestern abend |so |fast |vorhin |halb tot |)(geschlagen|gewürgt|verprügelt|getreten|gehauen|verbrannt|gestochen|gebissen|gestoßen|geschubst|angegriffen|zusammengeschlagen|gepackt|an der kehle|am hals|verdroschen|ins gesicht|die nase|den arm|die rippen)|(schlägt|prügelt|würgt|haut|tritt|drischt|verprügelt|verdrischt|sticht) (gerade |grad |immer |wieder |jetzt |schon wieder |)(mich|uns|auf mich|mama|meine|die kinder|den kleinen|ihn|sie|das kind|mir ins|zu|auf sie|auf ihn)|(hände|hand|gürtel) (um|an) (meinen|den|meinem) hals|(am|an der|mich am) (hals|kehle) (gepackt|gewürgt)|blaues auge)',
  ],
  kill_threat: [
    '((sagt|sagte|droht|drohte|gedroht|schreit|brüllt|schwört|schreibt|hat gesagt|gesagt) (mir |uns |dass |er |sie |damit |)(er |sie |dass er |dass sie |)(bringt|bringe|macht|will|wird|sticht|schlägt|erschießt|erwürgt|zündet|findet) (mich|uns|sie|alle|die kinder|uns alle)|(bringt|schlägt|sticht|macht) (er |sie |)(mich|uns|uns alle|alle|die kinder|mama) (alle |noch |heute |)(um|tot|ab|kalt)|(uns|uns alle|die kinder) (alle |)(umzubringen|zu töten|umbringen (will|wird)|abzustechen|zu erschießen)|mich umbringen (will|wird)|morddrohung|morddrohungen|will (mich|uns|uns alle|sie|die kinder) (alle |)(umbringen|töten|erschießen|abstechen|erwürgen|totschlagen))',
  ],
  stalked: [
    '(jemand|einer|ein mann|fremder|ein fremder|einbrecher) (ist |steht |läuft |)(in|im|bei|durch) (der |meiner |unserer |meinem |unserem |die |)(küche|haus|wohnung|flur|keller|garage|schlafzimmer|wohnzimmer|garten)',
    '((verfolgt|verfolgen|stalkt|folgt|jagt|hinterher) (mich|mir|uns) (auf|bis|seit|schon|jemand|ein|einer|nach|durch|und|im|mit|heim)|(jemand|einer|typ|mann|auto|männer|kerl|fremder|er) (verfolgt|folgt|stalkt|schleicht|jagt) (mich|mir|uns|ums haus|um)|läuft (mir|uns) (hinterher|nach)|kommt immer näher|(jemand|einer) (ist im haus|bricht ein|bricht gerade|versucht (einzubrechen|reinzukommen|die tür)))',
  ],
  sexual: [
    '((vergewaltigt|vergewaltigte|missbraucht|missbrauchte|begrapscht|begrabscht|betatscht|genötigt) (mich|uns|worden|wurde|hat|sie|er|von|und)|(mich|uns|sie) (vergewaltigt|missbraucht|begrapscht|begrabscht|sexuell|zum sex|gezwungen|angefasst|überall angefasst|ausgezogen|unsittlich)|(fasst|fasste|greift|grapscht|langt) (mich|mir|sie|ihr) (immer |überall |nachts |)(an|zwischen|unter|in die|untenrum)|(kommt|kam|schleicht) (nachts |immer |abends |besoffen |)(nachts |)(in|zu) (mein|mir|meinem) (zimmer|bett|ins bett|ins zimmer)|(muss|zwingt mich|zwingen mich|gezwungen|soll) (mit |zu |zum |)(männern|ihm|fremden|sex|ihnen|freiern|anschaffen) (schlafen|sex|ins bett|zu schlafen|gehen|haben|)|(etwas|was|ko tropfen|k o tropfen) (in|ins) (mein |meinen |den |das |)(getränk|glas|drink|bier)|ko tropfen|nein gesagt (aber|und|er)|(nacktbilder|nacktfotos) (zu |)(verschicken|schicken|veröffentlichen|posten|droht))',
  ],
  attacked: [
    '(vergewaltigt|missbraucht|gewürgt|verprügelt|gestochen|niedergestochen|begrapscht|gefesselt|misshandelt|zusammengeschlagen|entführt|sexuell belästigt)',
  ],
  revenge: [
    '((die|sie|alle|ihr|er|euch|ihnen|du) (werden |wird |werdet |sollen |wirst |)(alle |noch |es |das |schon |)(büßen|bezahlen|bereuen|bluten|leiden|dran glauben|sterben|sehen was|kennenlernen)|(büßen|bezahlen|bluten) (alle|lassen|werden)|(rache|räche mich|zahl es (ihnen|allen) heim|heimzahlen|nehme (so viele|alle|sie) mit|mitnehmen so viele)|kommt (morgen |)nicht in die schule|lektion erteilen)',
  ],
  target_place: [
    '(schule|klasse|klassenzimmer|büro|arbeit|kirche|moschee|synagoge|einkaufszentrum|konzert|krankenhaus|uni|universität|jobcenter|amt|weihnachtsmarkt|gericht)',
  ],
  intend: ['(will|werde|werd|möchte|wollte|könnte|würde|kurz davor|bereit|muss|plane|drang|lust|impuls|am liebsten|ich|wenn|schwöre|soll)'],
  harm_act: [
    '(umbringen|umbringe|bring|bringe|töten|töte|erstechen|ersteche|stech|steche|abstechen|erschießen|erschieße|abknallen|knall|knalle|erwürgen|erwürge|würgen|würge|ersticken|vergiften|vergifte|schlagen|schlage|verprügeln|verbrennen|anzünden|zünde|ertränken|schütteln|schüttel|schüttle|angreifen|ermorden|überfahren|kaltmachen|wehtun|weh tun|verletzen|verletze|was antun|etwas antun|antue|antun|wegmachen|abmurksen)',
  ],
  victims: [
    '(mein(e|em|en|er|) (baby|sohn|tochter|kind|kinder|kindern|frau|mann|ex|mutter|vater|mama|papa|stiefvater|eltern|familie|bruder|schwester|freund|freundin|chef|nachbar|nachbarn|lehrer|lehrerin|mitschüler|oma|opa|stiefmutter|kollegen)|(das|die|den|dem) (baby|kind|kinder|nachbarn|lehrer|typen)|ihn|sie|ihm|ihr|alle|euch|jemanden|jemand|jemandem|leute|menschen|die schlampe|das schwein)',
  ],
  fear_self_harm: [
    '(zünd|zünde|fackel|fackle|spreng|sprenge) (ich |)(das|die|ihm|ihr|ihnen|denen) (das |die |)(haus|wohnung|bude|hütte|auto|laden)',
    '(baby|kind|kleinen|kleine) (gegen|an|aus|vom|vor) (die|das|dem|den) (wand|fenster|balkon|boden|zug) (werfen|schmeißen|klatschen|schleudern|stoßen)',
    '((angst|sorge|panik|fürchte) (dass|davor dass|das|davor) (ich|ihm|ihr|ich (meinem|ihm|ihr|ihnen|meiner|dem)) (meinem |meiner |dem |den |mein |meine |ihm |ihr |jemandem |mir |das |die |)(baby |kind |kindern |sohn |tochter |frau |mann |)(noch |)(was |etwas |weh|wehtu|schüttel|schüttle|umbring|verletz|schlag|fallen|an)(tue|tu|e|es|lasse|)|(drang|impuls|impulse|gedanken|zwangsgedanken|bilder|zwang) (mein|meine|meinem|das|ihm|jemanden|jemandem|sie|ihn|andere|zu (verletzen|töten|schlagen))|(fast|beinahe) (geschüttelt|erwürgt|geschlagen|zugestochen|fallen gelassen)|(hab|habe) (das |mein )baby geschüttelt|baby geschüttelt|(nicht|nimmer) (für mich |)(mehr |)(garantieren|unter kontrolle)|traue mir selbst nicht)',
  ],
  young: [
    '(kind|kinder|baby|kleinkind|bub|junge|mädchen|sohn|tochter|bruder|schwester|neffe|nichte|kleiner|kleine|kleinen|schüler|schülerin|säugling|enkel|enkelin|stiefsohn|stieftochter|jährige|jähriger)',
  ],
  maltreated: [
    '((wird|werden|wurde) (gerade |grad |dauernd |immer |)(geschlagen|verprügelt|missbraucht|misshandelt|getreten|eingesperrt|angefasst|geschüttelt|gequält|vernachlässigt)|(schlägt|schüttelt|prügelt|tritt|verprügelt|verbrennt|sperrt|quält|haut|vermöbelt) (er |sie |der |die |)(es|ihn|sie|das|gerade|grad|immer|den|die)|(allein|alleine) (zuhause|zu hause|in der wohnung|im auto|seit|daheim|gelassen)|(im|in dem) (heißen |)auto (eingeschlossen|allein|eingesperrt|bei)|schreit (um hilfe|das kind|und)|(blaue flecken|brandwunden|striemen|verletzungen)|angst (nach hause|heim|vor (papa|seinem|ihrem))|vermisst|nicht heimgekommen|nicht nach hause gekommen|hungert)',
  ],
  voice: [
    '(stimmen|stimme|gott|jesus|teufel|satan|dämon|dämonen|engel|allah|fernseher|radio|handy|chip|aliens|außerirdische|geister|etwas in meinem kopf|jemand in meinem kopf)',
  ],
  orders: [
    '(sagen|sagt|sagte|befehlen|befiehlt|befohlen|flüstern|flüstert|schreien|schreit|rufen|ruft|verlangen|verlangt|fordern|fordert|wollen|will|zwingen|zwingt|drängen|drängt)',
  ],
  ordered: [
    '(töten|töte|umbringen|umbringe|sterben|springen|verletzen|erstechen|schneiden|abstechen|verbrennen|opfern|anzünden|schlagen|erwürgen|erschießen|vor (den|die|das) (zug|bahn|auto|autos)|in den verkehr|auf die (straße|autobahn|gleise)|gehorchen|folgen|was antun|etwas antun|bestrafen|ich soll|soll ich|dass ich|muss)',
  ],
  delusion: [
    '((ist|sind|wurde|wurden|war) (ein |eine |der |vom |in wahrheit |)(dämon|teufel|satan|besessen|ausgetauscht|roboter|alien|geist|nicht (mein echter|echt)|böse)|vergiftet (mein|mir das) (essen|wasser)|chip in (mir|meinem)|liest meine gedanken|steuert mich|auserwählt)',
  ],
  summons: [
    '((ruft|ruf|rufen|schickt|schick|schicken|brauche|brauch|brauchen|holt|hol|bitte|bitte einen|sofort) (sie |mir |uns |bitte |schnell |sofort |)(einen |den |die |ein |nen |)(krankenwagen|rettung|rettungswagen|notarzt|polizei|112|110|144|hilfe|notruf|feuerwehr|arzt schnell)|krankenwagen (schnell|bitte|sofort)|(helft|hilf|rettet|rette) (mir|uns) (bitte|schnell|er|sie|ich|jetzt|sofort|mein|meine)|bitte (helft|hilfe|schnell|schickt|rettet)|hilfe (schnell|bitte schnell|sofort|er|sie|mein|meine|ich)|(das ist|es ist) ein notfall|notfall (bitte|schnell|hilfe)|schickt jemanden|kommt schnell)',
  ],
  swallowed: [
    '(verschluckt|geschluckt|gegessen|gefressen|getrunken|abgeleckt|gekaut|zerkaut|in den mund|eingeatmet|gespritzt|erwischt|runtergeschluckt|genascht|isst|trinkt|schluckt|probiert|gelutscht)',
  ],
  not_food: [
    '(reiniger|abflussreiniger|rohrreiniger|putzmittel|spülmittel|waschmittel|spülmaschinentab|tab|tabs|pod|säure|lauge|ammoniak|desinfektionsmittel|parfüm|nagellack|nagellackentferner|lampenöl|grillanzünder|feuerzeugbenzin|benzin|diesel|petroleum|farbe|verdünner|terpentin|kleber|frostschutz|frostschutzmittel|unkrautvernichter|insektengift|rattengift|mäusegift|gift|schneckenkorn|dünger|batterie|batterien|knopfbatterie|knopfzelle|magnet|magnete|magneten|münze|murmel|nadel|nagel|schraube|glas|scherbe|beeren|tollkirsche|eibe|fingerhut|maiglöckchen|pflanze|blätter|herbstzeitlose|pilz|pilze|zigarette|zigaretten|nikotin|liquid|haschkekse|cannabis|chlor|entkalker)',
  ],
  took_something: [
    '(die |das |eine |ne |meine |)(ganze|ganzen|volle|halbe) (packung|schachtel|flasche|dose|ladung|blister|zeug) (genommen|geschluckt|getrunken|leer|intus)',
    '(alles|alle) (geschluckt|genommen|runtergeschluckt)',
    '((was|etwas|irgendwas|irgendetwas|drogen|pillen|tabletten|ecstasy|mdma|lsd|ghb|keta|ketamin|speed|koks|heroin|fentanyl|zu viel|zuviel|zu viele|falsche|doppelte|schmerzmittel|paracetamol|ibuprofen|medikamente|insulin|wodka) (auf der party |mit (wodka|alkohol|schnaps|bier) |und (alkohol|wodka|schnaps) |davon |)(genommen|geschluckt|eingeworfen|geschmissen|gespritzt|gezogen|geraucht|konsumiert|gesoffen|getrunken|eingenommen)|flasche (wodka|schnaps|whisky|rum|korn)|überdosis|zweimal (insulin |)(gespritzt|genommen)|(paracetamol|tabletten|pillen|medikamente) mit (alkohol|wodka|schnaps|bier))',
  ],
  ill_after: [
    '(komisch|schlecht|übel|schwindlig|schwindelig|zittert|zittere|blau|wacht nicht|bewusstlos|umgekippt|reagiert|schläfrig|müde|benommen|kotzt|erbricht|erbrechen|übergibt|übergeben|brechen|halluziniert|sieht sachen|herzrasen|krampft|schaum|weggetreten|verwirrt|schwitzt|bauchkrämpfe|durchfall|nicht denken|keine luft|atmet|taub)',
  ],
  wild_food: [
    '(pilze|pilz|schwammerl|beeren|bärlauch|wildkräuter|eingemachtes|konserve|knollenblätterpilz|wurzeln aus|samen gegessen|kugelfisch)',
  ],
  me: ['(ich|mich|mir|mein|meine|meinen|meinem|meiner|wir|uns|unser|unsere|hab|bin)'],
  grim: [
    '(sterbe|sterben|stirbt|tot|tod|töten|umbringen|suizid|selbstmord|überdosis|blut|blute|blutet|bluten|messer|waffe|pistole|strick|klinge|rasierklinge|gift|vergiftet|verschluckt|geschluckt|bewusstlos|ohnmächtig|umgekippt|zusammengebrochen|krampf|krampft|krampfanfall|atmen|atmet|luft|ersticke|erstickt|gewürgt|schlaganfall|herzinfarkt|brust|taub|gelähmt|geschwollen|schwillt|verwirrt|stimmen|droht|bedroht|drohung|schlägt|geschlagen|prügelt|verprügelt|verletzen|verletzt|ritzen|ritze|vergewaltigt|missbraucht|fasst mich|angefasst|angegriffen|gestochen|angst|panik|gefahr|gefangen|eingesperrt|krankenwagen|polizei|notfall|hoffnungslos|wertlos|verzweifelt|allein|leb wohl|verschwinden|last|aufgeben|weine|springen|fieber|unerträglich|unerträgliche|schlimmste|schlapp|schlaff|blau|rettet|fehlgeburt)',
  ],
  calm: [
    '(schach|zahnfleisch|putzen|spiel|spiele|level|film|serie|staffel|folge|buch|roman|krimi|podcast|nachrichten|artikel|referat|hausarbeit|kurs|ausbildung|prüfung|vorlesung|mannschaft|team|tor|tore|halbzeit|server|prozess|skript|code|drucker|laptop|computer|akku|rechnung|erstattung|formular|tapete|haha|hihi|lol|lach|gelacht|vor (vielen |zwei |drei |fünf |sechs |zehn |)jahren|letztes jahr|letzten sommer|(19|20)(0|1|2|4)(0|1|2|3|4|5|6|7|8|9)|therapeutin|therapie|therapeut|rezept|folgerezept|termin|vorsorge|blutwerte|blutabnahme|blutdruck|wie lange dauert|was macht man|normal|impfung|sitzung|stau|witz|marathon|fitness|pizza|kaffee|scherz|hochzeit|konzert|jagdschein|versicherung|solo|als (kind|jugendlicher|jugendliche)|früher|mir geht es gut|leichte|leichter|leicht|katze|hund|goldfisch|pflanze|heuschnupfen|laut|für meine|langweilig|tabelle|projekt|beförderung|jahre her|seit jahren|alles (gut|bestens))',
  ],
};
