import type { Terms } from '../lexicon.ts';

/** What people say in German whose body is in danger, by what it means; parts of the rules. */
export const illness: Terms = {
  chest: ['(brust|herz|brustkorb|herzgegend|brustbein)'],
  pain: [
    '(schmerz|schmerzen|druck|stechen|enge|engegefühl|eng|brennen|brennt|zieht|drückt|sticht|schmerzt|ziehen|beklemmung|weh|zugeschnürt|elefant)',
  ],
  arm: [
    '(linken arm|linke arm|arm kribbelt|arm|arme|kiefer|schulter|kalter schweiß|schweiß|schwitzen|schweißgebadet|übel|übelkeit|atemnot|luftnot|schwindel|schwindlig|keine luft|rücken)',
  ],
  chest_pain: [
    '(brustschmerzen|brustschmerz|herzschmerzen|herzstechen|engegefühl in der brust|druck auf der brust|brustenge|angina pectoris)',
  ],
  no_breath: [
    '(kriege|krieg|bekomme|bekomm|kriegt|bekommt) (kaum noch |kaum |gar |einfach |fast |)(keine|kaum|keinerlei|kein) (luft|luft mehr|atem)',
    '(krieg|kriege|bekomme|bekomm|kriegt|bekommt) (kaum|keine|kaum noch|fast keine|einfach keine|gar keine|nicht genug) luft',
    '(kann|können) (kaum|nicht|nicht mehr|kaum noch|nicht richtig) (mehr |)(atmen|luft holen|durchatmen)',
    '(atmet|atme) (nicht|nicht mehr|kaum|kaum noch)',
    '(ersticke|erstickt|am ersticken)',
    'ringe nach luft',
    'schnappt nach luft',
    'schnappe nach luft',
    'lippen (sind |werden |ganz |sind ganz |laufen |)(blau|bläulich|violett)',
    'läuft blau an',
    'atemstillstand',
  ],
  short_breath: ['(atemnot|luftnot|kurzatmig|atembeschwerden|probleme beim atmen|schwierigkeiten beim atmen|schwer luft|schlecht luft)'],
  stroke: [
    '(mundwinkel|gesichtshälfte|gesicht|augenlid|lid) (hängt|hängen|ist schief|schief|gelähmt|ist gelähmt|ist taub|plötzlich taub|hängt plötzlich|taub|hängt herunter|hängt runter|verzogen)',
    '(linke|rechte|eine|ganze) (gesichtshälfte|körperhälfte|seite|körperseite) (ist |plötzlich |ist plötzlich |wird |wurde |fühlt sich |)(gelähmt|taub|schwach|pelzig|hängt|kraftlos)',
    '(kann|können|konnte) (er |sie |ich |meine mutter |mein vater |mein mann |meine frau |plötzlich |auf einmal |)(nicht|nicht mehr|kaum noch) (richtig |mehr |mehr richtig |deutlich |)(sprechen|reden)',
    'arm hängt (schlaff |schlapp |einfach |)(runter|herunter|herab)',
    '(lalle|lallt|lallen|verwaschen|verwaschene sprache|undeutliche sprache)',
    '(kann|konnte) (plötzlich |auf einmal |)(meinen|den|mein|seinen|ihren) (linken |rechten |linkes |rechtes |)(arm|bein|hand) (nicht|kaum|nicht mehr|plötzlich nicht)',
    '(arm|bein|hand) (nicht mehr|plötzlich nicht|nicht) (bewegen|spüren|heben|fühlen)',
    '(schlimmste|schlimmsten|heftigste|heftigsten|stärkste|stärksten) kopfschmerzen meines lebens',
    '(vernichtungskopfschmerz|donnerschlagkopfschmerz)',
    '(plötzlich|auf einmal) (blind|nichts mehr gesehen|nichts mehr sehen|sehe nichts|nicht mehr sprechen|gelähmt|taub)',
    '(schlaganfall|herzinfarkt|herzanfall|hirnblutung) (bekommen|habe|hat|gerade|erleide|zu haben|haben|hatte)',
    '(habe|hab|hat|bekomme) (gerade |ich |wohl |glaube ich |vielleicht |)(einen|ein) (schlaganfall|herzinfarkt|herzanfall)',
  ],
  allergy: [
    '(hals|zunge|rachen|kehle|lippen|gesicht) (schwillt|schwellen|wird|ist|sind|werden) (mir |immer mehr |total |gerade |ganz |extrem |stark |)(zu|an|dick|geschwollen|angeschwollen|zugeschwollen|zugeschnürt|eng)',
    '(anaphylaxie|anaphylaktischer schock|anaphylaktischen schock|allergischer schock|allergischen schock)',
  ],
  bleeding: [
    '(blutung|blut|blute|blutet|bluten) (hört|lässt|hören) (sich |)(nicht|einfach nicht|nicht mehr) (auf|stoppen|stillen)',
    '(hört|hören) (nicht|einfach nicht|gar nicht) (mehr |)(auf|auf zu) (zu |)bluten',
    '(blute|blutet|blutend) (stark|sehr stark|heftig|wie verrückt|aus|extrem|ununterbrochen|überall|massiv)',
    '(kann|können) (die |)blutung nicht (stoppen|stillen)',
    '(spucke|huste|kotze|erbreche|hustet|spuckt|erbricht|gehustet|gespuckt|erbrochen|kotzt|bluterbrechen|bluthusten) (ich |seit heute |viel |frisches |gerade |hellrotes |)(blut|viel blut)',
    'blut (gespuckt|erbrochen|gehustet|gekotzt|zu spucken|spuckt)',
    '(verliere|verliert) (ganz |sehr |zu |so |)viel blut',
    'verblute',
    'überall (ist |)blut',
  ],
  collapse: [
    '(bewusstlos|ohnmächtig und|reagiert nicht|nicht ansprechbar|wacht nicht auf|wacht nicht mehr auf|nicht mehr aufzuwecken|kein puls|keinen puls|krampfanfall|krampft|krämpft|zusammengebrochen|schaum vor dem mund|epileptischen anfall)',
  ],
  fainted: ['(ohnmächtig|in ohnmacht|umgekippt|bewusstsein verloren|weggetreten)'],
  pregnant: ['(schwanger|schwangerschaft|ssw|schwangerschaftswoche)'],
  bleeds: ['(blute|blutung|blutungen|blutet|blut|fruchtwasser|bewegt sich nicht|nicht mehr bewegt|keine kindsbewegungen)'],
  stiff: ['(nackensteif|nackensteife|nackensteifigkeit|nacken ist steif|steifen nacken|steifer nacken|nacken ganz steif)'],
  fever: ['(fieber|hohe temperatur)'],
  gas: ['(kohlenmonoxid|gasgeruch|co melder)'],
  dying: ['(ich sterbe|glaube ich sterbe|muss sterben|sterbe gleich|am sterben)'],
};
