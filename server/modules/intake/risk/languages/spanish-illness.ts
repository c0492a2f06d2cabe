import type { Terms } from '../lexicon.ts';

/** What people say in Spanish whose body is in danger, by what it means; parts of the rules. */
export const illness: Terms = {
  chest: ['(pecho|corazón|tórax|esternón)'],
  pain: [
    '(dolor|duele|presión|opresión|aprieta|apretado|punzada|punzadas|ardor|quemazón|me oprime|oprime|dolores|pesadez|apretón|elefante|aplasta)',
  ],
  arm: [
    '(brazo izquierdo|brazo|brazos|mandíbula|hombro|sudor frío|sudando|sudor|sudores|náuseas|falta de aire|falta el aire|mareo|mareado|mareada|espalda|ahogo)',
  ],
  no_breath: [
    '(no|apenas|casi no|ya no|no nos|no le) (puedo|puede|pude|logro|consigo|podía) (casi |)(respirar|tomar aire|coger aire|agarrar aire|respirar bien)',
    '(me|se) (falta|faltaba|está faltando) (mucho |)(el aire|la respiración|aire)',
    '(no|nada de) (me |le |)(entra|llega|pasa) (el |)aire',
    '(me estoy|se está|me|se) (asfixiando|ahogando|asfixio|ahogo|asfixia|ahoga)',
    '(labios) (están |se pusieron |se ponen |se le pusieron |se están poniendo |)(azules|morados|azulados)',
    '(se puso|se está poniendo|me pongo) (azul|morado|morada|amoratado)',
    '(dejó de|deja de|ha dejado de|no está|no) (respirar|respirando|respira)',
  ],
  short_breath: [
    '(dificultad para respirar|falta de aire|me cuesta respirar|cuesta mucho respirar|problemas para respirar|le cuesta respirar|dificultad respiratoria|me cuesta mucho respirar)',
  ],
  stroke: [
    '(cara|boca|rostro|labio|párpado) (se me |se le |está |se |la tengo |)(torció|caída|caído|torcida|torcido|dormida|paralizada|adormecida|paralizó|cae|durmió|chueca|desviada|cayó|colgando|ha torcido)',
    '(se me|se le) (torció|ha torcido|durmió|ha dormido|paralizó|cayó|ha caído|ha paralizado|adormeció) (la|el|un|una|medio|toda|todo|de repente) (cara|boca|brazo|pierna|lado|cuerpo|mitad|lado izquierdo|lado derecho|la cara|la boca)',
    '(lado|mitad) (izquierdo|derecho|izquierda|derecha) (de|del) (mi |la |el |su |) (cara|cuerpo|cara dormida|rostro)',
    '(no puedo|no puede|no consigo|no logra|no podía) (mover|levantar|sentir|hablar bien|articular|hablar de repente) (el|la|mi|su|un|una|medio|las|) (brazo|pierna|mano|lado|cuerpo|cara|palabras|izquierdo|derecho|)',
    '(hablo|habla|hablar|hablando|palabras) (arrastrando|enredado|arrastradas|raro de repente|arrastra|arrastro|trabado|enredadas|balbuceando|de forma extraña)',
    '(peor|más fuerte) dolor de cabeza de (mi|su) vida',
    '(de repente|repentinamente|de golpe|súbitamente) (no veo|perdí la vista|no puedo hablar|no puedo ver|quedé ciego|me quedé ciega|no siento|no puede hablar|perdió la vista|me quedé sin|dejé de ver)',
    '(tengo|teniendo|está teniendo|sufriendo|dando|dio|tuve|me da|le dio|está dando) (un |)(infarto|derrame|derrame cerebral|ictus|ataque al corazón|ataque cardíaco|embolia)',
  ],
  allergy: [
    '(se me|se le|me|le) (está |están |ha |)(cierra|cerrando|hincha|hinchando|hinchó|cerró|inflama|inflamando|hinchado|inflamó|cerrado|inflaman|hinchan) (la |los |mucho la |) (garganta|lengua|labios|cara)',
    '(garganta|lengua|labios|cara) (se me |se le |está |se está |se me está |muy |están |se me ha |se |)(cierra|cerrando|hinchando|hincha|hinchada|hinchados|inflamada|hinchó|cerrado|hinchado|cerró|inflamando)',
    '(choque|shock) anafiláctico',
    'anafilaxia',
  ],
  bleeding: [
    '(no|no para|no deja|no dejo|no paro|no se detiene|no cesa) (para |deja |me |le |paro |dejo |se me |)(de |)(sangrar|sangrando|de sangrar|la hemorragia|la sangre|el sangrado)',
    '(sangrado|hemorragia|sangre|herida) (que |)(no (para|se detiene|cesa|deja)|muy fuerte|abundante|incontrolable|a chorros|por todos lados|por todas partes)',
    '(sangro|sangra|sangrando|sangrar) (mucho|muchísimo|demasiado|abundantemente|a chorros|sin parar|bastante y no)',
    '(vomito|vomité|vomitando|vomitar|vómito|toso|tosiendo|tosí|escupo|escupiendo|vomitó|escupió|tose|vomita|he vomitado|he tosido) (con |mucha |de |)sangre',
    '(perdiendo|perdido|pierdo|pierde) (mucha|demasiada|tanta|muchísima) sangre',
    'me (estoy desangrando|desangro)',
    'hay sangre por (todas partes|todos lados)',
  ],
  collapse: [
    '(inconsciente|no responde|no despierta|no se despierta|no reacciona|sin pulso|no tiene pulso|convulsiones|convulsionando|convulsión|perdió el conocimiento|perdió la conciencia|echa espuma por la boca|desplomó|se ha desplomado|convulsiona)',
  ],
  fainted: ['(me desmayé|desmayado|desmayada|desmayo|perdí el conocimiento)'],
  pregnant: ['(embarazada|embarazo|semanas de gestación)'],
  bleeds: ['(sangrando|sangrado|sangre|sangro|rompí aguas|no se mueve|no siento al bebé|hemorragia|dejó de moverse|ya no siento)'],
  stiff: ['(cuello rígido|rigidez de cuello|rigidez en el cuello|nuca rígida|rigidez en la nuca|cuello muy rígido)'],
  fever: ['(fiebre|calentura|temperatura alta)'],
  gas: ['(monóxido de carbono|fuga de gas|huele a gas)'],
  dying: ['(me estoy muriendo|creo que me muero|siento que me muero|voy a morirme ahora|me voy a morir)'],
};
