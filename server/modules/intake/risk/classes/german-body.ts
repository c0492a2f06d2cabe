import type { BodyClasses } from '../combinations-body.ts';

/** What can be seen and felt of a body in danger, in German. */
export const body: BodyClasses = {
  other: [
    '(er|sie|ihm|ihn|jemand|(mein|meine|meiner|meinem|meinen|unser|unsere|unserem|der|die|dem|den|ein|eine|sein|seine|ihr|ihre) (kleiner |kleine |alter |alte |großer |große |beste |bester |)(mann|frau|partner|partnerin|mama|mutter|papa|vater|sohn|tochter|bruder|schwester|oma|opa|großmutter|großvater|onkel|tante|cousin|cousine|neffe|nichte|freund|freundin|kumpel|mitbewohner|mitbewohnerin|nachbar|nachbarin|kollege|kollegin|chef|kind|baby|säugling|junge|bub|mädchen|enkel|enkelin|kleiner|kleine|kleinen|schwiegermutter|schwiegervater|schwester|gast|patient|mensch|typ)|mama|mutti|papa|oma|opa|mutter|vater|mitbewohner|kumpel)',
  ],
  small: [
    '(baby|babys|neugeborenes|neugeborene|säugling|kleinkind|(tage|wochen|monate|jahre) alt|mein kleiner|meine kleine|unser kleiner|unsere kleine|kind|sohn|tochter|zwillinge|enkel|enkelin|bub)',
  ],
  unmoving: [
    '(nicht|nimmer|ned|net|kaum) (mehr |)(zum|zu) (wecken|aufwecken|wach kriegen)',
    '(krieg|kriege|bekomm|bekomme) (ihn|sie|papa|mama|opa|oma|meinen mann|meine frau) (nicht|nimmer|kaum) (mehr |)(wach|auf)',
    '(nicht|nimmer|nicht mehr|nichts mehr|kaum|kaum noch|gar nicht|garnicht|überhaupt nicht|nicht richtig) (mehr |richtig |)(wach|aufwachen|wach zu kriegen|wach zu bekommen|aufzuwecken|wecken|zu wecken|ansprechbar|reagieren|atmen|bei bewusstsein|bei sich|zu sich|bewegen|auf)',
    '(wacht|reagiert|antwortet|rührt sich|bewegt sich|atmet|atmen|regt sich|kommt) (einfach |gar |überhaupt |nur noch |)(nicht|nimmer|kaum|nix|nichts)( mehr|)( auf| richtig auf| zu sich|)',
    '(nix|nicht|keine|kein|ohne) (atmen|atmung|atem|puls|reaktion|herzschlag|lebenszeichen|bewusstsein|regung)',
    '(bewusstlos|regungslos|leblos|schlaff|schlapp|ohnmächtig|weggetreten|ohne bewusstsein|lässt sich nicht wecken|wird nicht (richtig |mehr |)wach|wach nicht auf)',
  ],
  fallen: [
    '(umgefallen|umgekippt|zusammengebrochen|zusammengesackt|zusammengeklappt|kollabiert|hingefallen|gestürzt|(am|auf dem|auf den|aufm) (boden|fußboden|küchenboden|gehweg|straße)|liegt (da|nur da|im bad|in der badewanne|im keller|draußen)|in ohnmacht|unter wasser|im pool|ins wasser gefallen)',
  ],
  ill_breath: [
    '(atmet|atmung|atmen|atem|schnauft|luft) (ist |nur |nur noch |ganz |sehr |so |total |irgendwie |)(komisch|seltsam|schnell|flach|schwer|laut|langsam|rasselnd|rasselt|stoßweise|unregelmäßig|pfeifend|röchelnd|setzt aus|aussetzer|weg)',
    '(röchelt|röcheln|röchelnd|keucht|keuchend|japst|schnappt nach luft|nach luft (ringt|schnappt)|ringt nach luft|erstickt|ersticken|verschluckt|hechelt|pfeift|giemt|stöhnt beim atmen|keine luft|kaum luft)',
    '(zieht|ziehen) (beim atmen |)(die |den |)(rippen|bauch|brustkorb|hals) (beim atmen |)(ein|nach innen)',
    '(kann|kannst|können) (kaum|nicht|nicht mehr|keinen ganzen satz|keine ganzen sätze) (sprechen|reden|mehr sprechen|mehr reden|zu ende)',
    '(etwas|was|brot|fleisch|wurst|traube|knochen|bonbon|münze) (steckt|sitzt|hängt) (im|ihm im|ihr im|fest)',
  ],
  choked: ['(verschluckt|erstickt|ersticken|würgt|im hals stecken|steckt im hals|in der luftröhre)'],
  cannot_speak: [
    '((nicht|nimmer|nicht mehr|kaum|keinen ton) (mehr |)(reden|sprechen|husten|schreien|schlucken|antworten|raus)|keine luft|blau|läuft rot an)',
  ],
  seizing: [
    '(zuckt|zuckungen|krampft|krampfen|krampf|krämpfe|krampfanfall|schüttelt es|zittert am ganzen|anfall|augen (sind |)(verdreht|nach oben|nach hinten)|verdreht die augen|schaum|wird ganz steif|auf die zunge gebissen)',
  ],
  not_back: [
    '((kommt|ist) nicht (mehr |)zu sich|hört nicht auf|(fünf|zehn|5|10|15|20) minuten|wacht nicht auf|immer wieder|noch einer|am ganzen körper)',
  ],
  discoloured: [
    '(lippen|gesicht|haut|hände|finger|fingernägel|er|sie|baby|papa|mama|ganz|total|schon|wird|ist|läuft) (sind |ist |wird |werden |ganz |schon |total |so |sieht |läuft |)(blau|bläulich|grau|aschfahl|lila|marmoriert|fleckig|kreidebleich|leichenblass|dunkelblau)',
    '(kaltschweißig|marmoriert|aschfahl|kalter schweiß|leichenblass|kreidebleich|bläulich)',
  ],
  muddled: [
    '(redet|spricht|erzählt) (nur noch |ganz |plötzlich |)(wirr|wirres)',
    '(verwirrt|desorientiert|benommen|im delirium|(redet|spricht|erzählt|sagt|redt) (nur |nur noch |ganz |lauter |so |)(wirr|wirres|wirres zeug|unsinn|quatsch|durcheinander|komisch|komisches zeug|wie betrunken|wie besoffen|unverständlich|blödsinn)|wirres zeug|weiß nicht (mehr |)(wo|wer|welcher)|erkennt (mich|uns|niemanden|keinen)( nicht|)|nicht klar im kopf|fantasiert|kann nicht denken|wie betrunken|wie besoffen)',
  ],
  drowsy: [
    '(schläfrig|benommen|apathisch|lethargisch|schlapp|teilnahmslos|wegtritt|dämmert weg|schläft immer (wieder |)ein|kaum wach|nicht richtig wach|schwer zu wecken|bewusstlos|ohnmächtig|umgekippt|ganz müde|schlaff)',
  ],
  vomits: [
    '(erbricht|erbrechen|erbrochen|übergibt sich|übergeben|kotzt|kotzen|gekotzt|spuckt alles|spuckt dauernd|behält nichts|behalte nichts|speibt|gespieben|brechen|bricht dauernd)',
  ],
  shaky: [
    '(schwitze|schwitzt|schwitzen|schweiß|zittere|zittert|zittern|zittrig|schwindlig|schwindelig|schwindel|schwarz vor (den |)augen|umgekippt|umkippen|ohnmächtig|ohnmacht|schwach|blass|verwirrt|benommen|komisch|kann nicht denken|verschwommen|weggetreten|halluziniert|sieht sachen)',
  ],
  hot: [
    '(fieber|fiebert|hohe temperatur|glüht|schüttelfrost|38 (1|2|3|4|5|6|7|8|9)|39( (0|1|2|3|4|5|6|7|8|9)|)|40( (0|1|2|3|4|5|6|7|8|9)|)|41)',
  ],
  rash: ['(ausschlag|flecken|punkte|pünktchen|rote punkte|petechien|einblutungen|hautblutungen|quaddeln|blaue flecken überall)'],
  stays: [
    '((nicht|nimmer) (weggehen|weg gehen|verschwinden|wegdrücken|wegzudrücken|weg|blasser)|gehen nicht weg|geht nicht weg|bleiben|glas|drauf drück|draufdrücken|lila|breitet sich schnell aus|breiten sich aus)',
  ],
  neck: [
    '(nackensteif|nackensteife|(nacken|genick|hals) (ist |ganz |total |so |)(steif|hart)|(steifer|steifen|steifes|steifem) (nacken|hals|genick)|kinn nicht (auf|zur)|kopf nicht (mehr |)(beugen|bewegen|drehen)|lichtempfindlich|licht (tut weh|blendet))',
  ],
  new_baby: [
    '(neugeborenes|neugeborene|neugeborener|säugling|(1|2|3|4|5|6|7|8|9|10|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|paar) (tage|tag|wochen|woche) alt|(zwei|drei|2|3|ein) (monate|monat) alt|baby)',
  ],
  not_feeding: [
    '(trinkt (nicht|nimmer|nichts|kaum|schlecht|gar nicht)|isst nicht|will nicht trinken|nimmt (die|keine) (brust|flasche) nicht|verweigert|keine nasse windel|windel (ist |)trocken|schreit (schrill|komisch)|fontanelle|eingefallene augen)',
  ],
  head_hit: [
    '(blut|flüssigkeit|wasser) (läuft |kommt |)(aus|ausm) (dem|den|meinem|seinem) (ohr|ohren|nase)',
    'beule am kopf',
    '((auf|an|gegen) (den|seinen|ihren|meinen|dem) kopf (gefallen|gestürzt|geschlagen|geknallt|bekommen|gestoßen|geprallt)|kopf (angeschlagen|gestoßen|angehauen|aufgeschlagen|verletzung)|kopfverletzung|auf den hinterkopf|schlag auf den kopf|kopfüber gefallen|platzwunde am kopf)',
  ],
  crash: [
    '(in|auf|unter) (der|dem) (dusche|badewanne|bad|küche|straße|eis|treppe|garten) (gestürzt|gefallen|hingefallen|ausgerutscht|gelegen)',
    '(baby|säugling|kind|kleine|kleiner|kleinen) (ist |)(mir |)(runtergefallen|heruntergefallen|hinuntergefallen|aus der hand gefallen|runter gefallen)',
    '(nach|seit) dem (sturz|unfall)',
    '((von|vom|aus|die|von der|vom dach|aus dem|vom wickeltisch) (der |dem |einer |einem |)(leiter|dach|treppe|pferd|baum|balkon|gerüst|fenster|rad|fahrrad|motorrad|mauer|wickeltisch|bett|hochbett) (runter|herunter|hinunter|)(gefallen|gestürzt|geflogen|gekracht|gesprungen)|(autounfall|unfall|überfahren|angefahren|stromschlag|ertrinkt|ertrunken|eingeklemmt|verschüttet|unter wasser)|treppe (runter|hinunter|herunter)gefallen)',
  ],
  no_feeling: [
    '((spür|spüre|spürt|fühl|fühle|fühlt|beweg|bewege) (meine|mein|meinen|seine|ihre|die|nichts) (beine |bein |arme |arm |hände |füße |)(nicht|nimmer|nix|mehr)|(beine|bein|arm|arme|hand|füße) (nicht|nicht mehr|nimmer|kaum noch) (mehr |)(bewegen|spüren|fühlen|heben)|gelähmt|kein gefühl (mehr |)in|knochen (schaut|guckt|steht) (raus|heraus))',
  ],
  one_side: [
    '(auf (einer|der linken|der rechten) seite|linke seite|rechte seite|(der|ein|mein|sein|ihr|linker|rechter|linke|das|linkes|rechtes|den) (arm|bein|hand|auge|fuß|mundwinkel|mund)|gesichtshälfte|körperhälfte|halbes gesicht|mundwinkel|auf einem auge)',
  ],
  fails: [
    '(sabbert|sabbern|speichelt|speichel läuft)',
    '(hängt|hängen|hängend|schief|taub|pelzig|schwach|gelähmt|lahm|schlaff|schwer wie blei|bewegt sich nicht|gehorcht nicht|nachziehen|zieht nach|nichts mehr|blind|kribbelt|verzogen)',
  ],
  drags: [
    '((zieht|ziehe|nachzieht) (er |sie |)(das|ein|sein|ihr|mein|einen|den) (linkes |rechtes |linke |rechte |)(bein|fuß) (nach|hinterher)|läuft wie betrunken|kann nicht (mehr |)gerade (gehen|laufen)|lässt alles fallen|kippt (immer |)zur seite)',
  ],
  lost_words: [
    '((findet|finde|finden) (keine|die|seine|ihre|meine) (worte|wörter) (nicht|mehr|nimmer)|(findet|finde) keine worte|(spricht|redet|rede|spreche|klingt) (auf einmal |plötzlich |so |ganz |)(verwaschen|lallend|undeutlich|wie betrunken|wie besoffen)|(bringt|bring|kriegt|bekommt) (keinen|kein|keine) (satz|wort|ton|worte|sätze) (mehr |)(raus|heraus)|lallt|lalle|wortfindungsstörungen)',
  ],
  lost_sight: [
    '((seh|sehe|sieht|sehen) (ich |er |sie |plötzlich |)(auf (einem|dem linken|dem rechten) auge|nichts mehr|doppelt|doppelbilder|sterne|sternchen|blitze|flimmern|nur noch schwarz|verschwommen)|(nichts|nix) (mehr |)(sehen|gesehen|sehe)|auf (einem|dem linken|dem rechten) auge (blind|nichts|nix)|doppelbilder|sehstörungen|augenflimmern|flimmern vor den augen)',
  ],
  headache: ['(kopfschmerz|kopfschmerzen|kopfweh|schädelweh|kopf (tut|platzt|explodiert|zerspringt)|migräne)'],
  worst: [
    '(schlimmste|schlimmsten|stärkste|stärksten|heftigste|heftigsten|vernichtend|explodiert|von einer sekunde|schlagartig|noch nie|unerträglich|unerträgliche|furchtbare|furchtbar|schreckliche|wahnsinnige|brutale|plötzlich|extreme|extrem)',
  ],
  sudden: [
    '(plötzlich|auf einmal|aufeinmal|schlagartig|von einer (sekunde|minute)|seit heute früh|seit heute morgen|seit einer stunde|gerade eben|grad eben|vorhin|beim aufwachen|gerade|jetzt)',
  ],
  heart: ['(brust|herz|brustkorb|brustbein|herzgegend|zwischen den schulterblättern|kiefer)'],
  presses: [
    '(druck|drückt|eng|enge|engegefühl|schmerz|schmerzen|weh|sticht|stechen|stich|brennt|brennen|zugeschnürt|zerquetscht|krampf|schwer|zieht|hält sich|greift sich|fasst sich|draufsitzt|draufsitzen|elefant|schraubstock|stein|gürtel)',
  ],
  races: [
    '(rast|rasen|hämmert|stolpert|stolpern|flattert|flimmert|setzt aus|aussetzer|herzrasen|unregelmäßig|spinnt|180|170|190|200|160|150|wie verrückt|wie wild|bis zum hals|bleibt stehen)',
  ],
  spreads: [
    '((linken|linke|in den|in die|in beide|bis in|zum|in) (linken |)(arm|arme|kiefer|hals|rücken|schulter)|schwitze|schwitzt|schweiß|kaltschweißig|grau|blass|übel|übelkeit|schlecht|atemnot|keine luft|kaum luft|schwindlig|schwindelig)',
  ],
  swollen: [
    '(schwillt|schwellen|geschwollen|angeschwollen|zugeschwollen|dick|dicker|eng|enger|zu|riesig|aufgequollen|kribbelt|kribbeln|pelzig)',
  ],
  airway_part: ['(lippen|lippe|zunge|hals|rachen|kehle|gesicht|augen|mund|gaumen)'],
  trigger: [
    '(gestochen|stich|biene|wespe|hornisse|nuss|nüsse|erdnuss|erdnüsse|haselnuss|cashew|mandel|garnelen|krabben|fisch|sesam|milch|ei|kiwi|soja|latex|penicillin|antibiotikum|antibiotika|amoxicillin|impfung|spritze|kontrastmittel|neues medikament|neuen tablette|tablette|allergisch|allergie|epipen|notfallset|gegessen)',
  ],
  reacts: [
    '(quaddeln|nesselsucht|juckt überall|pfeift|giemt|atemnot|keine luft|schluckt schlecht|nicht schlucken|hals|zunge|lippen|schwillt|geschwollen|schwindlig|kreislauf|heiser|lippe)',
  ],
  blood: ['(blut|blute|blutet|bluten|blutung|blutungen|nasenbluten|wunde|platzwunde|blutend|schnittwunde)'],
  flows: [
    '((hört|geht|lässt|hören|hörts) (einfach |gar |sich |)(nicht|nimmer|net) (mehr |)(auf|weg|stillen|stoppen)|nicht zu stoppen|überall|spritzt|strömt|schießt|läuft (raus|runter|in strömen)|viel|stark|heftig|voller|voll|alles|literweise|lache|durchgeblutet|handtuch|handtücher|seit (zwei|einer|2|drei|1) stunden?|marcumar|blutverdünner|eliquis|xarelto|klumpen|ohne ende)',
  ],
  gravely_cut: [
    '((kettensäge|säge|kreissäge|axt|beil|glas|messer|machete|rasenmäher|flex|bohrer|nagel|trennschleifer) (ist |mir |)(ins|in den|in die|im|durch|tief|abgerutscht)|mit der (kettensäge|säge|kreissäge|axt|flex) (ins|in den|in die)|(finger|daumen|hand|zeh|fuß|ohr|fingerkuppe) (abgeschnitten|abgesägt|abgehackt|abgerissen|abgetrennt|ab)|bis (auf|zum) (den |)knochen|sieht den knochen|arterie|schlagader|(viel |so |sehr |)(zu|richtig|sehr|extrem) tief (geschnitten|rein)|tief geschnitten)',
  ],
  inner_blood: [
    '((huste|hustet|husten|spucke|spuckt|erbreche|erbricht|kotze|kotzt|pinkle|kacke) (ich |er |sie |nur |nur noch |)(blut|frisches blut|helles blut|kaffeesatz)|blut (gehustet|gespuckt|gekotzt|erbrochen|im erbrochenen|aus den ohren|aus dem ohr|aus dem hintern|aus dem after)|(stuhl|stuhlgang|kot|kacke|aa) (ist |)(schwarz|pechschwarz|blutig|voller blut|wie teer)|teerstuhl|schwarz wie teer|schwarzer stuhl|wie kaffeesatz)',
  ],
  expecting: [
    '(im |)(vierten|fünften|sechsten|siebten|achten|neunten) monat',
    '(schwanger|schwangerschaft|ssw|schwangerschaftswoche|(1|2|3|4)(0|1|2|3|4|5|6|7|8|9) (woche|ssw|wochen)|hochschwanger|(in der |)(achten|neunten|siebten|sechsten|fünften) monat|errechneter termin|wehen|entbunden|nach der geburt|kaiserschnitt)',
  ],
  womb_alarm: [
    '(läuft|laufen) (ihr |mir |)blut',
    '(blute|blutet|bluten|blutung|blut|((spür|spüre|merk|merke|fühl|fühle|bewegt) (mein |das |sich |ich |)(baby|kind|kleine|kleinen|)( seit (gestern|heute|stunden)|)(nicht|nimmer|kaum|nichts|nix))|keine (bewegungen|kindsbewegungen|bewegung)|bewegt sich (seit (gestern|heute|stunden)|)(nicht|kaum|weniger)|fruchtblase|fruchtwasser|nabelschnur|sterne|flimmern|geschwollen|furchtbare kopfschmerzen|starke kopfschmerzen|schmerzen (unter den rippen|im oberbauch)|starke schmerzen|krämpfe|auf den bauch (gefallen|gestürzt)|in den bauch (getreten|geschlagen)|fieber|baby kommt)',
  ],
  cord: [
    '((seh|sehe|sieht|spüre|fühle|schaut|hängt|guckt) (ich |man |schon |)(die |)nabelschnur|nabelschnur (hängt|schaut|kommt|ist|um)|baby kommt (jetzt|gerade|schon|im)|köpfchen (ist |)(da|schon|draußen|zu sehen)|presswehen|sturzgeburt)',
  ],
  waters: ['(fruchtblase|fruchtwasser|blase) (ist |)(geplatzt|gesprungen|geht ab|abgegangen)'],
  sugar: [
    '(diabetiker|diabetikerin|diabetes|insulin|zucker|blutzucker|unterzucker|unterzuckert|unterzuckerung|zuckerkrank|zuckerschock|messgerät)',
  ],
  sugar_wrong: [
    '(ist|war|ganz|sehr|viel zu|zu) (niedrig|tief)',
    '(zweimal|doppelt|doppelte|zu viel|zuviel|falsche|falsches|ganz niedrig|sehr niedrig|zu niedrig|so niedrig|im keller|sinkt|sackt ab|zeigt (lo|hi)|zittere|zittert|zittern|zittrig|schwitze|schwitzt|kaltschweißig|verwirrt|wirr|wirres|redet|benommen|bewusstlos|umgekippt|behalte nichts|behält nichts|erbricht|wacht nicht|nicht denken)',
  ],
  fumes: [
    '(ofen|kamin|therme|gastherme|heizung|heizstrahler|grill|holzkohle|shisha|generator|auspuff|abgase|motor läuft|gas|rauch|qualm|kohlenmonoxid|co melder|rauchmelder|chlor|dämpfe)',
  ],
  fume_ill: [
    '((alle|beide|ganze familie|uns allen|wir alle) (haben |)(kopfweh|kopfschmerzen|schwindlig|übel|schlecht)|kopfweh|kopfschmerzen|schwindlig|schwindelig|umgekippt|ohnmächtig|übel|riecht|geruch|piept|schlägt an|gefangen|eingeschlossen|keine luft)',
  ],
  burnt: [
    '((kochendes|kochend heißes|heißes|heißem) (wasser|öl|fett|kaffee|tee|suppe)|feuer|flammen|säure|lauge|verbrannt|verbrüht|verätzt|brennt)',
  ],
  burnt_where: [
    '(gesicht|brust|bauch|beine|arme|rücken|kopf|körper|augen)',
    '((über|im|am|auf|ins) (das|den|die|sein|ihr|sein|ganzen |)(gesicht|brust|körper|beine|arme|rücken|kopf|bauch|augen)|haut (löst|geht|schält)|kleidung brennt|haus brennt|wohnung brennt|ganz verbrüht|eingeschlossen)',
  ],
};
